namespace VillageListsPortal.Domain.Screening;

/// <summary>
/// Reads a request clause by clause and says which red lines it crosses, which items cover it and what is formally wrong (domain 3.11).
/// The same text gives the same answer; nothing is kept between texts, so that one screener serves all threads.
/// </summary>
public sealed class Screener
{
    private readonly WordLookup words;
    private readonly Coverage coverage;
    private readonly Findings findings;
    private readonly Dictionary<string, ScreeningItem> listed;

    /// <summary>A screener for the lists of a day.</summary>
    /// <param name="vocabulary">The words.</param>
    /// <param name="items">The items of the lists in force; of several with one code the last counts.</param>
    public Screener(Vocabulary vocabulary, IReadOnlyList<ScreeningItem> items)
    {
        words = vocabulary.With(ItemWords.Of(items, vocabulary)).Lookup;
        coverage = new Coverage(items);
        findings = new Findings(items);
        listed = items.GroupBy(i => i.Code, StringComparer.Ordinal).ToDictionary(i => i.Key, i => i.Last(), StringComparer.Ordinal);
    }

    /// <summary>The item that a finding names.</summary>
    /// <param name="code">Its code.</param>
    /// <returns>The item, or null where the lists have none.</returns>
    public ScreeningItem? ItemOf(string code) => listed.GetValueOrDefault(code);

    /// <summary>Screens a text.</summary>
    /// <param name="text">The request as sent; any text at all.</param>
    /// <returns>What was found.</returns>
    public ScreeningResult Screen(ScreeningText text)
    {
        var reading = new Reading(words, text);
        var laid = RedLines.In(reading);
        var crossed = findings.Crossed(reading, laid);
        var covered = coverage.Of(reading, laid);
        var shifted = Findings.Shifted(reading, laid, covered);
        return new ScreeningResult(crossed, shifted, covered, Defects.In(text, reading, crossed.Count + shifted.Count > 0, covered));
    }

    /// <summary>Screens a part of a document, where every clause is told and not the plainest one of each red line.</summary>
    /// <param name="text">Headings and paragraphs.</param>
    /// <returns>A row for each clause and red line, and for each clause that shifts responsibility outside the seven fields.</returns>
    internal (IReadOnlyList<CrossedLine> Crossed, IReadOnlyList<ShiftedDuty> Shifted) Clauses(ScreeningText text)
    {
        var reading = new Reading(words, text);
        var laid = RedLines.In(reading);
        return (findings.Each(reading, laid), Findings.Shifted(reading, laid, coverage.Of(reading, laid)));
    }
}
