namespace VillageListsPortal.Domain.Screening;

/// <summary>The fields that one sentence speaks of, clause by clause, and the burdens it lays in them.</summary>
internal sealed class SentenceFields
{
    private readonly IReadOnlyList<Clause> clauses;
    private readonly List<List<FieldWord>> fields;
    private readonly List<FieldWord> things;

    public SentenceFields(IReadOnlyList<Clause> clauses)
    {
        this.clauses = clauses;
        fields = [.. clauses.Select((c, i) => FieldWords.In(c, i > 0 ? clauses[i - 1] : null))];
        things = [.. from clause in clauses
                     where !clause.IsTurned
                     from thing in FieldWords.Things(clause)
                     where thing.Kind == WordKind.FieldThing && !FieldWords.IsLight(clause, thing) && !Turns.Negates(clause, thing.Start)
                     select new FieldWord(clause, thing)];
    }

    /// <summary>The fields that are not another body's work.</summary>
    public List<FieldWord> Spoken => [.. Enumerable.Range(0, clauses.Count).SelectMany(SpokenIn)];

    /// <summary>The burdens of the sentence with their fields.</summary>
    /// <param name="topics">The fields of the title.</param>
    /// <param name="last">The fields of the sentence before.</param>
    public IEnumerable<Laid> Lay(List<FieldWord> topics, List<FieldWord> last)
    {
        var (named, spoken) = (false, new List<FieldWord>());
        for (var i = 0; i < clauses.Count; i++)
        {
            named |= clauses[i].Mentions.Exists(m => m is { Side: Side.Village, IsSubject: true });
            foreach (var burden in Burdens.In(clauses[i], fields[i], named))
            {
                if (FieldsOf(burden, fields[i], spoken, topics, last) is { } laid) yield return laid;
            }

            spoken.AddRange(SpokenIn(i));
        }
    }

    private IEnumerable<FieldWord> SpokenIn(int i) =>
        fields[i].Where(f => Agents.At(clauses[i], f.Start) != Side.Other || clauses[i].Mentions.Exists(m => m.Side == Side.Village));

    // The nearest place that names a field counts: the clause, the sentence so far, the title, the sentence before.
    private Laid? FieldsOf(Burden burden, List<FieldWord> own, List<FieldWord> spoken, List<FieldWord> topics, List<FieldWord> last)
    {
        if (burden.IsAct) return Act(burden, own, [.. spoken, .. topics]);
        if (Named(own) is { Count: > 0 } here) return new Laid(burden, here, ByTopic: false);
        if (burden.Clause.HasLights) return new Laid(burden, own, ByTopic: false);
        if (Named(spoken) is { Count: > 0 } sentence) return new Laid(burden, sentence, ByTopic: false);
        if (burden.Kind == WordKind.By) return null;
        if (Named(topics) is { Count: > 0 } topic) return new Laid(burden, topic, ByTopic: true);
        if (Any(own, spoken, topics) is { Count: > 0 } general) return new Laid(burden, general, ByTopic: false);
        if (burden.IsFormal && Any(last) is { Count: > 0 } before) return new Laid(burden, before, ByTopic: true);
        if (Weak(burden, [.. own, .. spoken, .. topics]) is { Count: > 0 } weak) return new Laid(burden, weak, ByTopic: false);
        return new Laid(burden, burden.Kind == WordKind.Quota || burden.Clause.HasBetween(WordKind.Help, burden.Clause.Start, burden.At.Start) ? [] : Alone(), ByTopic: true);
    }

    // Enforcement in general gives way to a field that is named: clearing stalls is not enforcement besides.
    private static Laid? Act(Burden burden, List<FieldWord> own, List<FieldWord> around)
    {
        var named = Named(own);
        if (burden.Kind == WordKind.FieldAct) return new Laid(burden, [.. named.Where(w => w.Code == burden.At.Code || w.Kind == WordKind.FieldObject)], ByTopic: false);
        if (named.Count > 0) return new Laid(burden, named, ByTopic: false);
        return own.Exists(w => w.Kind == WordKind.FieldGeneral) && !Named(around).Exists(w => w.Code != RedLines.Enforcement) ? new Laid(burden, own.FindAll(w => w.Kind == WordKind.FieldGeneral), ByTopic: false) : null;
    }

    private static List<FieldWord> Named(List<FieldWord> words)
    {
        return words.FindAll(w => w.Kind is WordKind.FieldObject or WordKind.FieldAct);
    }

    private static List<FieldWord> Any(params ReadOnlySpan<List<FieldWord>> scopes)
    {
        foreach (var scope in scopes)
        {
            if (scope.FindAll(w => w.Kind != WordKind.FieldWeak) is { Count: > 0 } found) return found;
        }

        return [];
    }

    private static List<FieldWord> Weak(Burden burden, List<FieldWord> words) =>
        burden.IsFormal || burden.Kind == WordKind.Quota ? words.FindAll(w => w.Kind == WordKind.FieldWeak) : [];

    // A burden on things of one field, where the sentence names none: 棚屋 … 各村认领.
    private List<FieldWord> Alone() =>
        fields.TrueForAll(f => f.Count == 0) && things.Select(t => t.Code).Distinct(StringComparer.Ordinal).Count() == 1 ? things[..1] : [];
}
