using VillageListsPortal.Domain.Admissions;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Screens a request (its findings join with the screening part).</summary>
public sealed class RequestScreening
{
    public Task<AdmissionFindings> OfAsync(AdmissionRequest request) => Task.FromResult(AdmissionFindings.None);
}
