using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
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
    public const int PageSize = 50;

    /// <summary>One act, as it was: the title and what was found in the text that was let go on; and what became of it.</summary>
    public sealed record Row(Guid Id, string? Number, string Title, string Unit, IReadOnlyList<Crossing> Crossed, string Reason, DateOnly Day, AdmissionStatus Status)
    {
        /// <summary>The announcement of what was admitted; null where nothing was.</summary>
        public string? Outcome => Status is AdmissionStatus.Approved or AdmissionStatus.Expired ? $"/admissions/announcements/{Number}" : null;
    }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? More { get; private set; }

    public async Task OnGetAsync()
    {
        var overridden = db.Admissions.AsNoTracking().Where(a => a.OverriddenAt != null);
        if (Before is { } before) overridden = overridden.Where(a => db.Admissions.Any(b => b.Id == before && (a.OverriddenAt < b.OverriddenAt || (a.OverriddenAt == b.OverriddenAt && a.Id < b.Id))));
        var found = await (
            from a in overridden
            orderby a.OverriddenAt descending, a.Id descending
            join u in db.Units on a.UnitId equals u.Id
            select new { a.Id, a.Number, a.OverriddenText, Unit = u.ShortName, a.OverriddenFindings, a.ContestAnswer, a.OverriddenAt, a.Status }).Take(PageSize + 1).ToListAsync();
        Rows = [.. found.Take(PageSize).Select(f => new Row(f.Id, f.Number, f.OverriddenText!.Split('\n')[0], f.Unit, f.OverriddenFindings!.Crossed, f.ContestAnswer ?? "", Days.On(f.OverriddenAt!.Value), f.Status))];
        More = found.Count > PageSize ? Rows[^1].Id : null;
    }
}
