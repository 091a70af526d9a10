namespace VillageListsPortal.Domain.Screening;

/// <summary>One clause of the even text with the words found in it.</summary>
internal sealed class Clause(TextPart part, string text, int start, int end, int sentence, List<Hit> hits)
{
    private readonly ulong kinds = hits.Aggregate(0UL, (all, hit) => all | (1UL << (int)hit.Kind));
    private List<Mention>? mentions;

    public TextPart Part => part;

    /// <summary>The whole even text; places are places in it.</summary>
    public string Text => text;

    public int Start => start;

    public int End => end;

    public int Sentence => sentence;

    public List<Hit> Hits => hits;

    public List<Mention> Mentions => mentions ??= Screening.Mentions.In(this);

    /// <summary>Who acted when the clause began.</summary>
    public Side Before { get; set; }

    /// <summary>Whether a later word undoes the clause or an earlier one forbids all of it.</summary>
    public bool IsTurned { get; set; }

    /// <summary>Whether it helps another body, from an earlier clause on.</summary>
    public bool HelpsBefore { get; set; }

    /// <summary>Whether the next clause says that what was found is reported.</summary>
    public bool IsReported { get; set; }

    /// <summary>Whether it says of what, or when: 发现隐患的, 发现时.</summary>
    public bool IsCondition => text[end - 1] is '的' or '时' or '后';

    /// <summary>Whether a colon ends it and the list goes on.</summary>
    public bool OpensList => end < text.Length && text[end] == ':';

    /// <summary>The words by which it only reports, publishes, hears or lends.</summary>
    public IEnumerable<Hit> Lights => HasLights ? hits.Where(h => h.Kind is WordKind.Light or WordKind.CoveragePublicity) : [];

    /// <summary>Whether there are any.</summary>
    public bool HasLights => Has(WordKind.Light) || Has(WordKind.CoveragePublicity);

    public bool Has(WordKind kind) => (kinds & (1UL << (int)kind)) != 0;

    public IEnumerable<Hit> Of(WordKind kind) => Has(kind) ? hits.Where(h => h.Kind == kind) : [];

    public bool EndsAt(WordKind kind, int place) => Has(kind) && hits.Exists(h => h.Kind == kind && h.End == place);

    public bool StartsAt(WordKind kind, int place) => Has(kind) && hits.Exists(h => h.Kind == kind && h.Start == place);

    public bool HasBetween(WordKind kind, int from, int to) => Has(kind) && hits.Exists(h => h.Kind == kind && from <= h.Start && h.End <= to);

    public bool InOneSegment(int first, int second) => Clauses.InOneSegment(text, first, second);

    /// <summary>Where the member of an enumeration begins that a place lies in.</summary>
    public int SegmentStart(int place)
    {
        while (place > start && Clauses.InOneSegment(text, place - 1, place)) place--;
        return place;
    }

    /// <summary>Where it ends.</summary>
    public int SegmentEnd(int place)
    {
        while (place < end && Clauses.InOneSegment(text, place, place + 1)) place++;
        return place;
    }

    /// <summary>Whether only words such as 本, 各, 辖区 stand between.</summary>
    public bool AreFillers(int from, int to)
    {
        for (var i = from; i < to;)
        {
            var next = hits.Where(h => h.Kind == WordKind.Filler && h.Start == i && h.End <= to).Select(h => h.End).DefaultIfEmpty(-1).Max();
            if (next < 0) return false;
            i = next;
        }

        return true;
    }
}
