using System.Globalization;
using System.Text;

namespace VillageListsPortal.Domain.Shared;

/// <summary>Which writing the portal can set in print, letter by letter from left to right, without shaping (settled S25).</summary>
internal static class NameScripts
{
    private static readonly (int First, int Last)[] Printable =
    [
        (0x0000, 0x02FF), // ASCII, Latin
        (0x0370, 0x052F), // Greek, Cyrillic
        (0x1E00, 0x1FFF), // Latin and Greek with marks
        (0x2C60, 0x2C7F), // Latin
        (0x2E80, 0x2FDF), // radicals
        (0x3000, 0x30FF), // 々〇, kana
        (0x3100, 0x312F), // bopomofo
        (0x31A0, 0x31BF), // bopomofo
        (0x3400, 0x4DBF), // Han
        (0x4E00, 0x9FFF), // Han
        (0xA720, 0xA7FF), // Latin
        (0xAC00, 0xD7A3), // Hangul syllables
        (0xF900, 0xFAFF), // Han, compatibility
        (0xFF00, 0xFFEF), // full-width forms
        (0x20000, 0x3FFFF), // Han, rare (GB 18030-2022)
    ];

    /// <summary>Whether a letter or mark needs shaping, marks placed, vertical lines or a font the portal lacks.</summary>
    public static bool NeedsHand(Rune rune) =>
        (Rune.IsLetterOrDigit(rune) || IsMark(rune))
        && !Array.Exists(Printable, range => rune.Value >= range.First && rune.Value <= range.Last);

    /// <summary>Whether the character does not show, or shows only where a private font is installed.</summary>
    public static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Format or UnicodeCategory.PrivateUse;

    /// <summary>Whether the character is a Chinese one.</summary>
    public static bool IsHan(Rune rune) => rune.Value is 0x3005 or 0x3007
        or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsMark(Rune rune) => !IsVariationSelector(rune) && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // Ideographic variation sequences choose a form of a Han character; whether the font has it is judged by the font.
    private static bool IsVariationSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
