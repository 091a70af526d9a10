namespace VillageListsPortal.Domain.Screening;

/// <summary>Finds the burdens of a clause.</summary>
internal static class Burdens
{
    private const int NearTransfer = 12;
    private const int NearMust = 3;
    private const string Numerals = "一二两三四五六七八九十百千万0123456789";
    private const int NearParty = 8;

    /// <summary>The burdens that a clause lays on the village, in the order of the text.</summary>
    public static List<Burden> In(Clause clause, IReadOnlyList<FieldWord> fields, bool villageWasNamed)
    {
        if (clause.IsTurned) return [];
        var found = from hit in clause.Hits
                    where LaysOn(clause, hit, villageWasNamed) && !Turns.Negates(clause, hit.Start)
                    select new Burden(clause, WithNumber(clause, hit), hit.Kind == WordKind.BearDo && IsAssigned(clause, hit) ? WordKind.Bear : hit.Kind);
        var acts = from field in fields
                   where field.Kind is WordKind.FieldAct or WordKind.FieldGeneral && Acts(clause, field.Hit)
                   select new Burden(clause, field.Hit, field.Kind);
        return [.. found.Concat(acts).OrderBy(b => b.At.Start)];
    }

    private static bool LaysOn(Clause clause, Hit hit, bool villageWasNamed) => hit.Kind switch
    {
        WordKind.Bear => Bears(clause, hit),
        WordKind.BearNoun => IsNamed(clause, hit),
        WordKind.BearSign => clause.Mentions.Exists(m => m.Side == Side.Village) || IsVillages(clause, hit.Start),
        WordKind.BearDo => Acts(clause, hit),
        WordKind.By => IsLeft(clause, hit),
        WordKind.BearMust => clause.Mentions.Exists(m => m is { Side: Side.Village, IsSubject: true } && m.End <= hit.Start && hit.Start - m.End <= NearMust) && Acts(clause, hit),
        WordKind.Unit => IsNumbered(clause, hit) && Acts(clause, hit),
        WordKind.Burden => true,
        WordKind.Transfer => IsMoved(clause, hit),
        WordKind.Measure => IsMeasured(clause, hit, villageWasNamed),
        WordKind.Quota => IsVillages(clause, hit.Start) && !clause.HasLights,
        _ => false,
    };

    // A title names the topic; it loads the village only where it says so.
    private static bool IsVillages(Clause clause, int place) =>
        Agents.At(clause, place) is Side.Village || (clause.Part == TextPart.Description && Agents.At(clause, place) is Side.Unknown);

    // 由村委会组织验收 lays the work on the village whatever the verb.
    private static bool IsAssigned(Clause clause, Hit hit) =>
        clause.Of(WordKind.By).Any(b => b.End <= hit.Start && clause.Mentions.Exists(m => m.Side == Side.Village && m.Start >= b.Start && m.End <= hit.Start));

    // 由村里先啃: whatever it is, it is left to the village.
    private static bool IsLeft(Clause clause, Hit by) => !clause.HasLights && !clause.Has(WordKind.Help)
        && clause.Mentions.Exists(m => m is { Side: Side.Village, IsSubject: true } && (m.Start == by.Start || m.Start == by.End));

    private static bool IsNumbered(Clause clause, Hit unit) => unit.Start > clause.Start && Numerals.Contains(clause.Text[unit.Start - 1], StringComparison.Ordinal);

    private static Hit WithNumber(Clause clause, Hit hit)
    {
        var start = hit.Start;
        while (hit.Kind == WordKind.Unit && start > clause.Start && Numerals.Contains(clause.Text[start - 1], StringComparison.Ordinal)) start--;
        return hit with { Start = start };
    }

    private static bool Acts(Clause clause, Hit hit) =>
        Agents.At(clause, hit.Start) == Side.Village && !clause.HelpsBefore && !clause.HasBetween(WordKind.Help, clause.Start, hit.Start) && !FieldWords.IsLight(clause, hit);

    private static bool Bears(Clause clause, Hit hit)
    {
        if (!IsVillages(clause, hit.Start)) return false;
        var leads = clause.Hits.Where(h => h.Start >= hit.End && h.Start - hit.End <= 2 && h.Kind is WordKind.Help or WordKind.Light).Any();
        var helpsTheOneWhoBears = clause.Mentions.Exists(m => m is { Side: Side.Other } && m.End == hit.Start && clause.HasBetween(WordKind.Help, clause.Start, m.Start));
        return !helpsTheOneWhoBears && ((!leads && !FieldWords.IsLight(clause, hit)) || clause.Hits.Exists(h => h.Start > hit.End && h.Kind is WordKind.FieldAct or WordKind.FieldObject && !FieldWords.IsLight(clause, h)));
    }

    // 责任主体为村委会, 村委会为责任主体; the firm's own responsibility is not the village's.
    private static bool IsNamed(Clause clause, Hit hit)
    {
        var next = clause.Mentions.Find(m => m.Start >= hit.End && m.Start - hit.End <= 2);
        if (next.End > 0) return next.Side == Side.Village;
        var firm = clause.Hits.Exists(h => h.Kind == WordKind.Party && h.End <= hit.Start && hit.Start - h.End <= NearParty && !clause.Mentions.Exists(m => m.Side == Side.Village && m.Start >= h.End && m.End <= hit.Start))
            && !clause.Mentions.Exists(m => m is { Side: Side.Village, IsSubject: true } && m.End <= hit.Start && clause.HasBetween(WordKind.Bear, m.End, hit.Start));
        return !firm && IsVillages(clause, hit.Start) && !FieldWords.IsLight(clause, hit);
    }

    private static bool IsMoved(Clause clause, Hit hit) => clause.Mentions.Exists(m => m.Side == Side.Village
        && ((m.Start >= hit.End && m.Start - hit.End <= NearTransfer) || (!m.IsSubject && m.End <= hit.Start && hit.Start - m.End <= NearTransfer)));

    private static bool IsMeasured(Clause clause, Hit hit, bool villageWasNamed)
    {
        if (clause.Mentions.Exists(m => m.Side == Side.Village)) return true;
        if (clause.Hits.Exists(h => h.Kind is WordKind.Party or WordKind.Resident && h.End <= hit.Start)) return false;
        return IsVillages(clause, hit.Start) || villageWasNamed;
    }
}
