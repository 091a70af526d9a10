using System.Text;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>One term of a question.</summary>
/// <param name="Typed">As typed.</param>
/// <param name="Text">Ready to be compared.</param>
/// <param name="Words">Pairs of neighbouring Chinese characters and Latin words, without common ones.</param>
public sealed record QuestionTerm(string Typed, SearchText Text, IReadOnlySet<string> Words);

/// <summary>A question in free words, such as what a village was told to do, ready to be compared with items term by term.</summary>
public sealed class QuestionText
{
    /// <summary>What is longer says no more.</summary>
    public const int Longest = 200;

    private const int MostTerms = 12;
    private const int ShortestLatinWord = 5;

    /// <summary>Words that stand in every other question and item: alone they name nothing.</summary>
    private static readonly string[] Common =
    [
        "村里", "村级", "村委", "委会", "会让", "村民", "农村", "社区", "居民", "委员", "我们", "你们", "他们", "组织", "政府", "部门", "街道", "镇里", "乡镇", "单位", "干部", "群众", "人员", "要求", "负责", "责任", "协助", "任务", "工作",
        "做好", "开展", "推进", "推动", "实施", "执行", "支持", "发展", "建设", "管理", "维护", "制定", "编制", "办理", "讨论", "决定", "设立", "实行", "服务", "宣传", "教育", "活动", "项目", "方案", "计划", "情况", "意见", "建议", "提出", "检查", "是否", "合法", "可以",
        "能不", "不能", "怎么", "什么", "依法", "法律", "法规", "国家", "政策", "公共", "社会", "安全", "预防", "防控", "保护", "整治", "经济", "集体", "制度", "证明", "事务", "生产", "对象", "经营", "行政", "违法", "家庭",
    ];

    private static readonly string[] PaperWords = ["证明", "出具", "开具", "盖章", "CERTIF"];

    private static readonly string[] CommonLatin = ["assis", "villa", "commu", "publi", "admin", "manag", "organ", "socia", "resid", "laws", "lawfu", "respo", "carry", "their", "other", "about", "could", "shoul", "would"];

    private QuestionText(string typed) =>
        Terms = [.. Split(typed).Take(MostTerms).Select(t => new QuestionTerm(t, SearchText.Of(t), WordsOf(t).ToHashSet(StringComparer.Ordinal))).Where(t => t.Text.Core.Length > 0)];

    /// <summary>The terms between blanks and punctuation, in the order typed.</summary>
    public IReadOnlyList<QuestionTerm> Terms { get; }

    /// <summary>For each term the pairs of characters of which every title that it names has one.</summary>
    public IEnumerable<string[]> Pairs => Terms.Where(t => !IsCommon(t.Text.Core)).Select(t => PairsOf(t.Text.Core)).Where(p => p.Length > 0);

    /// <summary>Whether a word stands in every other question and item.</summary>
    public static bool IsCommonWord(string word) => Common.Contains(word, StringComparer.Ordinal);

    public static QuestionText Of(string? typed) => new((typed ?? "").Length <= Longest ? typed ?? "" : typed![..Longest]);

    /// <summary>Whether the question is about a paper; else a certificate that shares a word with it is not what was meant: 代收医保费 asks for no 医保证明.</summary>
    private bool AsksForPaper => Terms.Any(t => PaperWords.Any(w => t.Text.Whole.Contains(w, StringComparison.Ordinal)));

    /// <summary>Whether a term names an item by one of its words.</summary>
    /// <param name="term">One of the terms.</param>
    /// <param name="code">The item's code.</param>
    /// <param name="words">Title, keywords and everyday words.</param>
    public bool Names(QuestionTerm term, string code, IReadOnlyList<SearchText> words)
    {
        var least = ItemCode.KindOf(code) is ListKind.Certificate or ListKind.Cancelled && !AsksForPaper ? Match.Exact : Match.Contains;
        return term.Text.IsCode(code) || (!IsCommon(term.Text.Core) && words.Any(w => !IsCommon(w.Core) && term.Text.Fit(w).Match >= least));
    }

    /// <summary>The words of a text that could name something.</summary>
    public static IEnumerable<string> WordsOf(string text)
    {
        var latin = new StringBuilder();
        var before = ' ';
        foreach (var c in text.In(NormalizationForm.FormKC) + " ")
        {
            if (char.IsAsciiLetter(c)) latin.Append(char.ToLowerInvariant(c));
            else if (latin.Length > 0)
            {
                var word = latin.ToString();
                latin.Clear();
                if (word.Length >= ShortestLatinWord && !CommonLatin.Contains(word[..ShortestLatinWord], StringComparer.Ordinal)) yield return word[..ShortestLatinWord];
            }

            if (IsHan(c) && IsHan(before) && !Common.Contains($"{before}{c}", StringComparer.Ordinal)) yield return $"{before}{c}";
            before = c;
        }
    }

    private static bool IsCommon(string core) => core.Length < 2 || Common.Contains(core, StringComparer.Ordinal) || (char.IsAsciiLetter(core[0]) && core.Length < ShortestLatinWord);

    /// <summary>Those that tell something, or all where none does.</summary>
    private static string[] PairsOf(string core)
    {
        var all = TextGrams.Sought(core);
        var telling = all.Where(p => !IsCommonWord(p)).ToArray();
        return telling.Length > 0 ? telling : all;
    }

    /// <summary>Blanks part Chinese words, but hold Latin ones together.</summary>
    private static IEnumerable<string> Split(string typed)
    {
        var term = new StringBuilder();
        foreach (var c in typed)
        {
            var ends = !char.IsLetterOrDigit(c) && !char.IsSurrogate(c) && c != '-' && !(c == ' ' && term.Length > 0 && term[^1] < 0x80);
            if (!ends) term.Append(c);
            else if (term.Length > 0)
            {
                yield return term.ToString();
                term.Clear();
            }
        }

        if (term.Length > 0) yield return term.ToString();
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';
}
