using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The answer of a consulted body on one screen: what is asked, what the request says, the answer with words and a file. A late one is kept and marked (domain 3.5).</summary>
[Authorize(Policies.AnswerConsultations)]
[RequestSizeLimit(Attachment.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = Attachment.MostBytes + (1024 * 1024))]
public sealed class AnswerModel(PortalDb db, TimeProvider clock, AnswerConsultation answer, CaseFacts facts) : AdmissionPage(db, clock)
{
    [BindProperty]
    public ConsultationAnswer? Says { get; set; }

    [BindProperty]
    public string? Comments { get; set; }

    /// <summary>The version of the answer that the form was made from: a colleague may have answered meanwhile.</summary>
    [BindProperty]
    public uint? AnswerVersion { get; set; }

    public Consultation Asked { get; private set; } = null!;

    public RequestView Facts { get; private set; } = null!;

    /// <summary>Files of the request.</summary>
    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    /// <summary>Files of the answer.</summary>
    public IReadOnlyList<Attachment> Own { get; private set; } = [];

    public bool IsOpen => Admission.Status is AdmissionStatus.Consulting or AdmissionStatus.Assessing;

    public bool IsLate => Today > Asked.Due;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid consultation)
    {
        if (!await FindAsync(id, consultation)) return NotFound();
        if (!IsOpen) return LocalRedirect($"/admissions/{id}");
        (Says, Comments) = (Asked.Answer, Asked.Comments);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid consultation, IFormFile? file)
    {
        if (!await FindAsync(id, consultation)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await OnceAsync(
            () =>
            {
                if (AnswerVersion is { } shown && shown != Db.VersionOf(Asked)) throw new DbUpdateConcurrencyException("Somebody of the body has answered meanwhile.");
                var input = new AnswerInput(Says ?? throw new RuleViolationException("field.missing", "says"), Comments, file);
                return answer.RunAsync(Asked, input, Officer);
            },
            async () => await FindAsync(id, consultation) ? await ShowAsync() : NotFound());
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is ["says", ..] ? nameof(Says)
        : broken.Arguments is ["comments", ..] ? nameof(Comments)
        : broken.Code.StartsWith("attachment", StringComparison.Ordinal) ? "file"
        : "";

    protected override async Task<IActionResult> ShowAsync()
    {
        Renew(nameof(AnswerVersion));
        AnswerVersion = Db.VersionOf(Asked);
        Facts = await facts.OfAsync(Admission);
        Files = await FilesAsync();
        var asked = Asked.Id;
        Own = await Db.Attachments.AsNoTracking().Where(f => f.ConsultationId == asked).OrderBy(f => f.Id).ToListAsync();
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, Guid consultation)
    {
        if (!await LoadAsync(id) || Admission.Consultations.FirstOrDefault(c => c.Id == consultation && c.UnitId == Officer.UnitId) is not { } asked) return false;
        Asked = asked;
        return true;
    }
}
