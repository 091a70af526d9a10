using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Features.Screening.Documents;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>发文前自查: a document is checked before it is sent out. Neither it nor the report is kept.</summary>
[Authorize(Policies.CheckDocuments)]
[RequestSizeLimit(CheckDocument.Largest + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = CheckDocument.Largest + (1024 * 1024))]
public sealed class DocumentModel(CheckDocument check, ReportSeal seal, DocumentPaper paper, IStringLocalizer<ScreeningTexts> texts) : PortalPage
{
    /// <summary>The field of the form that carries the report to its paper.</summary>
    public const string Carried = "report";

    /// <summary>What was found; null until a document was sent.</summary>
    public DocumentReport? Report { get; private set; }

    /// <summary>The report, closed, for the form that makes the paper.</summary>
    public string Sealed => seal.Close(Report!);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        (Report, var problem) = await check.RunAsync(file, Officer.UnitName, HttpContext.RequestAborted);
        if (problem is null) return Page();
        var answer = Refused("file", texts[$"document.problem.{problem}", DocumentRoom.Again]);
        if (problem == CheckDocument.Busy)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = DocumentRoom.Again.ToString(CultureInfo.InvariantCulture);
        }

        return answer;
    }

    /// <summary>The paper of a report that was just made; read from the form itself, since it is longer than any field that a person fills in.</summary>
    public IActionResult OnPostPaper()
    {
        if (!Request.HasFormContentType || seal.Open(Request.Form[Carried]) is not { } report) return Refused("", texts["document.problem.gone"]);
        try
        {
            return File(paper.Render(report), "application/pdf");
        }
        catch (MissingGlyphException e)
        {
            Report = report;
            return Refused("", texts["document.problem.glyphs", string.Join(' ', e.Missing.Select(m => m.Text))]);
        }
    }

    private PageResult Refused(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
