using VillageListsPortal.Domain.Admissions;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A stretch of a text, marked or not.</summary>
/// <param name="Text">The words.</param>
/// <param name="Mark">red for a red line, due for shifted responsibility, null for neither.</param>
public sealed record Stretch(string Text, string? Mark);

/// <summary>What the screening found, with the clauses marked in the text itself.</summary>
public sealed record FindingsView(string Title, string Task, AdmissionFindings Findings)
{
    public FindingsView(AdmissionRequest request, AdmissionFindings findings)
        : this(request.Title, request.Task, findings)
    {
    }

    /// <summary>The title or the task, cut at the marks.</summary>
    /// <param name="title">Whether the title is meant.</param>
    public IReadOnlyList<Stretch> Marked(bool title)
    {
        var text = title ? Title : Task;
        var marks = Findings.Crossed.Where(c => c.InTitle == title).Select(c => (c.Start, c.Length, Mark: "red"))
            .Concat(Findings.Shifted.Where(s => s.InTitle == title).Select(s => (s.Start, s.Length, Mark: "due")))
            .OrderBy(m => m.Start);
        List<Stretch> stretches = [];
        var at = 0;
        foreach (var (start, length, mark) in marks)
        {
            if (start < at || start + length > text.Length) continue; // two findings in one clause
            if (start > at) stretches.Add(new Stretch(text[at..start], null));
            stretches.Add(new Stretch(text.Substring(start, length), mark));
            at = start + length;
        }

        if (at < text.Length) stretches.Add(new Stretch(text[at..], null));
        return stretches;
    }

    /// <summary>Whether anything in that text is marked.</summary>
    /// <param name="title">Whether the title is meant.</param>
    public bool Marks(bool title) => Marked(title).Any(s => s.Mark is not null);
}
