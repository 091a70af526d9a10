using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>One admission: state, clock, the one primary action, then facts, answers, opinions and what happened.</summary>
[Authorize(Policies.ReadAdmissions)]
public sealed class CaseModel(PortalDb db, TimeProvider clock, RulesOfDistrict rules, CaseFacts facts) : AdmissionPage(db, clock)
{
    /// <summary>One line of what happened.</summary>
    public sealed record Happened(DateTimeOffset At, Guid? Person, string? Name, string? Role, string What, string? After, Guid? Unit)
    {
        /// <summary>How often in a row the same person did the same without anything to tell it apart.</summary>
        public int Times { get; init; } = 1;
    }

    private static readonly AdmissionStep[] Order = [AdmissionStep.Countersign, AdmissionStep.Accept, AdmissionStep.CloseConsultation, AdmissionStep.OpenConsultation, AdmissionStep.Recommend, AdmissionStep.Approve, AdmissionStep.Override];

    /// <summary>What has been stopped is written anew before it is contested.</summary>
    private static readonly AdmissionStep[] OrderOfStopped = [AdmissionStep.TakeBack, AdmissionStep.Contest];

    public AdmissionClock? Clock { get; private set; }

    public RequestView Facts { get; private set; } = null!;

    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    public IReadOnlyList<Happened> Timeline { get; private set; } = [];

    /// <summary>Short names of the bodies asked.</summary>
    public IReadOnlyDictionary<Guid, string> Bodies { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Names of persons who took part.</summary>
    public IReadOnlyDictionary<Guid, string> Persons { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The item or edition that it became.</summary>
    public (ListKind List, int Edition)? Became { get; private set; }

    /// <summary>The bodies' answers that this officer may see.</summary>
    public IEnumerable<Consultation> Answers => Admission.Consultations.Where(c => IsParty || c.UnitId == Officer.UnitId).OrderBy(c => c.Round).ThenBy(c => c.Id);

    /// <summary>The step that is this officer's next, for the one primary button.</summary>
    public AdmissionStep? Primary => ClosesAfter is not null ? null : (Admission.Status == AdmissionStatus.Stopped ? OrderOfStopped : Order).Where(May).Cast<AdmissionStep?>().FirstOrDefault();

    /// <summary>While answers are waited for: the day after which the consultation can be closed without them (settled S17).</summary>
    public DateOnly? ClosesAfter => Admission.Status == AdmissionStatus.Consulting ? Admission.WaitsForAnswersUntil(Today) : null;

    public bool MayClaim => Officer.Role == Role.Reviewer && Admission.SubmittedAt is not null && Admission.ClosedAt is null && Admission.AssignedTo != Officer.PersonId;

    /// <summary>Whether there is a clock to show or anything to do.</summary>
    public bool HasActions => Clock is not null || (Officer.Role == Role.Reviewer && Admission.ClosedAt is null) || (Admission.IsOf(Officer) && Officer.Passes(Policies.FileAdmissions)) || Enum.GetValues<AdmissionStep>().Any(s => May(s) || WhyNot(s) is not null);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await ShowAsync();
    }

    /// <summary>取回修改.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(Guid id) => ActAsync(id, a => a.TakeBack(Officer.Actor, Now), $"/admissions/{id}/edit");

    /// <summary>A reviewer takes the case.</summary>
    public async Task<IActionResult> OnPostClaimAsync(Guid id) => await LoadAsync(id) ? await StepAsync(id, () => AssignAsync(Officer.PersonId)) : NotFound();

    /// <summary>催办 of one body.</summary>
    public Task<IActionResult> OnPostRemindAsync(Guid id, Guid consultation) => ActAsync(id, a => a.Remind(consultation, Officer.Actor, Now), $"/admissions/{id}#answers");

    /// <summary>Copies it into a new draft of the own unit.</summary>
    public async Task<IActionResult> OnPostDuplicateAsync(Guid id)
    {
        if (!await LoadAsync(id) || !Admission.IsOf(Officer) || !Officer.Passes(Policies.FileAdmissions)) return NotFound();
        return await OnceAsync(async () =>
        {
            var copy = Admission.Duplicate(Officer.Actor, Now);
            Db.Admissions.Add(copy);
            return await SaveAsync($"/admissions/{copy.Id}/edit");
        }, () => OnGetAsync(id));
    }

    protected override async Task<IActionResult> ShowAsync()
    {
        var a = Admission;
        Clock = a.ClockOn(Today, await rules.ReadAsync());
        Facts = await facts.OfAsync(a);
        Files = [.. (await Db.Attachments.AsNoTracking().Where(f => f.AdmissionId == a.Id).OrderBy(f => f.Id).ToListAsync()).Where(Sees)];
        Bodies = await BodiesAsync();
        var persons = a.Actors.Select(x => x.PersonId).Append(a.AssignedTo ?? Guid.Empty).ToList();
        Persons = await Db.Persons.Where(p => persons.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        if (await Db.ListEditions.AsNoTracking().OrderBy(e => e.Number).FirstOrDefaultAsync(e => e.AdmissionId == a.Id) is { } edition) Became = (edition.Kind, edition.Number);
        if (IsParty) Timeline = Folded(await TimelineAsync(a.Id));
        return Page();
    }

    private async Task<IActionResult> ActAsync(Guid id, Action<Admission> act, string? address = null)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await StepAsync(id, () => act(Admission), address);
    }

    /// <summary>A draft changed five times is one line: what was changed stands in the journal.</summary>
    private static List<Happened> Folded(List<Happened> rows)
    {
        List<Happened> folded = [];
        foreach (var row in rows)
        {
            if (row.What == nameof(AdmissionChanged) && folded.LastOrDefault() is { What: nameof(AdmissionChanged) } last && last.Person == row.Person) folded[^1] = last with { Times = last.Times + 1 };
            else folded.Add(row);
        }

        return folded;
    }

    private Task<List<Happened>> TimelineAsync(Guid id)
    {
        var asked = Admission.Consultations.Select(c => c.Id).ToList();
        return (
            from row in Db.JournalRows.AsNoTracking()
            where row.SubjectId == id || asked.Contains(row.SubjectId)
            orderby row.Id descending
            join person in Db.Persons on row.PersonId equals person.Id into persons
            from person in persons.DefaultIfEmpty()
            select new Happened(row.At, row.PersonId, person.Name, row.Role, row.What, row.After, row.UnitId)).Take(200).ToListAsync();
    }
}
