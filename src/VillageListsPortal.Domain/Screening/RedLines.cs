namespace VillageListsPortal.Domain.Screening;

/// <summary>A burden with the fields it lies in.</summary>
/// <param name="Burden">The burden.</param>
/// <param name="Fields">The fields; none where the duty lies outside the seven.</param>
/// <param name="ByTopic">Whether the field was named elsewhere than in the sentence of the burden.</param>
internal sealed record Laid(Burden Burden, IReadOnlyList<FieldWord> Fields, bool ByTopic);

/// <summary>Brings burdens and fields together: which red lines a reading crosses.</summary>
internal static class RedLines
{
    public const string Enforcement = "FM-01";

    /// <summary>All burdens of a reading with their fields, in the order of the text.</summary>
    public static List<Laid> In(Reading reading)
    {
        var topics = Topics(reading.Title);
        var (laid, last) = (new List<Laid>(), new List<FieldWord>());
        foreach (var sentence in Sentences(reading.Title)) laid.AddRange(sentence.Lay([], []));
        foreach (var sentence in Sentences(reading.Description))
        {
            laid.AddRange(sentence.Lay(topics, last));
            if (sentence.Spoken.Count > 0) last = sentence.Spoken;
        }

        return laid;
    }

    private static IEnumerable<SentenceFields> Sentences(IReadOnlyList<Clause> clauses) =>
        clauses.GroupBy(c => c.Sentence).Select(s => new SentenceFields([.. s]));

    private static List<FieldWord> Topics(IReadOnlyList<Clause> title) =>
        title.Any(c => c.HasLights && !c.Has(WordKind.BearSign)) ? [] : [.. title.SelectMany(c => FieldWords.In(c, null))];
}
