using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Papers;

/// <summary>One paper for the meeting, as Word to be worked on or as PDF, from the assessment on.</summary>
[Authorize(Policies.ReadMeetingPapers)]
public sealed class PaperModel(PortalDb db, TimeProvider clock, MeetingPapers papers, CaseFacts facts) : AdmissionPage(db, clock)
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>States in which the papers can be made.</summary>
    public static readonly IReadOnlyList<AdmissionStatus> Ready =
        [AdmissionStatus.Assessing, AdmissionStatus.AwaitingApproval, AdmissionStatus.AwaitingMunicipal, AdmissionStatus.Approved, AdmissionStatus.Refused, AdmissionStatus.Expired];

    public async Task<IActionResult> OnGetAsync(Guid id, string paper, string? format)
    {
        if (!Enum.TryParse<MeetingPaperKind>(paper, ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return NotFound();
        if (!await LoadAsync(id) || !Ready.Contains(Admission.Status)) return NotFound();
        var made = papers.Make(kind, Admission, await FactsAsync());
        return format == "docx"
            ? File(DocxPaper.Render(made), WordType, $"{made.Title}.docx")
            : File(HttpContext.RequestServices.GetRequiredService<PdfEngine>().Render(made.ToPdf(id)), "application/pdf");
    }

    private async Task<MeetingFacts> FactsAsync()
    {
        var asked = Admission.Consultations.Select(c => c.UnitId).ToList();
        var bodies = await Db.Units.Where(u => asked.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.ShortName);
        var named = Admission.Request.Villages is { Everywhere: false, Units: var units } ? units : [];
        var places = await Db.Units.Where(u => named.Contains(u.Id)).OrderBy(u => u.Code).Select(u => u.ShortName).ToListAsync();
        var known = await facts.OfAsync(Admission);
        var day = Admission.DecidedAt is { } at ? Days.On(at) : Today; // a paper of a decision names who decided then
        return new MeetingFacts(UnitName, bodies, known.Villages, places, known.Changes, known.Exchanges, await Db.BodiesOnAsync(day));
    }
}
