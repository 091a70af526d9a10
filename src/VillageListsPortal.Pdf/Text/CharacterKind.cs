using System.Buffers;
using System.Globalization;
using System.Text;

namespace VillageListsPortal.Pdf.Text;

/// <summary>What line breaking needs to know of a character.</summary>
internal enum CharacterKind
{
    /// <summary>Stands alone: a line may break on both sides.</summary>
    Ideograph,

    /// <summary>Part of a Latin word, a number or a form blank, which stay whole.</summary>
    Word,

    /// <summary>A space at which a line may break; it hangs over the edge.</summary>
    Space,

    /// <summary>A space that never breaks.</summary>
    FixedSpace,

    /// <summary>Opening mark: no line ends with it.</summary>
    Opening,

    /// <summary>Closing mark, stop or comma: no line starts with it.</summary>
    Closing,

    /// <summary>A dash or ellipsis, whose pairs stay together.</summary>
    Pair,

    /// <summary>Combining mark: stays with the character before.</summary>
    Combining,

    /// <summary>Forced end of the line.</summary>
    LineFeed,
}

/// <summary>Sorts characters into kinds (GB/T 15834-2011, 5.1: which marks may not start or end a line).</summary>
internal static class CharacterKinds
{
    private const string ClosingMarks = "、。，．；：？！…·・•～–〜)]}）》」』】〉〕〗〞］｝＞’”%‰％℃℉°′″￠々〻ー,.;:?!/／";
    private const string OpeningMarks = "([{（《「『【〈〔〖〝［｛＜‘“￥¥$＄￡£€№#＃";

    /// <summary>Full-width marks whose right half is empty.</summary>
    private static readonly SearchValues<char> EmptyRight = SearchValues.Create("、。，．；：）》」』】〉〕〗］｝’”");

    /// <summary>Full-width marks whose left half is empty.</summary>
    private static readonly SearchValues<char> EmptyLeft = SearchValues.Create("（《「『【〈〔〖［｛‘“");

    private static readonly SearchValues<char> Closing = SearchValues.Create(ClosingMarks);
    private static readonly SearchValues<char> Opening = SearchValues.Create(OpeningMarks);

    public static bool LeavesRightEmpty(int c) => c <= 0xFFFF && EmptyRight.Contains((char)c);

    public static bool LeavesLeftEmpty(int c) => c <= 0xFFFF && EmptyLeft.Contains((char)c);

    public static bool MayNotStartLine(int c) => c <= 0xFFFF && Closing.Contains((char)c);

    public static bool MayNotEndLine(int c) => c <= 0xFFFF && Opening.Contains((char)c);

    public static CharacterKind Of(int c) => c switch
    {
        '\n' => CharacterKind.LineFeed,
        ' ' or 0x3000 or (>= 0x2000 and <= 0x200B) => CharacterKind.Space,
        0xA0 or 0x202F or 0x2060 => CharacterKind.FixedSpace,
        0x2014 or 0x2015 or 0x2026 or 0x2E3A => CharacterKind.Pair,
        > 0x20 and < 0x7F => CharacterKind.Word,
        _ when MayNotStartLine(c) => CharacterKind.Closing,
        _ when MayNotEndLine(c) => CharacterKind.Opening,
        _ when IsWord(c) => CharacterKind.Word,
        _ when IsCombining(c) => CharacterKind.Combining,
        _ => CharacterKind.Ideograph,
    };

    /// <summary>Whether a code point is written in the square of Chinese text.</summary>
    public static bool IsHan(int c) => c is (>= 0x2E80 and <= 0x2FDF) or 0x3005 or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    public static bool IsPrivateUse(int c) => c is (>= 0xE000 and <= 0xF8FF) or (>= 0xF0000 and <= 0x10FFFD);

    // ＿ (U+FF3F) in a row is a blank to be filled in by hand: cut in two it would look like two blanks.
    private static bool IsWord(int c) => c is (>= 0xC0 and <= 0x52F) or (>= 0x1E00 and <= 0x1FFF) or 0x2010 or 0x2011
        or (>= 0xFF10 and <= 0xFF19) or (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A) or 0xFF3F;

    private static bool IsCombining(int c) => Rune.IsValid(c) && Rune.GetUnicodeCategory(new Rune(c))
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
}
