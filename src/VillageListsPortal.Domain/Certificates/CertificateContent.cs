namespace VillageListsPortal.Domain.Certificates;

/// <summary>What a certificate says, frozen at signing and kept for ever (domain 4.7); its hash is in the token (settled S20).</summary>
public sealed record CertificateContent
{
    /// <summary>Title of the paper.</summary>
    public required string Title { get; init; }

    /// <summary>Number, e.g. 统景江口村证〔2026〕12号.</summary>
    public required string Number { get; init; }

    /// <summary>抬头, or null.</summary>
    public string? AskingBody { get; init; }

    /// <summary>The paragraphs.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>Full name of the committee, of its day.</summary>
    public required string Issuer { get; init; }

    /// <summary>Day of issue.</summary>
    public required DateOnly IssueDay { get; init; }

    /// <summary>Last day of validity; null without limit.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Telephone printed, or null.</summary>
    public string? Telephone { get; init; }

    /// <summary>核验码, 8 characters.</summary>
    public required string CheckCode { get; init; }

    /// <summary>Code of the item.</summary>
    public required string ItemCode { get; init; }

    /// <summary>Version of the item.</summary>
    public required int ItemVersion { get; init; }

    /// <summary>Division code of the village.</summary>
    public required string VillageCode { get; init; }

    /// <summary>How the person came, in words for the paper; null at the desk in person.</summary>
    public string? AttendanceNote { get; init; }

    /// <summary>The content as canonical JSON members.</summary>
    /// <returns>Members by name; absent ones are left out.</returns>
    public IReadOnlyDictionary<string, object?> ToCanonical() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["askingBody"] = AskingBody,
        ["attendance"] = AttendanceNote,
        ["checkCode"] = CheckCode,
        ["issueDay"] = IssueDay.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["issuer"] = Issuer,
        ["item"] = ItemCode,
        ["itemVersion"] = ItemVersion,
        ["number"] = Number,
        ["paragraphs"] = Paragraphs.ToArray(),
        ["telephone"] = Telephone,
        ["title"] = Title,
        ["validTo"] = ValidTo?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["village"] = VillageCode,
    }.Where(m => m.Value is not null).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
}
