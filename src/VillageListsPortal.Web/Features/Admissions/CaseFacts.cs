using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What every page of a case shows of the request: how many villages it concerns, what it changes and what goes in exchange.</summary>
public sealed class CaseFacts(ConcernedVillages villages, LookAhead ahead, Exchanges exchanges)
{
    public async Task<RequestView> OfAsync(Admission admission) => new(admission, await villages.CountAsync(admission.Request), await ahead.ChangesAsync(admission), await exchanges.OfAsync(admission.Request));

    /// <summary>How many villages and communities are told of the approval: of an item more than those whose hours are counted.</summary>
    public Task<int> ToldAsync(Admission admission) => villages.OfChange(admission).CountAsync();
}
