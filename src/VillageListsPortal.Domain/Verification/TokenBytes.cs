using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Verification;

/// <summary>What both types of token share: big-endian numbers, the signature at the end, strict base64url (settled S20).</summary>
internal static class TokenBytes
{
    /// <summary>Bytes of an ECDSA P-256 signature in IEEE P1363 form (r, then s).</summary>
    public const int SignatureSize = 64;

    private const int KeyIdAt = 1;
    private const int P256Bits = 256;

    /// <summary>Appends the signature that <paramref name="sign"/> gives for the payload.</summary>
    /// <exception cref="RuleViolationException"><c>token.signature-length</c>: not 64 bytes.</exception>
    public static byte[] Signed(byte[] payload, Func<byte[], byte[]> sign)
    {
        var signature = sign([.. payload]);
        return signature.Length == SignatureSize
            ? [.. payload, .. signature]
            : throw new RuleViolationException("token.signature-length", signature.Length);
    }

    /// <summary>The signing function of a key: ECDSA with SHA-256, P1363.</summary>
    /// <exception cref="RuleViolationException"><c>token.key-size</c>: not a 256 bit key.</exception>
    public static Func<byte[], byte[]> By(ECDsa key) => key.KeySize == P256Bits
        ? payload => key.SignData(payload, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
        : throw new RuleViolationException("token.key-size", key.KeySize);

    /// <summary>The text of a signed token: base64url without padding.</summary>
    public static string Text(byte[] signed) => Base64Url.EncodeToString(signed);

    /// <summary>The bytes of a text, if it is exactly the text of that many bytes: no padding, no white space, no loose last bits.</summary>
    public static bool TryBytes([NotNullWhen(true)] string? text, int size, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text is null || text.Length != Base64Url.GetEncodedLength(size))
            return false;
        var decoded = new byte[size];
        // TryDecodeFromChars throws for characters outside the alphabet, and decoding skips white space: only the comparison tells.
        _ = Base64Url.DecodeFromChars(text, decoded, out _, out _);
        if (Text(decoded) != text)
            return false;
        bytes = decoded;
        return true;
    }

    /// <summary>Whether the last 64 bytes are the signature of all bytes before by the key that bytes 1 and 2 name.</summary>
    public static bool IsSigned(byte[] signed, Func<ushort, ECDsa?> keyById)
    {
        var keyId = (ushort)TokenNumber.Read(signed.AsSpan(KeyIdAt, 2));
        return keyById(keyId) is { KeySize: P256Bits } key && key.VerifyData(signed.AsSpan(0, signed.Length - SignatureSize),
            signed.AsSpan(signed.Length - SignatureSize), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
