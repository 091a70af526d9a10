using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>A file that belongs to an admission. Its name is only shown, its kind was told from its bytes.</summary>
public sealed class Attachment
{
    /// <summary>The largest file, in bytes: 20 MiB.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Most files of one admission.</summary>
    public const int Most = 20;

    private const int LongestName = 120;
    private static readonly char[] Ends = ['.', ' ', '\u3000']; // a name that begins or ends with them is hidden here and refused there

    private Attachment() { }

    /// <summary>Keeps a file.</summary>
    /// <param name="admissionId">The admission.</param>
    /// <param name="consultationId">The answer it belongs to; null for the request itself.</param>
    /// <param name="name">The name it came with; cut to its last part.</param>
    /// <param name="kind">What its bytes are.</param>
    /// <param name="content">Size and hash of its bytes.</param>
    /// <param name="by">Who brought it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>attachment.empty</c>, <c>attachment.too-large</c>.</exception>
    public Attachment(Guid admissionId, Guid? consultationId, string? name, AttachmentKind kind, (int Size, byte[] Sha256) content, Actor by, DateTimeOffset now)
    {
        if (content.Size <= 0) throw new RuleViolationException("attachment.empty");
        if (content.Size > MostBytes) throw new RuleViolationException("attachment.too-large", MostBytes / 1024 / 1024);
        (AdmissionId, ConsultationId, Name, Kind) = (admissionId, consultationId, NameOf(name, kind), kind);
        (Size, Sha256, UploadedBy, UploadedAt) = (content.Size, content.Sha256, by.PersonId, now);
    }

    /// <summary>Version 7 id.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The admission.</summary>
    public Guid AdmissionId { get; private set; }

    /// <summary>The consultation whose answer it belongs to, or null.</summary>
    public Guid? ConsultationId { get; private set; }

    /// <summary>The name as shown and offered at download; its ending follows the bytes.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What its bytes are.</summary>
    public AttachmentKind Kind { get; private set; }

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    /// <summary>SHA-256 of the bytes.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>Who brought it.</summary>
    public Guid UploadedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    private static string NameOf(string? name, AttachmentKind kind)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var stem = string.Concat(last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or ':' or '|' or '?' or '*')));
        var dot = stem.LastIndexOf('.');
        if (dot >= 0) stem = stem[..dot];
        stem = SafeText.IsSafe(stem, int.MaxValue) ? SafeText.Check(stem, int.MaxValue).Trim(Ends) : "";
        if (stem.Length > LongestName) stem = stem[..(char.IsHighSurrogate(stem[LongestName - 1]) ? LongestName - 1 : LongestName)].TrimEnd(Ends);
        var ending = kind switch { AttachmentKind.Pdf => "pdf", AttachmentKind.Docx => "docx", AttachmentKind.Xlsx => "xlsx", AttachmentKind.Jpeg => "jpg", _ => "png" };
        return stem.Length == 0 ? $"file.{ending}" : $"{stem}.{ending}";
    }
}

/// <summary>Kinds of files that are taken.</summary>
public enum AttachmentKind
{
    /// <summary>PDF.</summary>
    Pdf,
    /// <summary>Word, Office Open XML.</summary>
    Docx,
    /// <summary>Excel, Office Open XML.</summary>
    Xlsx,
    /// <summary>JPEG.</summary>
    Jpeg,
    /// <summary>PNG.</summary>
    Png,
}
