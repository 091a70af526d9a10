using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Verification;

/// <summary>
/// Token v1, printed as the QR of a certificate (settled S20, ADR 0008). 140 bytes, all numbers unsigned big-endian, as 187
/// characters of base64url without padding:
/// <code>
/// at  bytes  field
///  0      1  type and version = 1
///  1      2  key id
///  3      3  district, 6-digit division code as a number
///  6     16  certificate id, Guid in big-endian (RFC 9562) order
/// 22      5  village, 12-digit division code as a number
/// 27      1  list of the item: ZZ=1 XZ=2 FM=3 ZM=4 QX=5 QW(unlisted)=6
/// 28      2  number of the item
/// 30      2  year of the certificate number
/// 32      4  running number
/// 36      4  issue day, days since 0001-01-01
/// 40      4  valid-to, the last day, days since 0001-01-01; 0 = no end
/// 44     32  SHA-256 of the canonical JSON of the frozen content
/// 76     64  ECDSA P-256 with SHA-256 over bytes 0 to 75, IEEE P1363 (r, s)
/// </code>
/// A true token proves that the district issued these fields; stamping and voiding are known only online.
/// </summary>
public sealed record CertificateToken
{
    private const int FirstYear = 2000;
    private const int LastYear = 9999;
    private const int HashDigits = 64;

    /// <summary>Which of the district's keys signed.</summary>
    public required ushort KeyId { get; init; }

    /// <summary>The 6-digit division code of the district.</summary>
    public required string DistrictCode { get; init; }

    /// <summary>The certificate's id.</summary>
    public required Guid CertificateId { get; init; }

    /// <summary>The 12-digit division code of the village or community on the day of issue.</summary>
    public required string VillageCode { get; init; }

    /// <summary>The item, such as <c>ZM-04</c>; <c>QW-nn</c> for the unlisted lane.</summary>
    public required string ItemCode { get; init; }

    /// <summary>The year of the certificate number, 2000 to 9999.</summary>
    public required int Year { get; init; }

    /// <summary>The running number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day on which the certificate is valid; null without an end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>SHA-256 of the canonical JSON of the frozen content, 64 small hexadecimal digits: <see cref="CanonicalJson.Sha256(object?)"/>.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>Reads and verifies a token; never throws, whatever the text is.</summary>
    /// <param name="text">The text of the QR.</param>
    /// <param name="keyById">The public key of an id, or null when unknown. What it throws passes through; the key is not disposed.</param>
    /// <param name="token">The token when true is returned: strict base64url, true signature, sound fields.</param>
    public static bool TryRead([NotNullWhen(true)] string? text, Func<ushort, ECDsa?> keyById, [NotNullWhen(true)] out CertificateToken? token)
    {
        token = null;
        if (!TokenBytes.TryBytes(text, TokenLayout.Size, out var bytes) || bytes[0] != (byte)TokenType.Certificate)
            return false;
        if (TokenBytes.IsSigned(bytes, keyById))
            token = TokenLayout.Read(bytes);
        return token is not null;
    }

    /// <summary>What the text claims to be, by its length and first byte; nothing is verified.</summary>
    public static TokenType TypeOf(string? text)
    {
        if (TokenBytes.TryBytes(text, TokenLayout.Size, out var bytes) && bytes[0] == (byte)TokenType.Certificate)
            return TokenType.Certificate;
        return TokenBytes.TryBytes(text, EmergencySheetToken.Size, out bytes) && bytes[0] == (byte)TokenType.EmergencySheet
            ? TokenType.EmergencySheet
            : TokenType.Unknown;
    }

    /// <summary>The 140 bytes.</summary>
    /// <param name="sign">Gives the 64 byte P1363 signature (ECDSA P-256 with SHA-256) of the 76 bytes before it.</param>
    /// <exception cref="RuleViolationException"><c>token.field</c> (name of the property), <c>token.signature-length</c>.</exception>
    public byte[] ToSigned(Func<byte[], byte[]> sign) => Unsound() is { } field
        ? throw new RuleViolationException("token.field", field)
        : TokenBytes.Signed(TokenLayout.Write(this), sign);

    /// <summary>The 187 characters for the QR.</summary>
    /// <param name="key">The private key named by <see cref="KeyId"/>, P-256.</param>
    /// <exception cref="RuleViolationException">As <see cref="ToSigned"/>, and <c>token.key-size</c>.</exception>
    public string Encode(ECDsa key) => TokenBytes.Text(ToSigned(TokenBytes.By(key)));

    /// <summary>The name of the first field that cannot stand in a token, or null.</summary>
    internal string? Unsound()
    {
        if (!TokenNumber.IsDivisionCode(DistrictCode, TokenNumber.DistrictDigits))
            return nameof(DistrictCode);
        if (!TokenNumber.IsDivisionCode(VillageCode, TokenNumber.VillageDigits))
            return nameof(VillageCode);
        if (!TokenItem.TryIndex(ItemCode, out _, out _))
            return nameof(ItemCode);
        if (Year is < FirstYear or > LastYear)
            return nameof(Year);
        if (Number < 1)
            return nameof(Number);
        if (ValidTo < IssuedOn)
            return nameof(ValidTo);
        return ContentSha256 is { Length: HashDigits } && ContentSha256.All(char.IsAsciiHexDigitLower) ? null : nameof(ContentSha256);
    }
}
