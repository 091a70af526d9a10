using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Features.Screening;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What the screening found, with the clauses marked in the text itself.</summary>
public sealed record FindingsView(string Title, string Task, AdmissionFindings Findings)
{
    public FindingsView(AdmissionRequest request, AdmissionFindings findings)
        : this(request.Title, request.ScreenedWords, findings)
    {
    }

    /// <summary>The title or the task, cut at the marks.</summary>
    /// <param name="title">Whether the title is meant.</param>
    public IReadOnlyList<Stretch> Marked(bool title)
    {
        var marks = Findings.Crossed.Where(c => c.InTitle == title).Select(c => (c.Start, c.Length, Stretches.Red))
            .Concat(Findings.Shifted.Where(s => s.InTitle == title).Select(s => (s.Start, s.Length, Stretches.Due)));
        return Stretches.Of(title ? Title : Task, marks);
    }

    /// <summary>Whether anything in that text is marked.</summary>
    /// <param name="title">Whether the title is meant.</param>
    public bool Marks(bool title) => Marked(title).Any(s => s.Mark is not null);
}
