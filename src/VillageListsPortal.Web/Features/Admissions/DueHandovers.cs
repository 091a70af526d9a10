using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What time alone brings about in hand-overs: on the first day the cases go to the deputy, on the day after the last one, or when the deputy is no reviewer any more, they come back.</summary>
public sealed class DueHandovers(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueHandovers> log) : DueCases(scopes, HandOverCases.Lock, log)
{
    protected override Task<List<Guid>> CandidatesAsync(PortalDb db, CancellationToken stop)
    {
        var today = Days.Today(clock);
        var working = HandOverCases.Working(db, today);
        return db.CaseHandovers.AsNoTracking().Where(h => h.EndedAt == null && (h.Until < today || (h.From <= today && (h.StartedAt == null || !working.Contains(h.ToPerson)))))
            .OrderBy(h => h.Until).ThenBy(h => h.Id).Select(h => h.Id).ToListAsync(stop);
    }

    protected override async Task<bool> SettleAsync(IServiceProvider services, PortalDb db, Guid id, CancellationToken stop) =>
        await db.CaseHandovers.SingleOrDefaultAsync(h => h.Id == id, stop) is { } handover && await services.GetRequiredService<HandOverCases>().SettleAsync(handover);
}
