namespace VillageListsPortal.Domain.Screening;

/// <summary>Who acts at a place of a clause.</summary>
internal static class Agents
{
    private const int ShortestBody = 2;

    /// <summary>Whether the clause asks without naming anybody: the request is addressed to the village.</summary>
    public static bool Addressed(Clause clause) =>
        clause.StartsAt(WordKind.Please, clause.Start) && !clause.Mentions.Exists(m => m.Side != Side.Village && (m.IsSubject || clause.EndsAt(WordKind.Please, m.Start)));

    /// <summary>Who acts at that place.</summary>
    public static Side At(Clause clause, int place)
    {
        if (Topic(clause, place) is { } side) return side;
        var last = clause.Mentions.FindLast(m => m.IsSubject && m.End <= place);
        return ByWhom(clause, place) is { } by && by.Place >= last.Start ? by.Side : last.End > 0 ? last.Side : clause.Before;
    }

    /// <summary>Who goes on acting after the clause.</summary>
    public static Side After(Clause clause)
    {
        if (clause.Has(WordKind.Transfer) && clause.Mentions.Exists(m => m.Side == Side.Village)) return Side.Village;
        if (OnlyHelps(clause)) return clause.Before;
        return clause.Mentions.FindLast(m => m.IsSubject) is { End: > 0 } last && ByWhom(clause, clause.End) is not { Side: Side.Other } ? last.Side : At(clause, clause.End);
    }

    // 村里牵头，派出所配合，…: a clause that only names a helper hands nothing over.
    private static bool OnlyHelps(Clause clause) => clause.Mentions is [{ IsSubject: true, Side: Side.Other } helper]
        && clause.Hits.Exists(h => h.Kind == WordKind.Help && h.Start == helper.End && h.End == clause.End);

    /// <summary>The village as the clause names it, at or before a place, else anywhere.</summary>
    public static Mention? Village(Clause clause, int place)
    {
        var villages = clause.Mentions.FindAll(m => m.Side == Side.Village);
        if (villages.Count == 0) return null;
        var before = villages.FindLast(m => m.End <= place);
        return before.End > 0 ? before : villages[0];
    }

    // 查处由执法队进行, 巡查归执法队: what stands before is done by who stands behind.
    private static Side? Topic(Clause clause, int place)
    {
        if (!clause.Has(WordKind.By)) return null;
        var by = clause.Of(WordKind.By).Where(h => h.Start >= place).Select(h => h.End).DefaultIfEmpty(-1).Min();
        if (by < 0) return null;
        var named = clause.Mentions.Find(m => m.Start >= by);
        return named.End > 0 ? named.Side : clause.Hits.Exists(h => h.Start >= by + ShortestBody && h.Kind is WordKind.Bear or WordKind.BearDo) ? Side.Other : null;
    }

    // 由专业机构承担: whoever stands between acts, and who is not known as the village is another.
    private static (int Place, Side Side)? ByWhom(Clause clause, int place)
    {
        if (!clause.Has(WordKind.By)) return null;
        var by = clause.Of(WordKind.By).LastOrDefault(h => h.End <= place);
        if (by.End == 0) return null;
        var named = clause.Mentions.Find(m => m.Start >= by.Start && m.End <= place);
        if (named.End > 0) return (by.Start, named.Side);
        var verb = clause.Hits.Where(h => h.Start >= by.End && h.Kind is WordKind.Bear or WordKind.BearDo).Select(h => h.Start).DefaultIfEmpty(-1).Min();
        return verb - by.End >= ShortestBody && verb <= place ? (by.Start, Side.Other) : null;
    }
}
