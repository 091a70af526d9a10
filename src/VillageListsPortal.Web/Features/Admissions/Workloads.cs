using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>总量控制: the hours of what is in force, village by village. Asked from the few admissions that are in force, not from all that ever were approved.</summary>
public sealed class Workloads(PortalDb db, ConcernedVillages concerned, TimeProvider clock)
{
    private sealed record InForce(Guid Id, string? Code, AdmissionRequest Request, DateOnly From, DateOnly? Until);

    /// <summary>The most that a village concerned has already, without what goes; null where none gets more.</summary>
    /// <exception cref="RuleViolationException">As <see cref="TotalControl.RequireNameable"/>.</exception>
    public async Task<HeaviestVillage?> HeaviestAsync(AdmissionRequest request, DateOnly from, IReadOnlyList<Admission> named)
    {
        var (villages, loads) = await ReadAsync(request);
        return TotalControl.Heaviest(request, from, villages, loads, named);
    }

    /// <summary>A request concerns somebody, and a township gives tasks to its own villages alone (domain 3.2, settled S6).</summary>
    /// <exception cref="RuleViolationException"><c>admission.no-village</c>, <c>admission.villages-elsewhere</c>.</exception>
    public async Task RequireVillagesAsync(Admission admission)
    {
        var request = admission.Request;
        if (!request.BringsWork) return;
        var (villages, unit) = (concerned.Of(request), admission.UnitId);
        var everybody = request is { Villages.Everywhere: true, Item.AppliesTo: AppliesTo.Both }; // a district has villages: nothing to ask
        if (!everybody && !await villages.AnyAsync()) throw new RuleViolationException("admission.no-village", "villages");
        if (request.Kind == AdmissionKind.TemporaryTask && await db.Units.AnyAsync(u => u.Id == unit && u.Kind == UnitKind.Township)
            && await villages.AnyAsync(v => !db.UnitReach.Any(r => r.FromUnitId == unit && r.ToUnitId == v.Id))) throw new RuleViolationException("admission.villages-elsewhere", "villages");
    }

    /// <summary>What can be named at all: tasks as public as their announcement, and removals that have left their unit. Drafts of others are nobody's to read, whatever id a form sends.</summary>
    public IQueryable<Admission> Nameable() => db.Admissions.Where(a =>
        (a.Kind == AdmissionKind.TemporaryTask && (a.Status == AdmissionStatus.Approved || a.Status == AdmissionStatus.Expired)) || (a.Kind == AdmissionKind.RemoveItem && a.SubmittedAt != null));

    /// <summary>The admissions that a request names (增减挂钩), as far as they can be named.</summary>
    public Task<List<Admission>> NamedAsync(AdmissionRequest request)
    {
        var ids = request.InExchange;
        return Nameable().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync();
    }

    /// <summary>What the villages concerned have to do, now or later.</summary>
    public async Task<List<Workload>> InVillagesAsync(AdmissionRequest request) => (await ReadAsync(request)).Loads;

    private async Task<(List<Guid> Villages, List<Workload> Loads)> ReadAsync(AdmissionRequest request)
    {
        var villages = await concerned.Of(request).Select(u => new { u.Id, u.Committee }).ToListAsync();
        List<InForce> loads = [.. await TasksAsync(), .. await ItemsAsync()];
        var named = (await NamedByAsync([.. villages.Select(v => v.Id)], [.. loads.SelectMany(l => l.Request.Villages.Units).Distinct()])).ToLookup(n => n.Named, n => n.Village);
        return (villages.ConvertAll(v => v.Id), [.. loads.Where(l => l.Request is { BringsWork: true, MonthlyHours: > 0 }).Select(l => new Workload(l.Id, l.Code, l.Request.MonthlyHours!.Value, l.From, l.Until, Has(l.Request)))]);

        HashSet<Guid> Has(AdmissionRequest r)
        {
            var committee = r.Item.AppliesTo switch { AppliesTo.Village => CommitteeKind.Villagers, AppliesTo.Community => CommitteeKind.Residents, _ => (CommitteeKind?)null };
            var chosen = r.Villages.Everywhere ? null : r.Villages.Units.SelectMany(u => named[u]).ToHashSet();
            return [.. villages.Where(v => (committee is null || v.Committee == committee) && chosen?.Contains(v.Id) != false).Select(v => v.Id)];
        }
    }

    private async Task<IEnumerable<InForce>> TasksAsync()
    {
        var tasks = await db.Admissions.AsNoTracking().Where(a => a.Kind == AdmissionKind.TemporaryTask && a.Status == AdmissionStatus.Approved).Select(a => new { a.Id, a.Request, a.Decision, a.EndsOn }).ToListAsync();
        return tasks.Select(t => new InForce(t.Id, null, t.Request, t.Decision!.From!.Value, t.EndsOn ?? t.Request.Until));
    }

    /// <summary>Versions in force or still to come, each until the next one; one for a term ends with it.</summary>
    private async Task<IEnumerable<InForce>> ItemsAsync()
    {
        var today = Days.Today(clock);
        var items = await (
            from i in db.ListItems.AsNoTracking()
            where i.AdmissionId != null && (i.To == null || today < i.To)
            join a in db.Admissions on i.AdmissionId equals a.Id
            select new { a.Id, i.Code, a.Request, i.From, i.To }).ToListAsync();
        return items.Select(i => new InForce(i.Id, i.Code, i.Request, i.From, i.To?.AddDays(-1) ?? i.Request.Until));
    }

    /// <summary>Which of the villages lie in a unit that is named, or came after one (settled S29).</summary>
    private async Task<List<(Guid Village, Guid Named)>> NamedByAsync(List<Guid> villages, List<Guid> named)
    {
        var pairs = await (
            from own in db.UnitReach
            where villages.Contains(own.FromUnitId)
            join r in db.UnitReach on own.ToUnitId equals r.ToUnitId
            where named.Contains(r.FromUnitId)
            select new { Village = own.FromUnitId, Named = r.FromUnitId }).Distinct().ToListAsync();
        return pairs.ConvertAll(p => (p.Village, p.Named));
    }
}
