using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>Words on their way through a form: section:word, parted by spaces.</summary>
public static class DraftWords
{
    private static readonly char[] Between = [' ', '\n', '\r', '\t', '\u3000', ',', '\uFF0C', '\u3001', ';', '\uFF1B'];

    /// <summary>The words kept and the words added.</summary>
    public static IReadOnlyList<VocabularyWord> Of(string? draft, IReadOnlyList<string>? removed, string? section, string? added) =>
    [
        .. Split(draft, [' ']).Where(w => removed?.Contains(w, StringComparer.Ordinal) != true).Select(Word),
        .. Split(added, Between).Select(w => new VocabularyWord(section ?? "", w)),
    ];

    public static string Text(VocabularyWord word) => $"{word.Section}:{word.Text}";

    public static string Text(IEnumerable<VocabularyWord> words) => string.Join(' ', words.Select(Text));

    private static string[] Split(string? text, char[] at) => (text ?? "").Split(at, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static VocabularyWord Word(string text) => text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? new VocabularyWord(text[..at], text[(at + 1)..]) : new VocabularyWord(text, "");
}
