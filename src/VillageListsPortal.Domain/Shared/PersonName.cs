using System.Globalization;
using System.Text;

namespace VillageListsPortal.Domain.Shared;

/// <summary>Names of persons: one form for storing and comparing, one masked form for showing (domain 4.10, settled S24, S25).</summary>
public static class PersonName
{
    /// <summary>The longest name, in characters (code points).</summary>
    public const int MaxLength = 60;

    /// <summary>The one middle dot of names, U+00B7.</summary>
    public const char MiddleDot = '\u00B7';

    private const int MaxTypedLength = 4 * MaxLength;

    /// <summary>Brings a name to its one form: NFC, trimmed, single spaces, every middle dot as U+00B7.</summary>
    /// <param name="name">The name as typed, of any script.</param>
    /// <returns>The name to store, 1 to 60 characters.</returns>
    /// <exception cref="RuleViolationException">
    /// <c>name.missing</c>, <c>name.too-long</c> (the limit), <c>name.unseen-character</c> (its code point),
    /// <c>name.script-by-hand</c> (the character): a script that needs shaping or a font the portal lacks, to be written by hand
    /// on the form sample; <c>text.…</c> as <see cref="SafeText.Refuse"/>.
    /// </exception>
    public static string Check(string? name)
    {
        var typed = (name ?? "").Trim();
        SafeText.Refuse(typed, MaxTypedLength);
        if (typed.Contains('\n', StringComparison.Ordinal))
            throw new RuleViolationException("text.control");
        var normal = Unify(typed.In(NormalizationForm.FormC));
        if (!normal.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) || NameScripts.IsHan(rune)))
            throw new RuleViolationException("name.missing");
        if (normal.EnumerateRunes().Count() > MaxLength)
            throw new RuleViolationException("name.too-long", MaxLength);
        foreach (var rune in normal.EnumerateRunes())
            Refuse(rune);
        return normal;
    }

    /// <summary>
    /// The name on boards and lists (settled S24): 陈春梅 as <c>陈**</c>, one star for each further character and at least one;
    /// a name with a middle dot as first character and <c>**</c>; a foreign name as first letter and <c>***</c>.
    /// </summary>
    /// <param name="name">Any text; nothing but its first character (text element) is shown.</param>
    public static string Mask(string? name)
    {
        var plain = (name ?? "").Trim();
        if (plain.Length == 0)
            return "";
        var first = StringInfo.GetNextTextElement(plain);
        if (!Rune.TryGetRuneAt(first, 0, out var rune) || !NameScripts.IsHan(rune))
            return first + "***";
        var rest = Unify(plain[first.Length..]);
        return first + (rest.Contains(MiddleDot, StringComparison.Ordinal) ? "**" : Stars(rest));
    }

    private static string Stars(string rest) =>
        new('*', Math.Max(1, new StringInfo(rest.Replace(" ", "", StringComparison.Ordinal)).LengthInTextElements));

    private static string Unify(string name)
    {
        var unified = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (!char.IsWhiteSpace(character))
                unified.Append(IsMiddleDot(character) ? MiddleDot : character);
            else if (unified.Length > 0 && unified[^1] != ' ')
                unified.Append(' ');
        }

        return unified.ToString();
    }

    // Katakana middle dots, bullets, hyphenation point, dot operators: what input methods and old files have for U+00B7.
    private static bool IsMiddleDot(char character) =>
        character is MiddleDot or '\u30FB' or '\uFF65' or '\u2022' or '\u2027' or '\u2219' or '\u22C5' or '\u0387';

    private static void Refuse(Rune rune)
    {
        if (NameScripts.IsUnseen(rune))
            throw new RuleViolationException("name.unseen-character", $"U+{rune.Value:X4}");
        if (NameScripts.NeedsHand(rune))
            throw new RuleViolationException("name.script-by-hand", rune.ToString());
    }
}
