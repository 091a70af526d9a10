using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Benchmarks.Bare.Pages;

/// <summary>The rows in force today, one query, shown.</summary>
internal sealed class ListModel(BareDb db) : PageModel
{
    public IReadOnlyList<BareItem> Items { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var today = Days.Today(TimeProvider.System);
        Items = await db.Items.AsNoTracking().Where(i => i.Kind == "Cancelled" && i.From <= today && (i.To == null || today < i.To)).OrderBy(i => i.Code).ToListAsync();
    }
}
