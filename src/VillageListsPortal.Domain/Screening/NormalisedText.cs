namespace VillageListsPortal.Domain.Screening;

/// <summary>A text made even for reading, each of its characters with the place it came from.</summary>
internal sealed class NormalisedText
{
    private readonly string source;
    private readonly IReadOnlyList<(char Unit, int Start, int End)> units;

    public NormalisedText(string source, IReadOnlyList<(char Unit, int Start, int End)> units)
    {
        (this.source, this.units) = (source, units);
        Text = string.Create(units.Count, units, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = from[i].Unit;
        });
    }

    public string Text { get; }

    /// <summary>The words as sent that a range of the even text came from.</summary>
    public Passage Sent(TextPart part, int start, int end)
    {
        if (end <= start) return new Passage(part, "", 0, 0);
        var (from, to) = (units[start].Start, units[end - 1].End);
        return new Passage(part, source[from..to], from, to - from);
    }
}
