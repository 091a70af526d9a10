namespace VillageListsPortal.Domain.Screening;

/// <summary>A word and the section of the vocabulary that it stands in.</summary>
/// <param name="Section">The section, e.g. <c>village</c>, <c>FM-02.object</c>, <c>XZ-10</c>.</param>
/// <param name="Text">The word; A…B is A, up to twelve characters, B, in one clause.</param>
public sealed record VocabularyWord(string Section, string Text);

/// <summary>The words by which the screener reads; never changed, so that readers on several threads share one.</summary>
public sealed class Vocabulary
{
    internal const int LongestWord = 30;

    private readonly HashSet<VocabularyWord> known;

    private Vocabulary(IReadOnlyList<VocabularyWord> words)
    {
        Words = words;
        known = [.. words];
        Lookup = new WordLookup(words);
    }

    /// <summary>The words that come with the portal (vocabulary.txt).</summary>
    public static Vocabulary Standard { get; } = new(Read());

    /// <summary>All words, in the order of the file, added ones last.</summary>
    public IReadOnlyList<VocabularyWord> Words { get; }

    /// <summary>The names of the sections, in the order of the file.</summary>
    public IReadOnlyList<string> Sections => [.. Words.Select(w => w.Section).Distinct(StringComparer.Ordinal)];

    internal WordLookup Lookup { get; }

    /// <summary>Whether it holds a word in that section already.</summary>
    /// <param name="word">The word.</param>
    /// <returns>Whether it does.</returns>
    public bool Holds(VocabularyWord word) => known.Contains(word);

    /// <summary>This vocabulary with words of the district added.</summary>
    /// <param name="added">The words.</param>
    /// <returns>A new vocabulary.</returns>
    /// <exception cref="ArgumentException">A section is not known, or a word is empty or longer than 30 characters; the message names it.</exception>
    public Vocabulary With(IEnumerable<VocabularyWord> added)
    {
        var words = added.ToList();
        foreach (var word in words)
        {
            if (!WordSections.TryRead(word.Section, out _, out _)) throw new ArgumentException($"There is no section '{word.Section}'.", nameof(added));
            if (Normaliser.Word(word.Text) is { Length: 0 or > LongestWord }) throw new ArgumentException($"'{word.Text}' is no word.", nameof(added));
        }

        return new Vocabulary([.. Words, .. words]);
    }

    private static List<VocabularyWord> Read()
    {
        var (section, words) = ("", new List<VocabularyWord>());
        foreach (var line in DataFile.Lines("vocabulary"))
        {
            if (line.StartsWith('[')) section = line.Trim('[', ']', ' ');
            else words.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => new VocabularyWord(section, text)));
        }

        return words;
    }
}
