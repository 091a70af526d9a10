using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>What becomes of a certificate when its village is merged or split (settled S29).</summary>
public sealed partial class Certificate
{
    /// <summary>The unit that has the case: the village itself, after its merger or split the successor (settled S29). <see cref="UnitId"/> stays the issuer.</summary>
    public Guid HeldBy { get; private set; }

    /// <summary>Passes the case to the successor of its village (settled S29): unsigned it becomes the successor's own; issued it stays as it is, and the successor goes on with it.</summary>
    /// <param name="from">The unit that had the case.</param>
    /// <param name="to">The successor.</param>
    /// <param name="by">The portal, or the administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>certificate.only-administrator-passes</c>, <c>certificate.other-village</c>.</exception>
    public void PassTo(Unit from, Unit to, Actor by, DateTimeOffset now)
    {
        if (by != Actor.System && by.Role != Role.Administrator) throw new RuleViolationException("certificate.only-administrator-passes");
        if (from.Id != HeldBy || to.Kind != UnitKind.Village) throw new RuleViolationException("certificate.other-village");
        HeldBy = to.Id;
        if (Issue is null) UnitId = to.Id;
        Raise(new CertificatePassed(Id, to.Id, from.ShortName, to.ShortName, by, now));
    }

    private void RequireHolder(Guid? unit)
    {
        if (unit != HeldBy) throw new RuleViolationException("certificate.other-village");
    }
}
