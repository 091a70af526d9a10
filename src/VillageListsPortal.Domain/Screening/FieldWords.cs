namespace VillageListsPortal.Domain.Screening;

/// <summary>What a clause says of the seven fields.</summary>
/// <param name="Start">Where the words begin in the even text.</param>
/// <param name="End">Where they end.</param>
/// <param name="Code">The field.</param>
/// <param name="Kind">How surely and how: object, act, general, weak, thing.</param>
/// <param name="Words">The words.</param>
internal readonly record struct FieldWord(int Start, int End, string Code, WordKind Kind, string Words)
{
    public FieldWord(Clause clause, Hit hit)
        : this(hit.Start, hit.End, hit.Code, hit.Kind, clause.Text[hit.Start..hit.End])
    {
    }

    public Hit Hit => new(Start, End, Kind, Code);
}

/// <summary>Finds the fields of a clause.</summary>
internal static class FieldWords
{
    private const int FarthestPair = 16;

    /// <summary>The fields that the clause speaks of as work, without what it denies, publishes or reports.</summary>
    public static List<FieldWord> In(Clause clause, Clause? previous)
    {
        if (clause.IsTurned) return [];
        return [.. clause.Hits.Where(h => IsWhole(h.Kind)).Concat(Pairs(clause)).Concat(previous is null ? [] : Across(previous, clause))
            .Where(h => !Turns.Negates(clause, h.Start) && !IsLight(clause, h))
            .Select(h => new FieldWord(clause, h))];
    }

    /// <summary>Whether words lie where the clause only reports, publishes, hears or lends.</summary>
    public static bool IsLight(Clause clause, Hit words)
    {
        if (clause.Of(WordKind.Offence).Any(o => o.End <= words.Start) && (clause.IsReported || clause.IsCondition || clause.HasLights) && !clause.HasBetween(WordKind.By, clause.Start, words.Start)) return true;
        if (!clause.HasLights) return false;
        var lights = clause.Lights.Where(l => !words.Covers(l)).ToList();
        if (lights.Exists(l => clause.InOneSegment(l.Start, words.Start))) return true;
        if (clause.Has(WordKind.Bear)) return false;
        return lights.Exists(l => l.Start < words.Start ? !Works(clause, l.End, words.Start) : !Works(clause, clause.SegmentStart(words.Start), words.Start) && !Works(clause, words.End, clause.SegmentEnd(words.End)));
    }

    private static bool Works(Clause clause, int from, int to) => clause.HasBetween(WordKind.BearDo, from, to) || clause.HasBetween(WordKind.FieldAct, from, to);

    private static bool IsWhole(WordKind kind) => kind is WordKind.FieldObject or WordKind.FieldAct or WordKind.FieldGeneral or WordKind.FieldWeak;

    // A thing and what is done to it: 彩钢棚 … 拆除.
    private static IEnumerable<Hit> Pairs(Clause clause) =>
        from treatment in Treatments(clause)
        let thing = Things(clause).Where(t => t.Code == treatment.Code && Distance(t, treatment) is >= 0 and <= FarthestPair).OrderBy(t => Distance(t, treatment)).FirstOrDefault()
        where thing.End > 0
        select new Hit(Math.Min(thing.Start, treatment.Start), Math.Max(thing.End, treatment.End), PairKind(treatment.Code), treatment.Code);

    private static IEnumerable<Hit> Across(Clause previous, Clause clause) =>
        from treatment in Treatments(clause)
        where previous.Sentence == clause.Sentence && previous.Part == clause.Part
            && Agents.At(clause, treatment.Start) == Side.Village
            && Things(previous).Any(t => t.Code == treatment.Code && !Turns.Negates(previous, t.Start))
        select treatment with { Kind = PairKind(treatment.Code) };

    private static WordKind PairKind(string code) => code == RedLines.Enforcement ? WordKind.FieldGeneral : WordKind.FieldAct;

    /// <summary>The things of a clause; 养鸭棚 is no 棚.</summary>
    public static IEnumerable<Hit> Things(Clause clause) =>
        clause.Hits.Where(t => t.Kind is WordKind.FieldThing or WordKind.FieldContext && !clause.Hits.Exists(o => o.Code != t.Code && o.Code.Length > 0 && t.Lies(o) && (o.Kind is WordKind.FieldThing or WordKind.FieldContext || IsWhole(o.Kind))));

    // 签约率 is a word of relocation and no signing of a project.
    private static IEnumerable<Hit> Treatments(Clause clause) =>
        clause.Of(WordKind.FieldTreatment).Where(t => !clause.Hits.Exists(o => IsWhole(o.Kind) && o.Code != t.Code && t.Lies(o)));

    private static int Distance(Hit thing, Hit treatment) =>
        thing.Start >= treatment.End ? thing.Start - treatment.End : treatment.Start - thing.End;
}
