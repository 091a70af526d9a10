using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Verification;

/// <summary>
/// Token of a pre-printed emergency sheet (应急联单, domain 4.6, settled S20, S23): it names the sheet before anything is written
/// on it, so it holds no content. 82 bytes, big-endian, as 110 characters of base64url without padding:
/// <code>
/// at  bytes  field
///  0      1  type and version = 2
///  1      2  key id
///  3      3  district, 6-digit division code as a number
///  6      5  village, 12-digit division code as a number
/// 11      1  list of the item, as in <see cref="CertificateToken"/>
/// 12      2  number of the item
/// 14      4  serial of the sheet, from 1
/// 18     64  ECDSA P-256 with SHA-256 over bytes 0 to 17, IEEE P1363 (r, s)
/// </code>
/// </summary>
public sealed record EmergencySheetToken
{
    private const int PayloadSize = 18;
    private static readonly Range Key = 1..3;
    private static readonly Range District = 3..6;
    private static readonly Range Village = 6..11;
    private const int ItemList = 11;
    private static readonly Range ItemNumber = 12..14;
    private static readonly Range SerialNumber = 14..18;

    /// <summary>All bytes.</summary>
    internal const int Size = PayloadSize + TokenBytes.SignatureSize;

    /// <summary>Which of the district's keys signed.</summary>
    public required ushort KeyId { get; init; }

    /// <summary>The 6-digit division code of the district.</summary>
    public required string DistrictCode { get; init; }

    /// <summary>The 12-digit division code of the village or community.</summary>
    public required string VillageCode { get; init; }

    /// <summary>The item the sheet is for, such as <c>ZM-04</c>.</summary>
    public required string ItemCode { get; init; }

    /// <summary>The serial of the sheet, from 1; not a certificate number (settled S23).</summary>
    public required int Serial { get; init; }

    /// <summary>Reads and verifies a token; never throws, whatever the text is.</summary>
    /// <param name="text">The text of the QR.</param>
    /// <param name="keyById">The public key of an id, or null when unknown. What it throws passes through; the key is not disposed.</param>
    /// <param name="token">The token when true is returned.</param>
    public static bool TryRead([NotNullWhen(true)] string? text, Func<ushort, ECDsa?> keyById, [NotNullWhen(true)] out EmergencySheetToken? token)
    {
        token = null;
        if (!TokenBytes.TryBytes(text, Size, out var bytes) || bytes[0] != (byte)TokenType.EmergencySheet)
            return false;
        if (TokenBytes.IsSigned(bytes, keyById))
            token = Read(bytes);
        return token is not null;
    }

    /// <summary>The 110 characters for the QR.</summary>
    /// <param name="key">The private key named by <see cref="KeyId"/>, P-256.</param>
    /// <exception cref="RuleViolationException"><c>token.field</c> (name of the property), <c>token.key-size</c>.</exception>
    public string Encode(ECDsa key) => Unsound() is { } field
        ? throw new RuleViolationException("token.field", field)
        : TokenBytes.Text(TokenBytes.Signed(Payload(), TokenBytes.By(key)));

    private static EmergencySheetToken? Read(ReadOnlySpan<byte> bytes)
    {
        var serial = TokenNumber.Read(bytes[SerialNumber]);
        if (serial > int.MaxValue)
            return null;
        var token = new EmergencySheetToken
        {
            KeyId = (ushort)TokenNumber.Read(bytes[Key]),
            DistrictCode = TokenNumber.Figures(TokenNumber.Read(bytes[District])),
            VillageCode = TokenNumber.Figures(TokenNumber.Read(bytes[Village])),
            ItemCode = TokenItem.Code(bytes[ItemList], (ushort)TokenNumber.Read(bytes[ItemNumber])) ?? "",
            Serial = (int)serial,
        };
        return token.Unsound() is null ? token : null;
    }

    private byte[] Payload()
    {
        var bytes = new byte[PayloadSize];
        bytes[0] = (byte)TokenType.EmergencySheet;
        TokenNumber.Write(bytes.AsSpan(Key), KeyId);
        TokenNumber.Write(bytes.AsSpan(District), TokenNumber.Of(DistrictCode));
        TokenNumber.Write(bytes.AsSpan(Village), TokenNumber.Of(VillageCode));
        TokenItem.TryIndex(ItemCode, out bytes[ItemList], out var itemNumber);
        TokenNumber.Write(bytes.AsSpan(ItemNumber), itemNumber);
        TokenNumber.Write(bytes.AsSpan(SerialNumber), (ulong)Serial);
        return bytes;
    }

    private string? Unsound()
    {
        if (!TokenNumber.IsDivisionCode(DistrictCode, TokenNumber.DistrictDigits))
            return nameof(DistrictCode);
        if (!TokenNumber.IsDivisionCode(VillageCode, TokenNumber.VillageDigits))
            return nameof(VillageCode);
        if (!TokenItem.TryIndex(ItemCode, out _, out _))
            return nameof(ItemCode);
        return Serial < 1 ? nameof(Serial) : null;
    }
}
