namespace VillageListsPortal.Domain.Screening;

/// <summary>What turns a clause round: negation before a place, or a word that undoes what was said.</summary>
internal static class Turns
{
    /// <summary>Marks the clauses that are forbidden or undone.</summary>
    public static void Mark(IReadOnlyList<Clause> title, IReadOnlyList<Clause> description)
    {
        var announces = title.Any(c => c.Has(WordKind.CorrectiveTitle)) && description.Any(c => c.Has(WordKind.Corrective));
        foreach (var clause in announces ? title.Concat(description) : []) clause.IsTurned = true;
        for (var i = 0; i < description.Count; i++)
        {
            var clause = description[i];
            var sentence = description.Where(c => c.Sentence == clause.Sentence).ToList();
            if (clause.OpensList && Forbids(clause)) Turn(sentence.SkipWhile(c => c != clause));
            if (!clause.Has(WordKind.Corrective)) continue;
            Turn(sentence.TakeWhile(c => c != clause).Append(clause));
            if (sentence.Exists(c => c.Has(WordKind.CorrectiveBack))) Turn(description.Take(i));
        }
    }

    /// <summary>Whether a place lies behind a negation of its clause.</summary>
    public static bool Negates(Clause clause, int place)
    {
        if (clause.Has(WordKind.NegateClause) || NegatesAtOnce(clause, place)) return true;
        if (!clause.Has(WordKind.Negate) && !clause.Has(WordKind.Forbid)) return false;
        var last = clause.Hits.Where(h => h.Start < place && (h.Kind == WordKind.Negate || (h.Kind == WordKind.Forbid && LoadsVillage(clause, h.End)))).Select(h => h.End).DefaultIfEmpty(-1).Max();
        return last >= 0 && !clause.HasBetween(WordKind.Release, last, place);
    }

    // 不布置任务; but 不达标的, 扣分: a negation by 不 needs a verb behind it and ends at 的.
    private static bool NegatesAtOnce(Clause clause, int place) => clause.Of(WordKind.NegateNot).Any(n => n.End <= place
        && clause.Hits.Exists(h => h.Start == n.End && IsVerb(h.Kind))
        && (place == n.End || !clause.Hits.Exists(h => h.Start == place && h.Kind == WordKind.Measure))
        && clause.Text.AsSpan(n.End, place - n.End).IndexOf('的') < 0);

    private static bool IsVerb(WordKind kind) => kind is WordKind.Bear or WordKind.BearDo or WordKind.Transfer or WordKind.Measure or WordKind.FieldAct or WordKind.FieldTreatment;

    private static bool Forbids(Clause clause) => clause.Has(WordKind.Negate) || clause.Has(WordKind.Forbid) || clause.Has(WordKind.Corrective);

    // 严禁占道经营 forbids what others do; 严禁将指标下达到村 forbids to load the village.
    private static bool LoadsVillage(Clause clause, int from) =>
        clause.Mentions.Exists(m => m.Side == Side.Village && m.Start >= from) || clause.Hits.Exists(h => h.Start >= from && h.Kind is WordKind.Transfer or WordKind.Burden);

    private static void Turn(IEnumerable<Clause> clauses)
    {
        foreach (var clause in clauses) clause.IsTurned = true;
    }
}
