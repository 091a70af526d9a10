using VillageListsPortal.Domain.Admissions;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What every page of a case shows of the request: how many villages it concerns, what it changes and what goes in exchange.</summary>
public sealed class CaseFacts(ConcernedVillages villages, LookAhead ahead, Exchanges exchanges)
{
    public async Task<RequestView> OfAsync(Admission admission) => new(admission, await villages.CountAsync(admission.Request), await ahead.ChangesAsync(admission), await exchanges.OfAsync(admission.Request));
}
