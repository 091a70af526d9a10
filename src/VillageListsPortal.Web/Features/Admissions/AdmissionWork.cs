using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>One admission that waits for an officer.</summary>
/// <param name="Href">The next action.</param>
/// <param name="Title">Title of the request.</param>
/// <param name="Number">Its number; null before it leaves its unit.</param>
/// <param name="Unit">The unit that asks.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Action">Word of the next action.</param>
/// <param name="Due">Last day, where there is one.</param>
/// <param name="Tone">Colour of that day.</param>
public sealed record AdmissionTask(string Href, string Title, string? Number, string Unit, AdmissionStatus Status, string Action, DateOnly? Due, string Tone);

/// <summary>What waits for an officer in admissions, by the same rules as the case page: as ids for the count, as rows for the queue. What cannot be decided by index is bounded.</summary>
public sealed class AdmissionWork(PortalDb db, AdmissionRows list, RulesOfDistrict rules, TimeProvider clock)
{
    private const int MostClocks = 200;

    private static readonly AdmissionStatus[] Reviewing = [AdmissionStatus.Submitted, AdmissionStatus.Contested, AdmissionStatus.Accepted, AdmissionStatus.Consulting, AdmissionStatus.Assessing];
    private static readonly AdmissionStatus[] Answerable = [AdmissionStatus.Consulting, AdmissionStatus.Assessing];

    private sealed record Asked(Guid Id, Guid AdmissionId, string Title, string? Number, AdmissionStatus Status, string Unit, DateOnly Due);

    private DateOnly Today => Days.Today(clock);

    /// <summary>Ids of cases and of consultations that wait for this officer; null where nothing can.</summary>
    public IQueryable<Guid>? Ids(Officer officer) => (Cases(officer), Consultations(officer)) switch
    {
        ({ } cases, { } asked) => cases.Select(a => a.Id).Concat(asked.Select(c => c.Id)),
        ({ } cases, null) => cases.Select(a => a.Id),
        (null, { } asked) => asked.Select(c => c.Id),
        _ => null,
    };

    /// <summary>The rows of the queue: answers that are due first, then cases, the longest waiting first.</summary>
    public async Task<IReadOnlyList<AdmissionTask>> RowsAsync(Officer officer, int most)
    {
        List<AdmissionTask> rows = [];
        if (Consultations(officer) is { } asked)
        {
            var found = await (
                from c in asked
                orderby c.Due, c.Id
                join a in db.Admissions.AsNoTracking() on c.AdmissionId equals a.Id
                join u in db.Units on a.UnitId equals u.Id
                select new Asked(c.Id, a.Id, a.Title, a.Number, a.Status, u.ShortName, c.Due)).Take(most).ToListAsync();
            rows.AddRange(found.Select(f => new AdmissionTask($"/admissions/{f.AdmissionId}/answer/{f.Id}", f.Title, f.Number, f.Unit, f.Status, "answer", f.Due, Today > f.Due ? "over" : Today == f.Due ? "due" : "wait")));
        }

        if (Cases(officer) is { } cases) rows.AddRange(await CasesAsync(cases, most));
        return rows;
    }

    /// <summary>Cases past their day, told to approvers in whatever state they are (domain 3.8).</summary>
    public async Task<IReadOnlyList<AdmissionTask>> OverdueAsync()
    {
        var until = Days.StartOf((await rules.ReadAsync()).LastUrgent(Today).Perhaps.AddDays(1)); // a pause only makes it later
        var open = db.Admissions.AsNoTracking().Where(a => AdmissionWorkflow.WithDistrict.Contains(a.Status) && a.AcceptedAt < until);
        return [.. (await CasesAsync(open, MostClocks)).Where(t => t.Tone == "over").Select(t => t with { Action = "open", Href = t.Href.Split('/') is [_, var part, var id, ..] ? $"/{part}/{id}" : t.Href })];
    }

    private async Task<IEnumerable<AdmissionTask>> CasesAsync(IQueryable<Admission> cases, int most) =>
        (await list.OfAsync(cases.OrderBy(a => a.Id).Take(most))).Select(TaskOf);

    private static AdmissionTask TaskOf(AdmissionRow row)
    {
        var (action, page) = ActionOf(row.Status);
        return new($"/admissions/{row.Id}{page}", row.Title, row.Number, row.Unit, row.Status, action, row.Clock?.Due, row.Clock is null ? "wait" : Tones.Of(row.Clock));
    }

    private static (string Action, string Page) ActionOf(AdmissionStatus status) => status switch
    {
        AdmissionStatus.AwaitingCountersign => ("countersign", "/countersign"),
        AdmissionStatus.Submitted => ("accept", "/accept"),
        AdmissionStatus.Contested => ("contest-decision", "/contest-decision"),
        AdmissionStatus.Accepted => ("consult", "/consult"),
        AdmissionStatus.Consulting => ("close-consultation", "/close-consultation"),
        AdmissionStatus.Assessing => ("assess", "/assess"),
        AdmissionStatus.AwaitingApproval or AdmissionStatus.AwaitingMunicipal => ("decide", "/decide"),
        AdmissionStatus.Returned or AdmissionStatus.Draft => ("edit", "/edit"),
        _ => ("open", ""),
    };

    private IQueryable<Admission>? Cases(Officer officer)
    {
        var (me, unit, today) = (officer.PersonId, officer.UnitId, Today);
        var all = db.Admissions.AsNoTracking();
        return officer.Role switch
        {
            Role.Countersigner => all.Where(a => a.UnitId == unit && a.Status == AdmissionStatus.AwaitingCountersign && !a.Actors.Any(x => x.PersonId == me && x.Act != AdmissionAct.Countersigned)),
            Role.TownshipStaff or Role.DepartmentStaff when officer.Passes(Policies.FileAdmissions) => all.Where(a => a.UnitId == unit
                && (a.Status == AdmissionStatus.Returned || a.Status == AdmissionStatus.Stopped || (a.Status == AdmissionStatus.Draft && (a.ReturnReason != null || a.SentBackReason != null)))),
            Role.Reviewer => NotFiled(all, me).Where(a => Reviewing.Contains(a.Status) && (a.AssignedTo == null || a.AssignedTo == me)
                && (a.Status != AdmissionStatus.Consulting || !a.Consultations.Any(c => c.AnsweredAt == null && c.Due >= today))),
            Role.Approver => NotFiled(all, me).Where(a => (a.Status == AdmissionStatus.AwaitingApproval || a.Status == AdmissionStatus.AwaitingMunicipal) && !a.Actors.Any(x => x.PersonId == me && x.Act == AdmissionAct.Assessed)),
            _ => null,
        };
    }

    /// <summary>Who took part in filing does nothing else in a case (settled S16).</summary>
    private static IQueryable<Admission> NotFiled(IQueryable<Admission> cases, Guid person) =>
        cases.Where(a => !a.Actors.Any(x => x.PersonId == person && (x.Act == AdmissionAct.Filed || x.Act == AdmissionAct.Countersigned)));

    private IQueryable<Consultation>? Consultations(Officer officer)
    {
        var unit = officer.UnitId;
        return officer.Passes(Policies.AnswerConsultations)
            ? db.Consultations.AsNoTracking().Where(c => c.UnitId == unit && c.AnsweredAt == null && db.Admissions.Any(a => a.Id == c.AdmissionId && Answerable.Contains(a.Status)))
            : null;
    }
}
