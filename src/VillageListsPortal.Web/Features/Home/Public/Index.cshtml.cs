using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Lists;

namespace VillageListsPortal.Web.Features.Home.Public;

/// <summary>Can the village issue this? The answer stands in the first screen (experience.md).</summary>
[AllowAnonymous]
[EnableRateLimiting(Parts.SearchLimit)]
public sealed class IndexModel(ItemSearch search, ListQueries queries, TimeProvider clock) : PageModel
{
    private const int Most = 6;

    private IReadOnlyList<ListCount> counts = [];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public bool Asked => !string.IsNullOrWhiteSpace(Q);

    public DateOnly Today { get; } = Days.Today(clock);

    public IReadOnlyList<FoundItem> Found { get; private set; } = [];

    /// <summary>The one item that was meant; null where several or none fit.</summary>
    public FoundItem? Answer { get; private set; }

    /// <summary>What may have been meant beside it.</summary>
    public IEnumerable<FoundItem> Others => Found.Where(f => f != Answer);

    public ListCount? CountOf(ListKind kind) => counts.FirstOrDefault(c => c.Kind == kind.ToString());

    public async Task OnGetAsync()
    {
        counts = await queries.CountsAsync(Today);
        if (!Asked) return;
        Found = await search.FindAsync(Q!, Today, ListKinds.Certificates, Most);
        var sure = Found.Where(f => f.Match >= Match.Exact).ToList();
        Answer = sure.Count == 1 ? sure[0] : Found.Count == 1 ? Found[0] : null;
    }
}
