namespace VillageListsPortal.Domain.Screening;

/// <summary>Finds all words of a vocabulary in one pass over a text (Aho and Corasick 1975), whatever the text.</summary>
internal sealed class WordMatcher
{
    private readonly List<Dictionary<char, int>> next = [[]];
    private readonly List<List<int>> ends = [[]];
    private readonly List<int> fallback = [0];
    private readonly List<int> lengths = [];

    /// <summary>A matcher for words, which are told by their places in the list.</summary>
    public WordMatcher(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++) Add(words[i], i);
        Link();
    }

    /// <summary>All places of all words, by their ends.</summary>
    public IEnumerable<(int Word, int Start, int End)> In(string text)
    {
        var state = 0;
        for (var i = 0; i < text.Length; i++)
        {
            state = Step(state, text[i]);
            foreach (var word in ends[state]) yield return (word, i + 1 - lengths[word], i + 1);
        }
    }

    private void Add(string word, int number)
    {
        var state = 0;
        foreach (var unit in word)
        {
            if (!next[state].TryGetValue(unit, out var following))
            {
                following = next.Count;
                next[state].Add(unit, following);
                next.Add([]);
                ends.Add([]);
                fallback.Add(0);
            }

            state = following;
        }

        lengths.Add(word.Length);
        if (word.Length > 0) ends[state].Add(number);
    }

    private void Link()
    {
        var queue = new Queue<int>(next[0].Values);
        while (queue.TryDequeue(out var state))
        {
            foreach (var (unit, following) in next[state])
            {
                fallback[following] = Step(fallback[state], unit);
                ends[following].AddRange(ends[fallback[following]]);
                queue.Enqueue(following);
            }
        }
    }

    private int Step(int state, char unit)
    {
        while (true)
        {
            if (next[state].TryGetValue(unit, out var following)) return following;
            if (state == 0) return 0;
            state = fallback[state];
        }
    }
}
