using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>One row of 用印登记: every use of the seal is registered (domain 4.3).</summary>
public sealed class SealUse : IOfUnit
{
    private SealUse() { }

    internal SealUse(Guid unitId, Guid certificateId, string matter, Guid approvedBy, Actor stampedBy, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (UnitId, CertificateId, Matter, ApprovedBy, StampedBy, At) = (unitId, certificateId, matter, approvedBy, stampedBy.PersonId, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc/>
    public Guid UnitId { get; private set; }

    /// <summary>The certificate stamped.</summary>
    public Guid CertificateId { get; private set; }

    /// <summary>What was stamped, without personal data.</summary>
    public string Matter { get; private set; } = "";

    /// <summary>Who approved the use: never who stamps.</summary>
    public Guid ApprovedBy { get; private set; }

    /// <summary>Who stamped.</summary>
    public Guid StampedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}
