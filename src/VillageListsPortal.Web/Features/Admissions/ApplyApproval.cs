using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What an approval asks and does beside itself, in its transaction (domain 3.9): the tasks named in exchange end, the version before ends, the new one and its edition begin.</summary>
public sealed class ApplyApproval(PortalDb db, Workloads workloads, NewCitations citations)
{
    public async Task RunAsync(Admission admission, DistrictRules limits, Actor by, DateTimeOffset now)
    {
        var (named, asked) = await RequireAsync(admission, limits);
        if (named.Count > 0) admission.EndNamed(named, asked, by, now);
        await ChangeListAsync(admission);
    }

    /// <summary>The item is still the one that was written over, and 总量控制 holds at the decision as at the filing: others may have been approved meanwhile, and the first day may have moved. Asked before the municipality has it too.</summary>
    /// <returns>What the request names, and who was asked about it.</returns>
    public async Task<(IReadOnlyList<Admission> Named, IReadOnlyCollection<Guid> Asked)> RequireAsync(Admission admission, DistrictRules limits)
    {
        var (request, from) = (admission.Request, admission.Decision!.From!.Value);
        await db.RequireCurrentAsync(request);
        if (request.InExchange.Count == 0 && (!request.BringsWork || limits.Settings.HoursCap is null)) return ([], []);
        var (named, asked) = (await workloads.NamedAsync(request), await AskedAsync(admission));
        admission.RequireExchange(named, asked, from);
        var going = TotalControl.Going(from, named);
        limits.RequireCap(request, (await workloads.HeaviestAsync(request with { InExchange = [.. going.Select(n => n.Id)] }, from, going))?.Hours);
        return (named, asked);
    }

    /// <summary>Units asked about the text as it is, its own, and those before them (settled S29).</summary>
    private Task<List<Guid>> AskedAsync(Admission admission)
    {
        var units = admission.AskedNow.Append(admission.UnitId).ToList();
        return db.UnitReach.Where(r => units.Contains(r.FromUnitId)).Select(r => r.ToUnitId).Distinct().ToListAsync();
    }

    private async Task ChangeListAsync(Admission admission)
    {
        var (code, list) = (admission.ItemCode, admission.List.ToString());
        var latest = code is null ? null : await db.ListItems.Where(i => i.Code == code).OrderByDescending(i => i.Version).FirstOrDefaultAsync();
        var codes = await db.ListItems.Where(i => EF.Property<string>(i, "kind") == list).Select(i => i.Code).Distinct().ToListAsync();
        var term = latest?.AdmissionId is { } before ? await db.Admissions.AsNoTracking().Where(a => a.Id == before).Select(a => a.Request).SingleAsync() : null;
        if (ListChange.Of(admission, latest, term?.Until, codes.Select(ItemCode.NumberOf).DefaultIfEmpty().Max(), await db.LastEditionAsync(admission.List)) is not { } change) return;
        db.ListEditions.Add(change.Edition);
        if (change.Version is not { } version) return;
        db.ListItems.Add(version);
        await citations.AddAsync(version, admission.Request.Bases);
    }
}
