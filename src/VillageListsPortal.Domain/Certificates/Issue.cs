namespace VillageListsPortal.Domain.Certificates;

/// <summary>What signing fixes for ever: number, content, hash, token (domain 4.7, settled S20).</summary>
public sealed class Issue
{
    private Issue() { }

    /// <summary>Fixes an issue.</summary>
    /// <param name="number">The number taken in the same transaction.</param>
    /// <param name="content">The frozen content.</param>
    /// <param name="contentHash">SHA-256 of its canonical JSON, 32 bytes.</param>
    /// <param name="token">The token in the QR code.</param>
    /// <param name="signedBy">Who signs.</param>
    /// <param name="signedAt">When.</param>
    public Issue(CertificateNumber number, CertificateContent content, byte[] contentHash, string token, Guid signedBy, DateTimeOffset signedAt)
    {
        (Prefix, Year, Sequence) = (number.Prefix, number.Year, number.Number);
        NumberText = number.ToString();
        (Content, ContentHash, Token) = (content, contentHash, token);
        (CheckCode, Day, ValidTo) = (content.CheckCode, content.IssueDay, content.ValidTo);
        (SignedBy, SignedAt) = (signedBy, signedAt);
    }

    /// <summary>Prefix of the number.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>Year of the number.</summary>
    public int Year { get; private set; }

    /// <summary>The number in the year, from 1 without gaps.</summary>
    public int Sequence { get; private set; }

    /// <summary>The number in full, for search.</summary>
    public string NumberText { get; private set; } = "";

    /// <summary>The number.</summary>
    public CertificateNumber Number => new(Prefix, Year, Sequence);

    /// <summary>The frozen content.</summary>
    public CertificateContent Content { get; private set; } = null!;

    /// <summary>SHA-256 of the content's canonical JSON.</summary>
    public byte[] ContentHash { get; private set; } = [];

    /// <summary>The token in the QR code.</summary>
    public string Token { get; private set; } = "";

    /// <summary>核验码, 8 characters; unique in the district.</summary>
    public string CheckCode { get; private set; } = "";

    /// <summary>Day of issue in China.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Last day of validity; null without limit.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Who signed.</summary>
    public Guid SignedBy { get; private set; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset SignedAt { get; private set; }
}
