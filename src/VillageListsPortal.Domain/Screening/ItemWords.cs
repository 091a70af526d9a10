namespace VillageListsPortal.Domain.Screening;

/// <summary>Words for items that the vocabulary does not know yet, since a district adds items: their keywords, else their titles.</summary>
internal static class ItemWords
{
    private const string RedLine = "FM-";
    private const string Joints = "、和及与或（）(),，：:";
    private const int ShortestWord = 2;

    /// <summary>The words of the items that have no section of their own.</summary>
    public static IEnumerable<VocabularyWord> Of(IReadOnlyList<ScreeningItem> items, Vocabulary vocabulary)
    {
        var known = vocabulary.Words.Select(w => w.Section.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var generic = vocabulary.Words.Where(w => w.Section == "item-generic").Select(w => w.Text).OrderByDescending(w => w.Length).ToList();
        return from item in items
               where !known.Contains(item.Code) && WordSections.TryRead(item.Code, out _, out _)
               from word in item.Keywords.Count > 0 ? item.Keywords : Parts(item.Title, generic)
               where Normaliser.Word(word).Length is >= ShortestWord and <= Vocabulary.LongestWord
               select new VocabularyWord(item.Code.StartsWith(RedLine, StringComparison.Ordinal) ? item.Code + ".object" : item.Code, word);
    }

    private static IEnumerable<string> Parts(string title, List<string> generic) =>
        generic.Aggregate(title, (rest, word) => rest.Replace(word, "、", StringComparison.Ordinal)).Split([.. Joints], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
