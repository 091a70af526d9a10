namespace VillageListsPortal.Domain.Screening;

/// <summary>A request read clause by clause: who acts in each, what is turned round.</summary>
internal sealed class Reading
{
    private readonly NormalisedText title;
    private readonly NormalisedText description;

    public Reading(WordLookup words, ScreeningText text)
    {
        (title, description) = (Normaliser.Read(text.Title), Normaliser.Read(text.Description));
        Title = Read(words, TextPart.Title, title.Text);
        Description = Read(words, TextPart.Description, description.Text);
        Flow(Title);
        Flow(Description);
        Turns.Mark(Title, Description);
    }

    public IReadOnlyList<Clause> Title { get; }

    public IReadOnlyList<Clause> Description { get; }

    public IReadOnlyList<Clause> Of(TextPart part) => part == TextPart.Title ? Title : Description;

    /// <summary>A clause in the words as sent.</summary>
    public Passage Sent(Clause clause) => Sent(clause.Part, clause.Start, clause.End);

    /// <summary>A range of the even text in the words as sent.</summary>
    public Passage Sent(TextPart part, int start, int end) => (part == TextPart.Title ? title : description).Sent(part, start, end);

    // Hits come by their ends, and so do clauses.
    private static List<Clause> Read(WordLookup words, TextPart part, string text)
    {
        var (hits, next, clauses) = (words.In(text), 0, new List<Clause>());
        foreach (var (start, end, sentence) in Clauses.Of(text))
        {
            var own = new List<Hit>();
            for (; next < hits.Count && hits[next].End <= end; next++)
            {
                if (hits[next].Start >= start) own.Add(hits[next]);
            }

            clauses.Add(new Clause(part, text, start, end, sentence, Masks.Off(own)));
        }

        return clauses;
    }

    // Chinese names the one who acts once and goes on: who acted last acts until another is named.
    private static void Flow(IReadOnlyList<Clause> clauses)
    {
        var (side, helps, sentence) = (Side.Unknown, false, 0);
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            clause.IsReported = i + 1 < clauses.Count && clauses[i + 1].Sentence == clause.Sentence && clauses[i + 1].HasLights;
            if (clause.Sentence != sentence) (helps, side) = (false, side == Side.Resident ? Side.Unknown : side);
            if (clause.StartsAt(WordKind.Please, clause.Start) || clause.Mentions.Exists(m => m.IsSubject)) helps = false;
            (clause.HelpsBefore, sentence) = (helps, clause.Sentence);
            clause.Before = Agents.Addressed(clause) ? Side.Village : side;
            side = Agents.After(clause);
            helps |= clause.Of(WordKind.Help).Any(h => Agents.At(clause, h.Start) != Side.Other);
        }
    }
}
