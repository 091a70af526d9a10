namespace VillageListsPortal.Domain.Laws;

/// <summary>One article of a text of a law.</summary>
/// <param name="LawId">The text.</param>
/// <param name="Ordinal">Its place in the text, from 1.</param>
/// <param name="Name">E.g. 第二十一条.</param>
/// <param name="Text">Its words.</param>
public sealed record LawArticle(Guid LawId, int Ordinal, string Name, string Text)
{
    private const string Figures = "零一二三四五六七八九十百千〇0123456789";
    private static readonly char[] Blanks = [' ', '\u3000', '\n'];
    private static readonly char[] Divisions = ['编', '章', '节'];

    /// <summary>Finds the articles of a text: each begins with a line 第…条; headings of parts, chapters and sections, and what stands before the first article, belong to none.</summary>
    /// <param name="law">The text.</param>
    /// <param name="text">The words; null for none.</param>
    /// <returns>The articles in their order; empty where no line begins one.</returns>
    public static IReadOnlyList<LawArticle> Parse(Guid law, string? text)
    {
        List<(string Name, List<string> Lines)> found = [];
        foreach (var line in (text ?? "").Split('\n').Select(l => l.Trim(Blanks)).Where(l => l.Length > 0))
        {
            if (NameOf(line) is { } name) found.Add((name, [line[name.Length..].Trim(Blanks)]));
            else if (found.Count > 0 && !IsHeading(line)) found[^1].Lines.Add(line);
        }

        return [.. found.Select((a, i) => new LawArticle(law, i + 1, a.Name, string.Join('\n', a.Lines.Where(l => l.Length > 0))))];
    }

    /// <summary>第二十一条, also with an inserted number such as 第八十七条之一; only where a blank or the end follows, for a sentence may begin with an article too.</summary>
    private static string? NameOf(string line)
    {
        var end = EndOf(line, '条');
        if (end < 0) return null;
        if (end < line.Length && line[end] == '之')
        {
            var more = end + 1;
            while (more < line.Length && Figures.Contains(line[more], StringComparison.Ordinal)) more++;
            if (more > end + 1) end = more;
        }

        return end == line.Length || Blanks.Contains(line[end]) ? line[..end] : null;
    }

    private static bool IsHeading(string line) => Array.Exists(Divisions, d => EndOf(line, d) is var end and >= 0 && (end == line.Length || Blanks.Contains(line[end])));

    /// <summary>Where 第…条 or 第…章 ends; -1 where the line begins with none.</summary>
    private static int EndOf(string line, char division)
    {
        if (line[0] != '第') return -1;
        var at = 1;
        while (at < line.Length && Figures.Contains(line[at], StringComparison.Ordinal)) at++;
        return at > 1 && at < line.Length && line[at] == division ? at + 1 : -1;
    }
}
