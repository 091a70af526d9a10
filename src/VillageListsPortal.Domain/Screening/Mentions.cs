namespace VillageListsPortal.Domain.Screening;

/// <summary>Finds who is named in a clause, and who of them acts.</summary>
internal static class Mentions
{
    private const int Filler = 4;

    /// <summary>The mentions of a clause in order; of words that overlap the first and longest counts.</summary>
    public static List<Mention> In(Clause clause)
    {
        var mentions = new List<Mention>();
        foreach (var hit in Longest(clause))
        {
            if (SideOf(hit.Kind) is { } side) mentions.Add(new Mention(hit.Start, hit.End, side, IsSubject(clause, hit, mentions)));
        }

        return mentions;
    }

    private static IEnumerable<Hit> Longest(Clause clause)
    {
        var end = 0;
        var named = clause.Hits.Where(h => h.Kind == WordKind.VillageOffice || SideOf(h.Kind) is not null).OrderBy(h => h.Start).ThenByDescending(h => h.End).ToList();
        foreach (var hit in named)
        {
            if (hit.Start < end || IsLead(clause, hit, named) || (clause.Has(WordKind.VillageOffice) && named.Exists(o => o.Kind == WordKind.VillageOffice && o.Start < hit.End && hit.End < o.End))) continue;
            end = hit.End;
            yield return hit;
        }
    }

    // 由村 of 由村委会: whom the work is laid on is told in full.
    private static bool IsLead(Clause clause, Hit hit, List<Hit> named) =>
        clause.Text[hit.Start] == '由' && named.Exists(o => o.Start == hit.Start + 1 && o.End > hit.End && SideOf(o.Kind) == Side.Village);

    private static Side? SideOf(WordKind kind) => kind switch
    {
        WordKind.Village or WordKind.VillageBare or WordKind.VillageOblique => Side.Village,
        WordKind.Official or WordKind.Party => Side.Other,
        WordKind.Resident => Side.Resident,
        _ => null,
    };

    private static bool IsSubject(Clause clause, Hit hit, List<Mention> before) => hit.Kind switch
    {
        WordKind.VillageOblique => false,
        _ when IsLed(clause, hit) => true,
        WordKind.VillageBare => IsActing(clause, hit),
        WordKind.Village => !IsOblique(clause, hit) && !clause.StartsAt(WordKind.PlaceAfter, hit.End),
        WordKind.Official => !IsOblique(clause, hit) && !IsPossessor(clause, hit) && !AfterVillage(before),
        _ => IsActing(clause, hit) && !IsOblique(clause, hit) && !clause.HasBetween(WordKind.Oblique, clause.Start, hit.Start) && !AfterVillage(before),
    };

    private static bool IsLed(Clause clause, Hit hit) =>
        clause.Of(WordKind.By).Any(b => b.End <= hit.Start && hit.Start - b.End <= Filler && clause.AreFillers(b.End, hit.Start));

    private static bool IsActing(Clause clause, Hit hit) =>
        clause.StartsAt(WordKind.Acts, hit.End) || clause.StartsAt(WordKind.Bear, hit.End) || clause.StartsAt(WordKind.BearNoun, hit.End);

    private static bool IsPossessor(Clause clause, Hit hit) => hit.End < clause.End && clause.Text[hit.End] == '的';

    // A clause has one subject: another body behind the village is its object.
    private static bool AfterVillage(List<Mention> before) => before.Exists(m => m is { IsSubject: true, Side: Side.Village });

    // 对本镇各村: up to four characters may stand between.
    private static bool IsOblique(Clause clause, Hit hit) =>
        clause.Has(WordKind.Oblique) && clause.Hits.Exists(o => o.Kind == WordKind.Oblique && o.End <= hit.Start && hit.Start - o.End <= (o.End == hit.Start ? 0 : Filler) && clause.AreFillers(o.End, hit.Start));
}
