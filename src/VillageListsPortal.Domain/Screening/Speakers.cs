namespace VillageListsPortal.Domain.Screening;

/// <summary>Who says 本人 in a text. Whoever signs a form answers for what he declares; in a letter of the village it is the village's own people.</summary>
internal static class Speakers
{
    private static readonly string[] Being = ["作为", "身为", "系", "是", "为", "代表"];

    /// <summary>Whether a text speaks in the name of the village: 村主任本人, 本人作为村支部书记, 承诺人：江口村村委会, 本人对本村…负责, or a promise whose title names the village.</summary>
    public static bool AreVillage(IReadOnlyList<Clause> title, IReadOnlyList<Clause> description) =>
        title.Any(c => c.Has(WordKind.Village) && c.Has(WordKind.BearSign)) || In(title) || In(description);

    private static bool In(IReadOnlyList<Clause> clauses) =>
        clauses.Where((clause, i) => clause.Of(WordKind.Self).Any(s => Is(clause, s) || (s.End == clause.End && i + 1 < clauses.Count && clauses[i + 1].Has(WordKind.Village)))).Any();

    private static bool Is(Clause clause, Hit self) =>
        clause.EndsAt(WordKind.Village, self.Start)
        || (Being.Any(b => clause.Text.AsSpan(self.End, clause.End - self.End).StartsWith(b, StringComparison.Ordinal)) && clause.Hits.Exists(h => h.Kind == WordKind.Village && h.Start > self.End))
        || (clause.Has(WordKind.Bear) && clause.Of(WordKind.VillageBare).Any(v => v.Start >= self.End && !clause.Hits.Exists(h => h.Kind == WordKind.Resident && h.Covers(v))));
}
