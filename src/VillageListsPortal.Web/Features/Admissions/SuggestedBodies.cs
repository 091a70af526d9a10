using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A body that can be consulted.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Kind">Department, township or village.</param>
/// <param name="Above">Of a village, its township.</param>
public sealed record ConsultableBody(Guid Id, string Name, UnitKind Kind, string? Above);

/// <summary>Who should be asked about a request (domain 3.5): the departments that it names, those asked always, those whose tasks it would end, and of the townships and villages concerned all or a few from all over the district.</summary>
public sealed class SuggestedBodies(PortalDb db, ConcernedVillages villages, RulesOfDistrict rules, TimeProvider clock)
{
    public static readonly IReadOnlyCollection<UnitKind> Kinds = [UnitKind.Department, UnitKind.Township, UnitKind.Village];

    private const int All = 5;
    private const int Few = 3;

    public async Task<IReadOnlyList<ConsultableBody>> OfAsync(Admission admission)
    {
        var request = admission.Request;
        var concerned = await villages.Of(request).OrderBy(u => u.Code).Select(u => new { u.Id, u.ParentId }).ToListAsync();
        var townships = concerned.Select(v => v.ParentId).OfType<Guid>().Distinct().Where(t => t != admission.UnitId).ToList();
        var chosen = Spread(townships).Concat(Spread([.. concerned.Select(v => v.Id)])).Concat(await DepartmentsAsync(request)).Concat(await OwnersAsync(request)).Where(b => b != admission.UnitId);
        return await BodiesAsync([.. chosen]);
    }

    /// <summary>Units by id, departments first, then townships and villages by code.</summary>
    public async Task<IReadOnlyList<ConsultableBody>> BodiesAsync(IReadOnlyCollection<Guid> ids)
    {
        var today = Domain.Shared.Days.Today(clock);
        var found = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id) && Kinds.Contains(u.Kind) && u.From <= today && (u.To == null || today < u.To)).OrderBy(u => u.Code).ThenBy(u => u.ShortName)
            .Select(u => new ConsultableBody(u.Id, u.ShortName, u.Kind, u.Kind == UnitKind.Village ? db.Units.Where(p => p.Id == u.ParentId).Select(p => p.ShortName).FirstOrDefault() : null)).ToListAsync();
        return [.. found.OrderBy(b => b.Kind == UnitKind.Department ? 0 : b.Kind == UnitKind.Township ? 1 : 2)];
    }

    /// <summary>The units whose tasks would end in exchange (增减挂钩); of those that are no more, who came after them.</summary>
    private Task<List<Guid>> OwnersAsync(AdmissionRequest r)
    {
        var (named, today) = (r.InExchange, Domain.Shared.Days.Today(clock));
        return (
            from a in db.Admissions
            where named.Contains(a.Id) && a.Kind == AdmissionKind.TemporaryTask
            join reach in db.UnitReach on a.UnitId equals reach.ToUnitId
            join u in db.Units on reach.FromUnitId equals u.Id
            where Kinds.Contains(u.Kind) && u.From <= today && (u.To == null || today < u.To) && (u.Id == a.UnitId || db.UnitSuccessions.Any(s => s.PredecessorId == a.UnitId && s.SuccessorId == u.Id))
            select u.Id).Distinct().ToListAsync();
    }

    /// <summary>Departments whose name of today or of before stands in the request or among those asked always; of those that are no more, who came after them.</summary>
    private async Task<IEnumerable<Guid>> DepartmentsAsync(AdmissionRequest r)
    {
        var always = (await rules.ReadAsync()).Settings.AlwaysConsulted;
        var text = string.Join('\n', [r.Item.Department, r.Task, r.Staff ?? "", r.FundsSource ?? "", r.Powers ?? "", r.Judging ?? "", .. r.Bases.Select(b => b.Text)]);
        var departments = await db.Units.AsNoTracking().Where(u => u.Kind == UnitKind.Department)
            .Select(u => new { u.Id, Names = u.Names.Select(n => n.ShortName).ToList(), Heirs = db.UnitSuccessions.Where(s => s.PredecessorId == u.Id).Select(s => s.SuccessorId).ToList() }).ToListAsync();
        return departments.Where(d => d.Names.Exists(n => always.Contains(n, StringComparer.Ordinal) || text.Contains(n, StringComparison.Ordinal))).SelectMany(d => d.Heirs.Prepend(d.Id)).Distinct();
    }

    private static IEnumerable<Guid> Spread(IReadOnlyList<Guid> units) =>
        units.Count <= All ? units : Enumerable.Range(0, Few).Select(n => units[n * (units.Count - 1) / (Few - 1)]);
}
