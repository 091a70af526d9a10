using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>The reviews in which the officer has items, the newest first.</summary>
[Authorize(Policies.ReadReviews)]
public sealed class IndexModel(ReviewQueries queries) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<RoundRow> Rows { get; private set; } = [];

    public Guid? More { get; private set; }

    public async Task OnGetAsync()
    {
        var size = this.Size(ReviewQueries.PageSize);
        var found = await queries.RoundsAsync(Officer, Before, size);
        Rows = [.. found.Take(size)];
        More = found.Count > size ? Rows[^1].Round.Id : null;
    }
}
