using VillageListsPortal.Domain.Admissions;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What every page of a case shows of the request: how many villages it concerns and what it changes.</summary>
public sealed class CaseFacts(ConcernedVillages villages, LookAhead ahead)
{
    public async Task<RequestView> OfAsync(Admission admission) => new(admission, await villages.CountAsync(admission.Request), await ahead.ChangesAsync(admission));
}
