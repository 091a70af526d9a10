using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>应急事项: a task that reaches villages at once under a response or an order, changes no list and ends with it (domain 3.10).</summary>
public sealed class EmergencyMatter : Entity, IOfUnit
{
    private readonly List<EmergencyVillage> villages = [];

    private EmergencyMatter() { }

    /// <summary>The township or department that issued it.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>How far its filing has come.</summary>
    public EmergencyStatus Status { get; private set; }

    /// <summary>Running number, e.g. YJ-2026-001 (settled S13); it is counted from the moment villages have it.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Title of the task.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What exactly the village does.</summary>
    public string Task { get; private set; } = "";

    /// <summary>The response or order.</summary>
    public EmergencyOrder Order { get; private set; } = null!;

    /// <summary>The number of <see cref="Order"/>, by which everything under one response is found.</summary>
    public string OrderNumber { get; private set; } = "";

    /// <summary>What the screening found; shown to who reviews, it stops nothing.</summary>
    public AdmissionFindings Findings { get; private set; } = AdmissionFindings.None;

    /// <summary>Who issued it.</summary>
    public Guid IssuedBy { get; private set; }

    /// <summary>When the villages had it.</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>From when the limit of the filing counts: the issue, later the last return.</summary>
    public DateTimeOffset FilingSince { get; private set; }

    /// <summary>Who filed it last.</summary>
    public Guid? FiledBy { get; private set; }

    /// <summary>Everybody who ever filed it, who did so first at the head: none of them acknowledges it.</summary>
    public IReadOnlyList<Guid> Filers { get; private set; } = [];

    /// <summary>When it was filed last.</summary>
    public DateTimeOffset? FiledAt { get; private set; }

    /// <summary>Whether it was ever filed after its limit; kept and marked.</summary>
    public bool FiledLate { get; private set; }

    /// <summary>Why the filing came back; null once it goes on.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Who acknowledged the filing.</summary>
    public Guid? AcknowledgedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>The last day of the response, on which the task ended too; null while it lasts.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The document by which it ended.</summary>
    public string? EndDocument { get; private set; }

    /// <summary>Who recorded the end.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>Whether the district recorded it: then the response itself is over, for every unit.</summary>
    public bool EndedByDistrict { get; private set; }

    /// <summary>The villages that have it.</summary>
    public IReadOnlyList<EmergencyVillage> Villages => villages;

    /// <summary>Sends a task to villages at once; it is numbered and counted from now on.</summary>
    /// <param name="task">Order and task.</param>
    /// <param name="to">The villages.</param>
    /// <param name="findings">What the screening found in the task.</param>
    /// <param name="number">The district's running number.</param>
    /// <param name="over">The day on which the district recorded the end of this response, or the unit its own; null where it lasts.</param>
    /// <param name="by">Township or department staff.</param>
    /// <param name="now">When.</param>
    /// <returns>The matter.</returns>
    /// <exception cref="RuleViolationException"><c>admission.only-staff-files</c>, <c>emergency.response-over</c>, <c>field.missing</c>, or of <see cref="EmergencyTask.RequireWhole"/>.</exception>
    public static EmergencyMatter Issue(EmergencyTask task, IReadOnlyCollection<Guid> to, AdmissionFindings findings, string number, DateOnly? over, Actor by, DateTimeOffset now)
    {
        var whole = RequireIssuable(task, to, over, by, Days.On(now));
        var matter = new EmergencyMatter
        {
            UnitId = by.UnitId!.Value,
            Number = number,
            Title = whole.Title,
            Task = whole.Task,
            Order = whole.Order,
            OrderNumber = whole.Order.Number,
            Findings = findings,
            IssuedBy = by.PersonId,
            IssuedAt = now,
            FilingSince = now,
        };
        matter.villages.AddRange(to.Distinct().Select(v => new EmergencyVillage(matter.Id, v)));
        matter.Raise(new EmergencyIssued(matter.Id, matter.UnitId, number, whole.Order.Number, by, now));
        return matter;
    }

