using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Reviews;

/// <summary>Words of answers and reasons.</summary>
internal static class ReviewWords
{
    /// <summary>The longest name of an article, in UTF-16 units; several may be named.</summary>
    public const int LongestArticle = 100;

    /// <summary>Words that may be left out.</summary>
    public static string? Keep(string field, string? text, int longest = ReviewRound.LongestText)
    {
        var words = SafeText.Check(text, int.MaxValue);
        if (words.Length > longest) throw new RuleViolationException("field.too-long", field, longest);
        return words.Length == 0 ? null : words;
    }

    /// <summary>Words that are needed.</summary>
    public static string Need(string field, string? text, int longest = ReviewRound.LongestText) => Keep(field, text, longest) ?? throw new RuleViolationException("field.missing", field);
}
