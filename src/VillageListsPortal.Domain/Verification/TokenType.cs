namespace VillageListsPortal.Domain.Verification;

/// <summary>What the first byte of a printed token says (settled S20).</summary>
public enum TokenType
{
    /// <summary>Not the text of a token.</summary>
    Unknown = 0,

    /// <summary>A certificate: <see cref="CertificateToken"/>.</summary>
    Certificate = 1,

    /// <summary>A pre-printed emergency sheet: <see cref="EmergencySheetToken"/>.</summary>
    EmergencySheet = 2,
}