    /// <summary>Checks all that <see cref="Issue"/> checks; so no number is taken for what does not go.</summary>
    /// <param name="task">Order and task.</param>
    /// <param name="to">The villages.</param>
    /// <param name="over">As for <see cref="Issue"/>.</param>
    /// <param name="by">Township or department staff.</param>
    /// <param name="today">The day in China.</param>
    /// <returns>The task as it is kept.</returns>
    public static EmergencyTask RequireIssuable(EmergencyTask task, IReadOnlyCollection<Guid> to, DateOnly? over, Actor by, DateOnly today)
    {
        if (by.Role is not (Role.TownshipStaff or Role.DepartmentStaff) || by.UnitId is null) throw new RuleViolationException("admission.only-staff-files");
        var whole = task.RequireWhole(today);
        if (to.Count == 0) throw new RuleViolationException("field.missing", "villages");
        if (over is { } day) throw new RuleViolationException("emergency.response-over", "order-number", day); // it can never outlive the response
        return whole;
    }

    /// <summary>备案 with the district, within the limit; late it is taken too and marked. What was returned may be reworded, the order corrected; of both the villages are told.</summary>
    /// <param name="task">Order with its basis, and the task; the task counts only for what was returned.</param>
    /// <param name="findings">What the screening found in the task.</param>
    /// <param name="over">As for <see cref="Issue"/>: the number may be corrected, but not to that of a response that is over.</param>
    /// <param name="rules">The district's limits and working days.</param>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>emergency.other-unit</c>, <c>emergency.ended-before-began</c>, <c>emergency.response-over</c>, <c>field.…</c>, <c>text.…</c>, <c>workflow.…</c>.</exception>
    public void File(EmergencyTask task, AdmissionFindings findings, DateOnly? over, DistrictRules rules, Actor by, DateTimeOffset now)
    {
        RequireOwn(by);
        var order = task.Order.RequireWhole(filed: true, Days.On(now));
        if (EndedOn < order.Began) throw new RuleViolationException("emergency.ended-before-began", "began", EndedOn);
        if (EndedOn is null && over is { } day) throw new RuleViolationException("emergency.response-over", "order-number", day);
        var words = Status == EmergencyStatus.Returned ? AdmissionRules.Words("task", task.Task) : Task;
        var late = FilingDue(rules) < Days.On(now);
        Move(EmergencyStep.File, order.Number, by, now);
        if (words != Task) Raise(new EmergencyReworded(Id, UnitId, Number, by, now));
        if (order with { Basis = null } != Order with { Basis = null }) Raise(new EmergencyCorrected(Id, UnitId, Order, order, by, now));
        if (!Filers.Contains(by.PersonId)) Filers = [.. Filers, by.PersonId];
        (Order, OrderNumber, Task, Findings) = (order, order.Number, words, findings);
        (FiledBy, FiledAt, FiledLate, ReturnReason) = (by.PersonId, now, FiledLate || late, null);
    }

    /// <summary>确认备案 by somebody who neither issued nor ever filed it.</summary>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>emergency.filer-reviews</c>, <c>workflow.…</c>.</exception>
    public void Acknowledge(Actor by, DateTimeOffset now)
    {
        RequireOtherThanFiler(by);
        Move(EmergencyStep.Acknowledge, null, by, now);
        (AcknowledgedBy, AcknowledgedAt) = (by.PersonId, now);
    }

    /// <summary>退回补正: the limit begins anew.</summary>
    /// <param name="comment">What is to be corrected; required.</param>
    /// <param name="by">A reviewer who neither issued nor filed it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>emergency.filer-reviews</c>, <c>field.missing</c>, <c>workflow.…</c>.</exception>
    public void SendBack(string? comment, Actor by, DateTimeOffset now)
    {
        RequireOtherThanFiler(by);
        var why = AdmissionRules.Words("reason", comment);
        Move(EmergencyStep.SendBack, why, by, now);
        (ReturnReason, FilingSince) = (why, now);
    }

    /// <summary>The response is over, and with it the task; once.</summary>
    /// <param name="on">The last day of the response.</param>
    /// <param name="document">The document by which it ended.</param>
    /// <param name="by">Staff of the unit, or a reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>emergency.other-unit</c>, <c>emergency.ended</c>, <c>emergency.ended-before-began</c>, <c>field.…</c>, <c>workflow.…</c>.</exception>
    public void End(DateOnly? on, string? document, Actor by, DateTimeOffset now)
    {
        if (by.Role != Role.Reviewer) RequireOwn(by);
        if (EndedOn is { } before) throw new RuleViolationException("emergency.ended", before);
        if (on is not { } day) throw new RuleViolationException("field.missing", "ended-on");
        if (day > Days.On(now)) throw new RuleViolationException("field.day-in-future", "ended-on");
        if (day < Order.Began) throw new RuleViolationException("emergency.ended-before-began", "ended-on", day);
        var words = AdmissionRules.OneLine("end-document", document);
        Move(EmergencyStep.End, words, by, now);
        (EndedOn, EndDocument, EndedBy, EndedByDistrict) = (day, words, by.PersonId, by.Role == Role.Reviewer);
    }

