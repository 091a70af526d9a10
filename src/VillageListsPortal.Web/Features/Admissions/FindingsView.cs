using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Web.Features.Screening;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What the screening found, with the clauses marked in the text itself.</summary>
public sealed record FindingsView(string Title, string Task, AdmissionFindings Findings, bool EndsDuty = false)
{
    public FindingsView(AdmissionRequest request, AdmissionFindings findings)
        : this(request.Title, request.ScreenedWords, findings, request.EndsDuty)
    {
    }

    /// <summary>The findings as they are shown.</summary>
    public FoundView Found => new(
        [.. Findings.Crossed.Select(c => new FoundLine(c.Code, c.Title, c.TitleEn, c.Clause, c.Who.Length > 0 ? c.Who : null, c.Reasons.ToReasons(), c.Basis, c.Body))],
        [.. Findings.Shifted.Select(s => new FoundShift(s.Clause, s.Who.Length > 0 ? s.Who : null, s.Reasons.ToReasons()))],
        [.. Findings.Covered.Select(c => new FoundItem(c.Code, c.Title, c.TitleEn, c.Score))],
        Findings.Defects);

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

public static class FoundReasons
{
    /// <summary>Reasons as kept with a case, in the words of the screening.</summary>
    public static IReadOnlyList<Reason> ToReasons(this IReadOnlyList<FoundReason> kept) => [.. kept.Select(r => new Reason(r.Code, r.Words))];
}
