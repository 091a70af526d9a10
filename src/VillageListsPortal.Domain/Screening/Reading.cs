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

    private static List<Clause> Read(WordLookup words, TextPart part, string text)
    {
        var hits = Masks.Off(words.In(text));
        return [.. Clauses.Of(text).Select(c => new Clause(part, text, c.Start, c.End, c.Sentence, hits.FindAll(h => c.Start <= h.Start && h.End <= c.End)))];
    }

    // Chinese names the one who acts once and goes on: who acted last acts until another is named.
    private static void Flow(IReadOnlyList<Clause> clauses)
    {
        var (side, helps, sentence) = (Side.Unknown, false, 0);
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            clause.IsReported = i + 1 < clauses.Count && clauses[i + 1].Sentence == clause.Sentence && clauses[i + 1].Lights.Any();
            if (clause.Sentence != sentence) (helps, side) = (false, side == Side.Resident ? Side.Unknown : side);
            if (clause.StartsAt(WordKind.Please, clause.Start) || clause.Mentions.Exists(m => m.IsSubject)) helps = false;
            (clause.HelpsBefore, sentence) = (helps, clause.Sentence);
            clause.Before = Agents.Addressed(clause) ? Side.Village : side;
            side = Agents.After(clause);
            helps |= clause.Has(WordKind.Help);
        }
    }
}