    /// <summary>Whether anything is left to do: the filing is not acknowledged, or the response lasts.</summary>
    public bool IsOpen => Status != EmergencyStatus.Acknowledged || EndedOn is null;

    /// <summary>Passes an open matter to the successor of its unit (settled S29).</summary>
    /// <param name="passing">From which unit to which.</param>
    /// <param name="by">The portal, or the administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.only-administrator-passes</c>, <c>admission.other-unit</c>, <c>admission.closed</c>.</exception>
    public void PassTo(Passing passing, Actor by, DateTimeOffset now)
    {
        passing.Require(UnitId, by);
        if (!IsOpen) throw new RuleViolationException("admission.closed");
        UnitId = passing.To;
        Raise(new EmergencyPassed(Id, passing.To, passing.FromName, passing.ToName, by, now));
    }

    /// <summary>The successor of a village has the task too while the response lasts (settled S29); the village that was stays among those that had it.</summary>
    /// <param name="passing">From which village to which.</param>
    /// <param name="by">The portal, or the administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.only-administrator-passes</c>, <c>admission.other-unit</c>, <c>emergency.ended</c>.</exception>
    public void PassVillage(Passing passing, Actor by, DateTimeOffset now)
    {
        passing.Require(villages.Exists(v => v.UnitId == passing.From) ? passing.From : Guid.Empty, by);
        if (EndedOn is { } ended) throw new RuleViolationException("emergency.ended", ended);
        if (villages.Exists(v => v.UnitId == passing.To)) return;
        villages.Add(new EmergencyVillage(Id, passing.To));
        Raise(new EmergencyPassed(Id, passing.To, passing.FromName, passing.ToName, by, now));
    }

    /// <summary>Whether the villages have to do with it on that day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True from the day it reached them until the last day of the response.</returns>
    public bool InForceOn(DateOnly day) => Days.On(IssuedAt) <= day && (EndedOn is null || day <= EndedOn);

    /// <summary>The clock of the filing as of a day; null where it is filed.</summary>
    /// <param name="today">The day in China.</param>
    /// <param name="rules">The district's limits and working days.</param>
    /// <returns>The clock, or null.</returns>
    public AdmissionClock? ClockOn(DateOnly today, DistrictRules rules) => EmergencyWorkflow.Owed.Contains(Status)
        ? AdmissionClock.OfFiling(Days.On(FilingSince), today, rules.Settings, rules.Calendar)
        : null;

    private DateOnly FilingDue(DistrictRules rules) => rules.Calendar.DueDay(Days.On(FilingSince), rules.Settings.EmergencyWorkdays);

    private void Move(EmergencyStep step, string? words, Actor by, DateTimeOffset now)
    {
        var was = Status;
        Status = EmergencyWorkflow.Table.Next(Status, step, by.Role);
        Raise(new EmergencyMoved(Id, UnitId, step, was, Status, words, by, now));
    }

    private void RequireOwn(Actor by)
    {
        if (by.UnitId != UnitId) throw new RuleViolationException("emergency.other-unit");
    }

    private void RequireOtherThanFiler(Actor by)
    {
        if (by.PersonId == IssuedBy || Filers.Contains(by.PersonId)) throw new RuleViolationException("emergency.filer-reviews"); // persons are compared, not posts (domain 3.7)
    }
}

/// <summary>That a village has an emergency matter.</summary>
public sealed class EmergencyVillage
{
    private EmergencyVillage() { }

    internal EmergencyVillage(Guid matterId, Guid unitId) => (MatterId, UnitId) = (matterId, unitId);

    /// <summary>The matter.</summary>
    public Guid MatterId { get; private set; }

    /// <summary>The village.</summary>
    public Guid UnitId { get; private set; }
}
