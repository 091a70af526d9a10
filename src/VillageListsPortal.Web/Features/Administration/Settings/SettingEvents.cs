using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Administration.Settings;

/// <summary>A setting of the district was given a value from a day on.</summary>
/// <param name="Said">Its name and what it says, as words of the journal.</param>
public sealed record DistrictSettingSet(Guid SubjectId, DateOnly From, string Said, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string After => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd} {Said}");
}
