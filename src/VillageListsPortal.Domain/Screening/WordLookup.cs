namespace VillageListsPortal.Domain.Screening;

/// <summary>A word of the vocabulary where it stands in an even text.</summary>
internal readonly record struct Hit(int Start, int End, WordKind Kind, string Code)
{
    public bool Lies(Hit within) => within.Start <= Start && End <= within.End && within.End - within.Start > End - Start;

    public bool Covers(Hit other) => Start <= other.Start && other.End <= End;
}

/// <summary>Finds the words of a vocabulary in a text.</summary>
internal sealed class WordLookup
{
    private const int WidestGap = 12;
    private const char Gap = '…';

    private readonly WordMatcher matcher;
    private readonly List<List<Meaning>> meanings = [];

    public WordLookup(IReadOnlyList<VocabularyWord> words)
    {
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            if (!WordSections.TryRead(words[i].Section, out var kind, out var code)) throw new FormatException($"There is no section '{words[i].Section}'.");
            var parts = words[i].Text.Split(Gap).Select(Normaliser.Word).Where(p => p.Length > 0).ToList();
            if (parts.Count == 0) continue;
            Note(parts[0], new Meaning(kind, code, parts.Count > 1 ? i : null, First: true));
            if (parts.Count > 1) Note(parts[1], new Meaning(kind, code, i, First: false));
        }

        matcher = new WordMatcher([.. texts.Keys]);

        void Note(string text, Meaning meaning)
        {
            if (texts.TryAdd(text, meanings.Count)) meanings.Add([]);
            meanings[texts[text]].Add(meaning);
        }
    }

    /// <summary>All words of a text, in the order of their ends.</summary>
    public List<Hit> In(string text)
    {
        var hits = new List<Hit>();
        var firsts = new Dictionary<int, int>();
        foreach (var (word, start, end) in matcher.In(text))
        {
            foreach (var meaning in meanings[word])
            {
                if (meaning.Pair is not { } pair) hits.Add(new Hit(start, end, meaning.Kind, meaning.Code));
                else if (meaning.First) firsts[pair] = start << 8 | (end - start);
                else if (firsts.TryGetValue(pair, out var first) && (first >> 8) + (first & 255) is var firstEnd && firstEnd <= start && start - firstEnd <= WidestGap && Clauses.IsOne(text.AsSpan(firstEnd, start - firstEnd)))
                {
                    hits.Add(new Hit(first >> 8, end, meaning.Kind, meaning.Code));
                }
            }
        }

        return hits;
    }

    private sealed record Meaning(WordKind Kind, string Code, int? Pair, bool First);
}
