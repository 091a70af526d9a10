using System.Globalization;
using System.Text;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>How well a title or an everyday word fits what someone typed; the order is the ranking.</summary>
public enum Match
{
    None,
    /// <summary>Shares a part with it, e.g. 贫困户补助 and 贫困证明.</summary>
    Near,
    /// <summary>Contains it, or is contained in it.</summary>
    Contains,
    /// <summary>Begins with it.</summary>
    Prefix,
    /// <summary>Is it, but for words like 开个 and 证明.</summary>
    Exact,
    /// <summary>Its code was typed.</summary>
    Code,
}

/// <summary>What someone typed, ready to be compared: ASCII folded, punctuation gone, with and without words that say nothing.</summary>
public sealed class SearchText
{
    // Words around the thing asked for. Stripped at both ends only, so that 个人档案 keeps its 个 inside other words.
    private static readonly string[] Before =
        ["请问", "怎么", "如何", "哪里", "我要", "我想", "我是", "需要", "能不能", "可不可以", "可以", "能", "要", "想", "去", "到", "村里", "村委会", "居委会", "村上", "社区", "办理", "出具", "开具", "申请", "办", "开", "打", "写", "一个", "一份", "一张", "一下", "个", "份", "张", "我", "是", "的"];

    private static readonly string[] After = ["证明书", "证明", "怎么开", "怎么办", "吗", "呢", "的", "了"];

    private SearchText(string whole)
    {
        Whole = whole;
        Core = CoreOf(whole);
    }

    /// <summary>All that was typed.</summary>
    public string Whole { get; }

    /// <summary>The thing asked for, e.g. 单身 of 开个单身证明.</summary>
    public string Core { get; }

    public static SearchText Of(string? typed) => new(Cut(Fold(Cut(typed ?? ""))));

    /// <summary>Whether it is this code: ZM-07, zm07, ZM7, 07.</summary>
    public bool IsCode(string code)
    {
        if (Whole.Length is 0 or > 6) return false;
        var digits = Whole.Length > 2 && !char.IsAsciiDigit(Whole[0]) ? Whole[2..] : Whole;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && code.Length > 3 && ItemCode.KindOf(code) is not null
            && n == int.Parse(code.AsSpan(3), CultureInfo.InvariantCulture)
            && (digits == Whole ? Whole.Length == 2 : Whole.StartsWith(code[..2], StringComparison.Ordinal));
    }

    /// <summary>How well a title or an everyday word fits, and how far off it is in characters.</summary>
    public (Match Match, int Distance) Fit(SearchText term)
    {
        var distance = Math.Abs(term.Core.Length - Core.Length);
        if (Whole.Length == 0 || term.Whole.Length == 0) return (Match.None, 0);
        if (term.Whole == Whole || term.Core == Core) return (Match.Exact, distance);
        if (term.Core.StartsWith(Core, StringComparison.Ordinal)) return (Match.Prefix, distance);
        if (term.Whole.Contains(Core, StringComparison.Ordinal) || (term.Core.Length > 1 && Core.Contains(term.Core, StringComparison.Ordinal))) return (Match.Contains, distance);
        var common = LongestCommon(term.Core, Core);
        return common >= 2 && common * 2 >= Core.Length ? (Match.Near, Core.Length - common) : (Match.None, 0);
    }

    /// <summary>Never through the middle of a character; folding can make eighteen of one, so it is cut before and after.</summary>
    private static string Cut(string text) => text.Length <= ItemSearch.LongestQuery ? text
        : text[..(char.IsHighSurrogate(text[ItemSearch.LongestQuery - 1]) ? ItemSearch.LongestQuery - 1 : ItemSearch.LongestQuery)];

    private static string Fold(string typed)
    {
        var folded = new StringBuilder();
        foreach (var c in typed.In(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) folded.Append(char.ToUpperInvariant(c));
        }

        return folded.ToString();
    }

    private static string CoreOf(string whole)
    {
        var core = whole;
        while (After.FirstOrDefault(w => core.Length > w.Length && core.EndsWith(w, StringComparison.Ordinal)) is { } w) core = core[..^w.Length];
        while (Before.FirstOrDefault(w => core.Length > w.Length && core.StartsWith(w, StringComparison.Ordinal)) is { } w) core = core[w.Length..];
        return core;
    }

    private static int LongestCommon(string a, string b)
    {
        var (best, row) = (0, new int[b.Length + 1]);
        foreach (var c in a)
        {
            for (var j = b.Length; j > 0; j--)
            {
                row[j] = c == b[j - 1] ? row[j - 1] + 1 : 0;
                best = Math.Max(best, row[j]);
            }
        }

        return best;
    }
}
