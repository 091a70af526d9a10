using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What every page of a case shows of the request: how many villages it concerns, what it changes and what goes in exchange.</summary>
public sealed class CaseFacts(PortalDb db, ConcernedVillages villages, LookAhead ahead, Exchanges exchanges, RuleMessages messages)
{
    public async Task<RequestView> OfAsync(Admission admission)
    {
        var request = admission.Request;
        var meanwhile = admission.ClosedAt is null ? await db.MeanwhileAsync(request) : null;
        return new(admission, await villages.CountAsync(request), await ahead.ChangesAsync(admission), await exchanges.OfAsync(request), meanwhile is null ? null : messages.Of(meanwhile));
    }

    /// <summary>How many villages and communities are told of the approval: of an item more than those whose hours are counted.</summary>
    public Task<int> ToldAsync(Admission admission) => villages.OfChange(admission).CountAsync();
}
