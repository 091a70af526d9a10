using System.Security.Cryptography;
using System.Text;

namespace VillageListsPortal.Domain.Verification;

/// <summary>
/// The one way to write a content as JSON, by RFC 8785 (JCS): keys sorted by UTF-16 units, no white space, least escapes.
/// The hash in a printed token is taken over it, so what it writes for a content never changes (settled S20).
/// </summary>
/// <remarks>
/// Takes string, bool, null, whole numbers within ±(2^53 - 1), <c>JsonNode</c>, <c>JsonElement</c>, dictionaries with string keys
/// and sequences of these, at most 64 deep. Days and enums are put in by their text; fractions have no place in a certificate.
/// Text is written as it is: Unicode normalisation is the business of whoever freezes the content.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>The canonical text of a content.</summary>
    /// <exception cref="ArgumentException">A value that has no canonical form here: fraction, other type, lone surrogate, key given twice, too deep.</exception>
    public static string Write(object? content)
    {
        var writer = new CanonicalJsonWriter();
        writer.Write(content, depth: 0);
        return writer.ToString();
    }

    /// <summary>SHA-256 of the canonical text in UTF-8, as 64 small hexadecimal digits.</summary>
    /// <exception cref="ArgumentException">As <see cref="Write"/>.</exception>
    public static string Sha256(object? content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(content))));
}
