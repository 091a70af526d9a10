using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>A list behind the sign-in left the portal as a file (domain 8.2).</summary>
/// <param name="SubjectId">The unit of the officer, or the one case whose rows these are.</param>
/// <param name="Unit">The unit of the officer.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="By">Who took it.</param>
/// <param name="At">When.</param>
public sealed record ListExported(Guid SubjectId, Guid Unit, int Rows, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Rows.ToString(CultureInfo.InvariantCulture);
}
