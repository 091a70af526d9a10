namespace VillageListsPortal.Domain.Screening;

/// <summary>Tells what was laid on the village, with its place, its reasons and its law.</summary>
internal sealed class Findings(IReadOnlyList<ScreeningItem> items)
{
    private readonly Dictionary<string, ScreeningItem> byCode = items.GroupBy(i => i.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    /// <summary>The red lines, by code; those that are on no list in force are none.</summary>
    public List<CrossedLine> Crossed(Reading reading, IReadOnlyList<Laid> laid) =>
        [.. from one in laid
            from field in one.Fields
            where byCode.ContainsKey(field.Code)
            group (one, field) by field.Code into line
            orderby line.Key
            select Line(reading, byCode[line.Key], [.. line])];

    /// <summary>The red lines, clause by clause.</summary>
    public List<CrossedLine> Each(Reading reading, IReadOnlyList<Laid> laid) =>
        [.. from one in laid
            from field in one.Fields
            where byCode.ContainsKey(field.Code)
            group (one, field) by (field.Code, one.Burden.Clause) into line
            select Line(reading, byCode[line.Key.Code], [.. line])];

    /// <summary>Responsibility outside the seven fields, clause by clause.</summary>
    public static List<ShiftedDuty> Shifted(Reading reading, IReadOnlyList<Laid> laid, IReadOnlyList<CoveringItem> covered)
    {
        var isAutonomy = covered.Any(c => c.Code.StartsWith(Coverage.Autonomy, StringComparison.Ordinal));
        return [.. from one in laid
                   where one.Fields.Count == 0 && IsShift(one.Burden, isAutonomy)
                   group one.Burden by one.Burden.Clause into clause
                   let first = clause.First()
                   select new ShiftedDuty(reading.Sent(clause.Key), Responsible(reading, first), [.. clause.Select(Of).Distinct()])];
    }

    // What the villagers decide themselves, and what a law puts on the committee, is theirs (domain 3.11).
    private static bool IsShift(Burden burden, bool isAutonomy) => !burden.Clause.Has(WordKind.Statutory) && burden.Kind switch
    {
        WordKind.BearNoun or WordKind.BearSign or WordKind.Measure => true,
        WordKind.Bear or WordKind.Burden => !isAutonomy && !burden.Clause.HasLights,
        _ => false,
    };

    private static CrossedLine Line(Reading reading, ScreeningItem item, List<(Laid Laid, FieldWord Field)> found)
    {
        var best = found.OrderBy(f => f.Laid.ByTopic).ThenByDescending(f => f.Laid.Burden.Weight).First().Laid.Burden;
        return new CrossedLine(item.Code, reading.Sent(best.Clause), Responsible(reading, best), item.Basis, item.Body, Longest([.. found.SelectMany(Reasons).Distinct()]));
    }

    // 违法建筑 and 违法建筑拆除 are one reason.
    private static List<Reason> Longest(List<Reason> reasons) =>
        reasons.FindAll(r => !reasons.Exists(o => o.Code == r.Code && o.Words.Length > r.Words.Length && o.Words.Contains(r.Words, StringComparison.Ordinal)));

    private static IEnumerable<Reason> Reasons((Laid Laid, FieldWord Field) found)
    {
        yield return Of(found.Laid.Burden);
        yield return new Reason(found.Laid.ByTopic ? "topic" : "object", found.Field.Words);
    }

    private static Reason Of(Burden burden) => new(burden.Name, burden.Words);

    // Who is named last before the burden.
    private static string? Responsible(Reading reading, Burden burden)
    {
        foreach (var clause in reading.Of(burden.Clause.Part).Reverse().SkipWhile(c => c != burden.Clause))
        {
            if (Agents.Village(clause, clause == burden.Clause ? burden.At.Start : clause.End) is { } village) return reading.Sent(clause.Part, village.Start, village.End).Clause;
        }

        return null;
    }
}
