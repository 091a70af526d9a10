using System.Globalization;
using System.Text;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Units;

/// <summary>How names of units hang together: committee names, short names, number prefixes (domain part 1, 4.5).</summary>
public static class UnitNaming
{
    /// <summary>Characters of a number prefix, as many as a certificate number holds.</summary>
    public const int LongestPrefix = 40;

    private const string Villagers = "村民委员会";
    private const string Residents = "居民委员会";
    private const string Brackets = "〔〕[](){}【】"; // the full-width ones become these when they are folded

    /// <summary>Levels that the codes have and the country has not; they stand in no name.</summary>
    private static readonly string[] Placeholders = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];

    private static readonly string[] TownshipSuffixes = ["民族乡", "街道", "镇", "乡"];

    /// <summary>How names of the divisions end, in full and as spoken: half of the country's are 阳沟村委会 or 多福巷社区居委会.</summary>
    private static readonly (string Words, CommitteeKind Committee)[] Endings =
        [(Villagers, CommitteeKind.Villagers), (Residents, CommitteeKind.Residents), ("村委会", CommitteeKind.Villagers), ("居委会", CommitteeKind.Residents)];

    /// <summary>The committee that a name ends with; null where it names none.</summary>
    public static CommitteeKind? CommitteeIn(string name) => EndingOf(name)?.Committee;

    /// <summary>As spoken: 江口村村民委员会 becomes 江口村, 温泉社区居委会 becomes 温泉社区.</summary>
    public static string ShortOf(string name) =>
        EndingOf(name) is { } ending && name.Length > ending.Words.Length ? name[..^ending.Words.Length] : name;

    /// <summary>As on paper: the full name of the unit above, and the name with its committee in full.</summary>
    /// <param name="name">Name, with or without the committee.</param>
    /// <param name="committee">The committee of a village; null for other kinds. What the name says comes first.</param>
    /// <param name="parentFullName">Full name of the unit above, or empty.</param>
    public static string FullOf(string name, CommitteeKind? committee, string parentFullName)
    {
        var ending = (CommitteeIn(name) ?? committee) switch
        {
            CommitteeKind.Villagers => Villagers,
            CommitteeKind.Residents => Residents,
            _ => "",
        };
        return parentFullName + (name == ending ? "" : ShortOf(name)) + ending;
    }

    /// <summary>What the names below a unit begin with: 渝北区 stands under 重庆市, not under 重庆市市辖区.</summary>
    /// <param name="kind">Kind of the unit.</param>
    /// <param name="name">Its name.</param>
    /// <param name="full">Its full name.</param>
    /// <param name="above">What its own name begins with.</param>
    public static string StemOf(UnitKind kind, string name, string full, string above) =>
        kind == UnitKind.Prefecture && Placeholders.Contains(name) ? above : full;

    /// <summary>As on paper for a unit with a code: 广东省东莞市 does not name 东莞市 twice.</summary>
    /// <param name="kind">Kind of the unit.</param>
    /// <param name="name">Its name.</param>
    /// <param name="committee">The committee of a village.</param>
    /// <param name="above">What the names below the unit above begin with.</param>
    public static string FullOf(UnitKind kind, string name, CommitteeKind? committee, string above) =>
        kind == UnitKind.District && above.EndsWith(name, StringComparison.Ordinal) ? above : FullOf(name, committee, above);

    /// <summary>Whether the text can be printed as a telephone number.</summary>
    public static bool IsTelephone(string text) => text.Length is > 0 and <= 20 && text.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or ' ');

    /// <summary>Whether the text can be a number prefix: short, printable, without digits, spaces and brackets; each stands in a certificate number.</summary>
    public static bool IsPrefix(string text) =>
        text.Length is > 0 and <= LongestPrefix && IsPrintable(text) && WithoutBrackets(text) == text && !text.Any(char.IsAsciiDigit);

    /// <summary>The usual prefix of certificate numbers: 统景江口村证, 统景温泉社区证 (domain 4.5: a setting, this is its default).</summary>
    /// <param name="township">Short name of the township.</param>
    /// <param name="village">Short name of the village.</param>
    /// <param name="committee">Its committee.</param>
    public static string PrefixOf(string township, string village, CommitteeKind committee)
    {
        var suffix = committee == CommitteeKind.Residents ? "社区" : "村";
        var place = TownshipSuffixes.FirstOrDefault(s => township.Length > s.Length && township.EndsWith(s, StringComparison.Ordinal));
        return WithoutBrackets($"{(place is null ? township : township[..^place.Length])}{Without(village, suffix)}{suffix}证");
    }

    /// <summary>
    /// Whether a name can stand on paper: no private-use character (they look different on every machine), no replacement
    /// character (a file read in the wrong encoding), nothing invisible.
    /// </summary>
    public static bool IsPrintable(string name) => name.EnumerateRunes().All(r => r.Value != 0xFFFD
        && Rune.GetUnicodeCategory(r) is not (UnicodeCategory.PrivateUse or UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    /// <summary>Without what a certificate number is read by: names of parks hold brackets, （工业园区）城南街道.</summary>
    private static string WithoutBrackets(string text) => string.Concat(TypedText.FoldKeepingCase(text).Where(c => !Brackets.Contains(c, StringComparison.Ordinal)));

    private static (string Words, CommitteeKind Committee)? EndingOf(string name)
    {
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending.Words, StringComparison.Ordinal)) return ending;
        }

        return null;
    }

    private static string Without(string name, string suffix) =>
        name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
}
