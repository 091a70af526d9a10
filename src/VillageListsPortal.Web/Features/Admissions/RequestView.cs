using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A request to be read.</summary>
/// <param name="Admission">The admission.</param>
/// <param name="Villages">How many villages it concerns.</param>
/// <param name="Changes">What an amendment changes.</param>
/// <param name="Exchanges">What goes in exchange (增减挂钩).</param>
/// <param name="Meanwhile">What became of its item meanwhile, in words; null where it is as it was.</param>
public sealed record RequestView(Admission Admission, int Villages, IReadOnlyList<ContentChange> Changes, IReadOnlyList<Exchange> Exchanges, string? Meanwhile)
{
    /// <summary>Hours a year over all villages.</summary>
    public decimal? HoursAYear => Admission.Request.YearlyHours * Villages;
}
