using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>A draft was prepared.</summary>
public sealed record CertificatePrepared(Guid SubjectId, Guid Village, string ItemCode, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At)
{
    /// <inheritdoc/>
    public override string? After => ItemCode;
}

/// <summary>A draft was changed.</summary>
public sealed record CertificateAmended(Guid SubjectId, Guid Village, string ItemCode, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At)
{
    /// <inheritdoc/>
    public override string? After => ItemCode;
}

/// <summary>A certificate took a step of its workflow.</summary>
public sealed record CertificateMoved(
    Guid SubjectId, Guid Village, CertificateStep Step, CertificateStatus Was, CertificateStatus Is, string? Number, Actor By, DateTimeOffset At)
    : DomainEvent(SubjectId, Village, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Was.ToString();

    /// <inheritdoc/>
    public override string? After => Number is null ? Is.ToString() : $"{Is} {Number}";
}

/// <summary>The case passed to the successor of its village.</summary>
public sealed record CertificatePassed(Guid SubjectId, Guid Village, string From, string To, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At)
{
    /// <inheritdoc/>
    public override string? Before => From;

    /// <inheritdoc/>
    public override string? After => To;
}

/// <summary>A reprint was made.</summary>
public sealed record CertificateReprinted(Guid SubjectId, Guid Village, int Ordinal, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At)
{
    /// <inheritdoc/>
    public override string? After => Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A draft was deleted.</summary>
public sealed record CertificateDiscarded(Guid SubjectId, Guid Village, string ItemCode, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At)
{
    /// <inheritdoc/>
    public override string? Before => ItemCode;
}

/// <summary>A deleted draft was taken back.</summary>
public sealed record CertificateRestored(Guid SubjectId, Guid Village, string ItemCode, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At)
{
    /// <inheritdoc/>
    public override string? After => ItemCode;
}

/// <summary>A paper was downloaded.</summary>
public sealed record CertificateDownloaded(Guid SubjectId, Guid Village, int Ordinal, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At)
{
    /// <inheritdoc/>
    public override string? After => Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A masked identity number was shown in full.</summary>
public sealed record IdentityUnmasked(Guid SubjectId, Guid Village, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At);

/// <summary>The whole paper, with the number in full, was opened before signing.</summary>
public sealed record PaperRead(Guid SubjectId, Guid Village, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At);

/// <summary>The register was searched by person; what was sought is not kept (settled S33).</summary>
public sealed record PersonSearched(Guid SubjectId, Guid Village, int Found, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At)
{
    /// <inheritdoc/>
    public override string? After => Found.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
