namespace VillageListsPortal.Domain.Screening;

/// <summary>Which list items cover a task that is asked of the village.</summary>
internal sealed class Coverage
{
    public const string Autonomy = "ZZ-";
    private const string Publicity = "ZZ-18";
    private const double Enough = 1.0;
    private const double InTitle = 0.7;
    private const int LongWord = 4;
    private readonly HashSet<string> codes;

    public Coverage(IReadOnlyList<ScreeningItem> items) => codes = items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>The items, best first.</summary>
    public List<CoveringItem> Of(Reading reading, IReadOnlyList<Laid> laid)
    {
        var crossed = laid.Where(l => l.Fields.Count > 0).Select(l => (l.Burden.Clause.Part, l.Burden.Clause.Sentence)).ToHashSet();
        var asked = reading.Description.Where(c => !crossed.Contains((c.Part, c.Sentence)) && IsAsked(c, reading.Description)).ToList();
        var title = crossed.Count > 0 ? [] : reading.Title;
        if (asked.Count == 0 || asked.Concat(title).Any(IsOnNoList)) return [];
        var best = Scores(asked, title).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).FirstOrDefault();
        if (best.Value >= Enough) return [Item(best.Key, best.Value)];
        return codes.Contains(Publicity) && asked.Concat(title).Any(c => c.Has(WordKind.CoveragePublicity)) ? [Item(Publicity, 1)] : [];
    }

    // App drives, sales, turnout, signs, ledgers and cancelled certificates are on no list, whatever else the text says.
    private static bool IsOnNoList(Clause clause) => !clause.IsTurned && clause.Of(WordKind.CoverageNone).Any(h => !Turns.Negates(clause, h.Start));

    private static CoveringItem Item(string code, double score) => new(code, Math.Round(score / (score + 1), 2));

    // Residents act for the village only where its sentence asks something of the village.
    private static bool IsAsked(Clause clause, IReadOnlyList<Clause> all) => IsOpen(clause) && Agents.After(clause) switch
    {
        Side.Other => clause.Mentions.Exists(m => m is { Side: Side.Village, IsSubject: true }),
        Side.Resident => all.Any(c => c.Sentence == clause.Sentence && (c.StartsAt(WordKind.Please, c.Start) || c.Mentions.Exists(m => m is { Side: Side.Village, IsSubject: true })) && IsOpen(c)),
        _ => true,
    };

    private static bool IsOpen(Clause clause) => !clause.IsTurned && !clause.Has(WordKind.CoverageRoom) && !clause.Has(WordKind.CoverageTold)
        && !clause.Mentions.Exists(m => m.Side == Side.Village && clause.Hits.Exists(n => n.Kind is WordKind.Negate or WordKind.NegateNot && n.Start >= m.End && n.Start - m.End <= 1));

    // A word in the title counts less than one in what is asked.
    private Dictionary<string, double> Scores(List<Clause> asked, IReadOnlyList<Clause> title)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(asked, 1);
        Add(title, InTitle);
        return scores;

        void Add(IEnumerable<Clause> clauses, double share)
        {
            foreach (var item in clauses.SelectMany(Words).GroupBy(w => w.Code, StringComparer.Ordinal))
            {
                scores[item.Key] = scores.GetValueOrDefault(item.Key) + (share * Weight(item.Select(w => w.Word)));
            }
        }
    }

    private IEnumerable<(string Code, string Word)> Words(Clause clause) =>
        from hit in clause.Of(WordKind.Item)
        where codes.Contains(hit.Code) && !Turns.Negates(clause, hit.Start) && !clause.Hits.Exists(o => o.Kind == WordKind.Item && o.Code == hit.Code && hit.Lies(o))
        select (hit.Code, clause.Text[hit.Start..hit.End]);

    private static double Weight(IEnumerable<string> words) =>
        words.Distinct(StringComparer.Ordinal).Sum(w => w.Length >= LongWord ? 1.5 : 1.0);
}
