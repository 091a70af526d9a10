namespace VillageListsPortal.Web.Features.Screening;

/// <summary>A stretch of a text, marked or not.</summary>
/// <param name="Text">The words.</param>
/// <param name="Mark">red for a red line, due for shifted responsibility, null for neither.</param>
public sealed record Stretch(string Text, string? Mark);

/// <summary>A text cut at what the screener found in it.</summary>
public static class Stretches
{
    public const string Red = "red";
    public const string Due = "due";

    /// <summary>The text in order; of two findings in one clause the first is marked.</summary>
    public static IReadOnlyList<Stretch> Of(string text, IEnumerable<(int Start, int Length, string Mark)> marks)
    {
        List<Stretch> stretches = [];
        var at = 0;
        foreach (var (start, length, mark) in marks.OrderBy(m => m.Start))
        {
            if (start < at || start + length > text.Length) continue;
            if (start > at) stretches.Add(new Stretch(text[at..start], null));
            stretches.Add(new Stretch(text.Substring(start, length), mark));
            at = start + length;
        }

        if (at < text.Length) stretches.Add(new Stretch(text[at..], null));
        return stretches;
    }
}
