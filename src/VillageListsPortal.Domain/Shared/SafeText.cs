using System.Globalization;
using System.Text;

namespace VillageListsPortal.Domain.Shared;

/// <summary>
/// What free text may hold. PostgreSQL refuses NUL, UTF-8 refuses lone surrogates, and direction marks make a paper read
/// differently from what was signed; each is refused at the door instead of failing later (code.md, traps).
/// </summary>
public static class SafeText
{
    /// <summary>The longest text taken where the field names no limit of its own, in UTF-16 units.</summary>
    public const int DefaultMaxLength = 4000;

    /// <summary>Brings the line ends of a browser (CR LF) to LF and tabs to a space, trims, drops what nobody sees, and refuses what is not safe.</summary>
    /// <returns>The text to store.</returns>
    /// <exception cref="RuleViolationException">As <see cref="Refuse"/>.</exception>
    public static string Check(string? text, int maxLength = DefaultMaxLength)
    {
        var plain = (text ?? "").ReplaceLineEndings("\n").Replace('\t', ' ').Trim();
        Refuse(plain, maxLength);
        return plain.EnumerateRunes().Any(IsUnseen) ? string.Concat(plain.EnumerateRunes().Where(r => !IsUnseen(r))).Trim() : plain;
    }

    /// <summary>Zero-width spaces, soft hyphens, tags: copied along unseen; what is signed must be what is read.</summary>
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    /// <summary>Refuses text that is not safe as it is; of the controls only LF is allowed.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">The longest text allowed, in UTF-16 units.</param>
    /// <exception cref="RuleViolationException">
    /// <c>text.too-long</c> (the limit), <c>text.nul</c>, <c>text.lone-surrogate</c>, <c>text.bidi</c>, <c>text.control</c>.
    /// </exception>
    public static void Refuse(string text, int maxLength = DefaultMaxLength)
    {
        if (text.Length > maxLength)
            throw new RuleViolationException("text.too-long", maxLength);
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
                throw new RuleViolationException("text.lone-surrogate");
            if (Problem(rune) is { } code)
                throw new RuleViolationException(code);
            at += rune.Utf16SequenceLength;
        }
    }

    /// <summary>Whether the text could be stored as it is.</summary>
    public static bool IsSafe(string text, int maxLength = DefaultMaxLength)
    {
        try
        {
            Refuse(text, maxLength);
            return true;
        }
        catch (RuleViolationException)
        {
            return false;
        }
    }

    private static string? Problem(Rune rune) => rune.Value switch
    {
        0 => "text.nul",
        '\n' => null,
        0xFFFD => "text.lone-surrogate", // what decoding leaves of bytes that are no UTF-8
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "text.bidi",
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "text.control",
        _ when (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF => "text.control", // noncharacters
        _ => null,
    };
}
