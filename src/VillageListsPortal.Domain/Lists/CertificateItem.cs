namespace VillageListsPortal.Domain.Lists;

/// <summary>An item of the certificate list: what a village may certify, and how (domain 4.1, 4.2).</summary>
public sealed class CertificateItem : ListItem
{
    /// <inheritdoc/>
    public override ListKind Kind => ListKind.Certificate;

    /// <summary>Short title for rows and queues.</summary>
    public string? ShortTitle { get; init; }

    /// <summary>索要单位。</summary>
    public string? Requester { get; init; }

    /// <summary>Conditions.</summary>
    public string? Conditions { get; init; }

    /// <summary>Materials, separated by |.</summary>
    public string? Materials { get; init; }

    /// <summary>How it is handled.</summary>
    public required Lane Lane { get; init; }

    /// <summary>Working days; 0 on the spot.</summary>
    public required int TimeLimitWorkdays { get; init; }

    /// <summary>Days of public notice first; 0 for none.</summary>
    public required int PublicNoticeDays { get; init; }

    /// <summary>How the village verifies the fact.</summary>
    public string? Verification { get; init; }

    /// <summary>Purpose the certificate is limited to (domain 4.5).</summary>
    public string? PurposeLimit { get; init; }

    /// <summary>Days of validity from issue; null without limit.</summary>
    public int? ValidityDays { get; init; }

    /// <summary>Whether electronic only is allowed; never on marriage, adoption, succession, kinship (domain 4.4).</summary>
    public bool ElectronicOnlyAllowed { get; init; }

    /// <summary>The wording, with {field} and {village|community} places.</summary>
    public required string TemplateBody { get; init; }

    /// <summary>Whether the person must come in person.</summary>
    public bool InPersonOnly { get; init; }

    /// <summary>The typed fields of the wording, in the order of the form.</summary>
    public required IReadOnlyList<CertificateField> Fields { get; init; }

    /// <summary>How the fact is verified, in words that fit every committee that issues it: the list's own name the villagers' committee (domain part 1).</summary>
    /// <returns>The words, or null.</returns>
    public string? VerificationByBoth() => AppliesTo switch
    {
        AppliesTo.Both => Verification?.Replace("村民委员会", "村（居）民委员会", StringComparison.Ordinal),
        AppliesTo.Community => Verification?.Replace("村民委员会", "居民委员会", StringComparison.Ordinal),
        _ => Verification,
    };

    /// <summary>Papers that make the certificate needless, asked before it is prepared; null for none.</summary>
    public string? NeedlessIf { get; init; }
}

/// <summary>One typed field of a certificate's wording.</summary>
/// <param name="Name">Its place in the wording, e.g. <c>group</c>.</param>
/// <param name="Type">What may be entered.</param>
/// <param name="Label">Label in Chinese.</param>
/// <param name="LabelEn">Label in English.</param>
/// <param name="Help">A sentence under the label, or null.</param>
/// <param name="Optional">Whether it may stay empty.</param>
/// <param name="Choices">Choices of a choice field.</param>
public sealed record CertificateField(
    string Name, FieldType Type, string Label, string LabelEn, string? Help, bool Optional, IReadOnlyList<string> Choices);

/// <summary>Types of certificate fields.</summary>
public enum FieldType
{
    /// <summary>Name of the person who asks (当事人).</summary>
    PersonName,
    /// <summary>Identity document of the person who asks (settled S25).</summary>
    IdentityNumber,
    /// <summary>Name of another person.</summary>
    OtherName,
    /// <summary>Identity number of another person.</summary>
    OtherNumber,
    /// <summary>One line of text.</summary>
    Text,
    /// <summary>Several lines of text.</summary>
    LongText,
    /// <summary>A day.</summary>
    Day,
    /// <summary>A whole number.</summary>
    Number,
    /// <summary>村（居）民小组, a number.</summary>
    Group,
    /// <summary>One of the choices.</summary>
    Choice,
}
