using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What the pages of one admission share: it is found through the officer who asks, and changed only by its own verbs.</summary>
public abstract class AdmissionPage(PortalDb db, TimeProvider clock) : VersionedPage(db, clock)
{
    public Admission Admission { get; private set; } = null!;

    /// <summary>Short name of the unit that asks.</summary>
    public string UnitName { get; private set; } = "";

    protected override object Versioned => Admission;

    /// <summary>Whether all answers are shown: to the district always, to the unit that asks once the consultation is over, to a body asked its own only.</summary>
    public bool SeesAnswers => Officer.IsOfDistrict() || (Admission.IsOf(Officer) && Admission.Status is not AdmissionStatus.Consulting);

    /// <summary>Whether the officer works on the case from inside: the unit that asks, or the district.</summary>
    public bool IsParty => Officer.IsOfDistrict() || Admission.IsOf(Officer);

    /// <summary>Whether the table lets this officer take the step now.</summary>
    public bool May(AdmissionStep step)
    {
        if (!AdmissionWorkflow.Table.Allows(Admission.Status, step, Officer.Role)) return false;
        return Officer.Role switch
        {
            Role.TownshipStaff or Role.DepartmentStaff or Role.Countersigner => Admission.IsOf(Officer) && MayOfUnit(step),
            Role.Approver => !Admission.Did(Officer.PersonId, AdmissionAct.Filed, AdmissionAct.Countersigned, AdmissionAct.Assessed),
            _ => !Admission.Did(Officer.PersonId, AdmissionAct.Filed, AdmissionAct.Countersigned),
        };
    }

    /// <summary>Why a step that the state and the role allow is closed to this person; null where it is open, or where nobody of the role could take it.</summary>
    public string? WhyNot(AdmissionStep step) => AdmissionWorkflow.Table.Allows(Admission.Status, step, Officer.Role) && !May(step) && (Admission.IsOf(Officer) || Officer.IsOfDistrict())
        ? step switch
        {
            AdmissionStep.Countersign => "admission.author-countersigns",
            AdmissionStep.Contest => "admission.contested-before",
            AdmissionStep.Approve or AdmissionStep.Refuse => Admission.Did(Officer.PersonId, AdmissionAct.Assessed) ? "admission.assessor-approves" : "admission.filer-approves",
            _ => Officer.Role == Role.Reviewer ? "admission.filer-reviews" : null,
        }
        : null;

    protected override Task<bool> LoadAsync(Guid id) => LoadAsync(id, whole: true);

    /// <summary>Loads the admission; whole is with its answers and opinions.</summary>
    protected async Task<bool> LoadAsync(Guid id, bool whole)
    {
        var found = Db.Admissions.ReachedBy(Db, Officer).Include(a => a.Actors).Where(a => a.Id == id);
        if (whole) found = found.Include(a => a.Consultations).Include(a => a.Opinions).AsSplitQuery();
        return Take(await found.Join(Db.Units, a => a.UnitId, u => u.Id, (a, u) => new LoadedCase(a, u.ShortName, null)).SingleOrDefaultAsync());
    }

    /// <summary>Loads what the officer's own unit asks for, without answers and opinions, and the stamps by which it is screened and counted.</summary>
    protected async Task<bool> LoadOwnAsync(Guid id) => Take(await HttpContext.RequestServices.GetRequiredService<OwnCases>().ReadAsync(Db, id, Officer.UnitId));

    /// <summary>Takes a step from a form: the version shown must still be the one saved.</summary>
    protected Task<IActionResult> StepAsync(Guid id, Func<Task> take, string? address = null) => RunAsync(id, async () =>
    {
        await take();
        return await SaveAsync(address ?? $"/admissions/{id}");
    });

    /// <inheritdoc cref="StepAsync(Guid, Func{Task}, string?)"/>
    protected Task<IActionResult> StepAsync(Guid id, Action take, string? address = null) => StepAsync(
        id,
        () =>
        {
            take();
            return Task.CompletedTask;
        },
        address);

    /// <summary>Gives the case to a colleague who may work on it: had no part in filing, and it is no request of his own unit (settled S16).</summary>
    protected async Task AssignAsync(Guid? to)
    {
        if (to is { } person && !Admission.MayBeReviewedBy(person, await Db.UnitsOfAsync(person, Today))) throw new RuleViolationException("admission.filer-reviews");
        Admission.Assign(to, Officer.Actor, Now);
    }

    /// <summary>A change of its opinions or answers is a change of the admission: who acts at the same moment on what it was loses the race.</summary>
    protected void Touch() => Db.Entry(Admission).Property(a => a.Status).IsModified = true;

    /// <summary>The files of the request, without those of answers.</summary>
    protected async Task<IReadOnlyList<Attachment>> FilesAsync() => [.. (await Db.Attachments.AsNoTracking().Where(f => f.AdmissionId == Admission.Id && f.ConsultationId == null).OrderBy(f => f.Id).ToListAsync()).Where(Sees)];

    /// <summary>Whether the officer may read a file: of an answer as the answer itself, of the district as the decision, the request's own like the request.</summary>
    protected bool Sees(Attachment file) => file.ConsultationId is { } answer
        ? SeesAnswers || Admission.Consultations.Any(c => c.Id == answer && c.UnitId == Officer.UnitId)
        : IsParty || Admission.Did(file.UploadedBy, AdmissionAct.Filed) || (Admission.ClosedAt is not null && Admission.Decision?.ScanId == file.Id);

    /// <summary>Short names of the bodies consulted.</summary>
    protected Task<Dictionary<Guid, string>> BodiesAsync()
    {
        var asked = Admission.Consultations.Select(c => c.UnitId).ToList();
        return Db.Units.AsNoTracking().Where(u => asked.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.ShortName);
    }

    private bool Take(LoadedCase? loaded)
    {
        if (loaded is null) return false;
        (Admission, UnitName) = (loaded.Admission, loaded.UnitName);
        if (loaded.Stamps is { } stamps) HttpContext.RequestServices.GetRequiredService<StampsRead>().Note(stamps);
        NoteVersion();
        return true;
    }

    private bool MayOfUnit(AdmissionStep step) => step switch
    {
        AdmissionStep.Countersign => !Admission.Did(Officer.PersonId, AdmissionAct.Filed),
        AdmissionStep.Contest => Admission.ContestReason is null,
        AdmissionStep.Withdraw => Admission.Status != AdmissionStatus.Draft || Admission.SubmittedAt is not null,
        _ => true,
    };
}
