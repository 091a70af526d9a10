using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions.Public;

/// <summary>Requests that the district let go on in spite of a red line: each a reasoned, published act (domain 3.11).</summary>
[AllowAnonymous]
public sealed class OverridesModel(PortalDb db) : PageModel
{
    private const int Most = 200;

    /// <summary>One act, as it was: the title and what was found in the text that was let go on; and what became of it.</summary>
    public sealed record Row(string? Number, string Title, string Unit, IReadOnlyList<Crossing> Crossed, string Reason, DateOnly Day, AdmissionStatus Status)
    {
        /// <summary>The announcement of what was admitted; null where nothing was.</summary>
        public string? Outcome => Status is AdmissionStatus.Approved or AdmissionStatus.Expired ? $"/admissions/announcements/{Number}" : null;
    }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var found = await (
            from a in db.Admissions.AsNoTracking()
            where a.OverriddenAt != null
            orderby a.OverriddenAt descending
            join u in db.Units on a.UnitId equals u.Id
            select new { a.Number, a.OverriddenText, Unit = u.ShortName, a.OverriddenFindings, a.ContestAnswer, a.OverriddenAt, a.Status }).Take(Most).ToListAsync();
        Rows = [.. found.Select(f => new Row(f.Number, f.OverriddenText!.Split('\n')[0], f.Unit, f.OverriddenFindings!.Crossed, f.ContestAnswer ?? "", Days.On(f.OverriddenAt!.Value), f.Status))];
    }
}
