using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Lists;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Another request that resembles this one.</summary>
public sealed record SimilarRequest(Guid Id, string? Number, string Title, AdmissionStatus Status, string Unit, bool IsOwn);

/// <summary>What is shown beside the form.</summary>
/// <param name="Request">The request as saved, or as typed so far.</param>
/// <param name="Findings">What the screening finds in it.</param>
/// <param name="Villages">How many villages it concerns.</param>
/// <param name="Similar">Other requests like this one.</param>
/// <param name="Total">How near the cap of hours it comes; null without a cap, or where no village gets more.</param>
/// <param name="Meanwhile">What has become of its item since it was begun; null where that is as it was.</param>
public sealed record LookAheadView(AdmissionRequest Request, AdmissionFindings Findings, int Villages, IReadOnlyList<SimilarRequest> Similar, TotalView? Total, ItemMeanwhile? Meanwhile)
{
    /// <summary>Hours a year over all villages concerned.</summary>
    public decimal? HoursAYear => Request.YearlyHours * Villages;
}

/// <summary>That the item of a draft has been changed or removed since.</summary>
/// <param name="AdmissionId">The draft, which can take a newer version over.</param>
/// <param name="Code">The item.</param>
/// <param name="Version">The newer version; null where the item is gone.</param>
public sealed record ItemMeanwhile(Guid AdmissionId, string Code, int? Version);

/// <summary>总量控制 of a request.</summary>
/// <param name="Cap">Hours a month that each village may have.</param>
/// <param name="Village">The village that has most already; null where none has any.</param>
/// <param name="Now">What it has, without what goes.</param>
/// <param name="Then">What it would have.</param>
public sealed record TotalView(decimal Cap, string? Village, decimal Now, decimal Then)
{
    public bool IsOver => Then > Cap;
}

/// <summary>预检: what the author learns while writing (red lines, what covers it already, similar requests, what an amendment changes).</summary>
public sealed class LookAhead(PortalDb db, RequestScreening screening, ConcernedVillages villages, Workloads workloads, RulesOfDistrict rules)
{
    private const int Most = 5;
    private const double Alike = 0.4;
    private const int FewestGrams = 3;
    private const int MostCandidates = 50;

    public Task<AdmissionFindings> FindingsAsync(AdmissionRequest request) => screening.OfAsync(request);

    public async Task<LookAheadView> OfAsync(Admission admission, AdmissionRequest request) =>
        new(request, await FindingsAsync(request), await villages.CountAsync(request), await SimilarAsync(admission, request.Title), await TotalAsync(request), await MeanwhileAsync(admission));

    private async Task<ItemMeanwhile?> MeanwhileAsync(Admission admission) =>
        await db.MeanwhileAsync(admission.Request) is { } changed ? new ItemMeanwhile(admission.Id, admission.Request.ItemCode ?? "", changed.Arguments.OfType<int>().Cast<int?>().FirstOrDefault()) : null;

    private async Task<TotalView?> TotalAsync(AdmissionRequest request)
    {
        if ((await rules.ReadAsync()).Settings.HoursCap is not { } cap || !request.BringsWork || request.From is not { } from) return null;
        var goes = (await workloads.NamedAsync(request)).FindAll(n => TotalControl.WhyNot(n, from) is null); // what cannot go is said when it is submitted
        if (await workloads.HeaviestAsync(request with { InExchange = [.. goes.Select(n => n.Id)] }, from, goes) is not { } most) return null;
        var village = await db.Units.Where(u => u.Id == most.Village).Select(u => u.ShortName).FirstOrDefaultAsync();
        return new TotalView(cap, village, most.Hours, most.Hours + (request.MonthlyHours ?? 0));
    }

    /// <summary>
    /// Requests with the district, refused ones and those in force whose title shares most of its pairs of characters, however old. The database ranks what the index of pairs gives it.
    /// </summary>
    private async Task<IReadOnlyList<SimilarRequest>> SimilarAsync(Admission admission, string title)
    {
        var sought = TextGrams.Sought(title);
        if (sought.Length < FewestGrams) return [];
        var (id, unit, pairs, telling) = (admission.Id, admission.UnitId, sought.Length, Telling(sought));
#pragma warning disable CA1304, CA1307, CA1311 // the database does it
        var candidates = await (
            from a in db.Admissions.AsNoTracking()
            where a.Id != id && (a.Number != null || a.UnitId == unit) && a.Status != AdmissionStatus.Withdrawn && a.Status != AdmissionStatus.Expired && EF.Property<string[]>(a, TextGrams.Column).Any(g => telling.Contains(g))
            let upper = a.Title.ToUpper()
            orderby sought.Count(g => upper.Contains(g)) / (double)(a.Title.Length > pairs ? a.Title.Length - 1 : pairs) descending, a.Id descending
            join u in db.Units on a.UnitId equals u.Id
            select new SimilarRequest(a.Id, a.Number, a.Title, a.Status, u.ShortName, a.UnitId == unit)).Take(MostCandidates).ToListAsync();
#pragma warning restore CA1304, CA1307, CA1311
        return [.. candidates.Select(c => (Request: c, Share: Share(sought, c.Title))).Where(c => c.Share >= Alike).OrderByDescending(c => c.Share).Take(Most).Select(c => c.Request)];
    }

    /// <summary>The pairs of which every title alike has one: so few may be missing that those which stand in every other request need not be looked for.</summary>
    private static string[] Telling(string[] sought)
    {
        var spare = Math.Max(0, (int)Math.Ceiling(Alike * sought.Length) - 1);
        var common = sought.Where(QuestionText.IsCommonWord).Take(spare).ToHashSet(StringComparer.Ordinal);
        return [.. sought.Where(g => !common.Contains(g))];
    }

    /// <summary>What an amendment changes against the version it started from.</summary>
    public async Task<IReadOnlyList<ContentChange>> ChangesAsync(Admission admission)
    {
        if (admission.Kind != AdmissionKind.AmendItem) return [];
        var (code, version) = (admission.Request.ItemCode, admission.Request.ItemVersion);
        var before = await db.ListItems.AsNoTracking().SingleOrDefaultAsync(i => i.Code == code && i.Version == version);
        return before is null ? [] : admission.Proposed.ChangesFrom(ItemContent.Of(before), admission.List);
    }

    private static double Share(string[] sought, string title)
    {
        var other = TextGrams.Sought(title).ToHashSet(StringComparer.Ordinal);
        return sought.Count(other.Contains) / (double)Math.Max(sought.Length, other.Count);
    }
}
