using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>A request to change a list or to admit a task: the only way either happens (domain part 3).</summary>
public sealed partial class Admission : Entity, IOfUnit
{
    private readonly List<AdmissionActor> actors = [];

    private Admission() { }

    /// <summary>The township or department that asks.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>Where it stands.</summary>
    public AdmissionStatus Status { get; private set; }

    /// <summary>What is asked for.</summary>
    public AdmissionKind Kind { get; private set; }

    /// <summary>The list.</summary>
    public ListKind List { get; private set; }

    /// <summary>Code of the item amended or removed; after approval also of the item added.</summary>
    public string? ItemCode { get; private set; }

    /// <summary>Title of the item or task.</summary>
    public string Title { get; private set; } = "";

    /// <summary>All that it says, in the form of <see cref="AdmissionRules.Stored(AdmissionRequest)"/>.</summary>
    public AdmissionRequest Request { get; private set; } = null!;

    /// <summary>Running number, e.g. ZR-2026-031 (settled S13); null until it leaves its unit.</summary>
    public string? Number { get; private set; }

    /// <summary>Document number of the unit, given at the countersign (domain 3.3).</summary>
    public string? DocumentNumber { get; private set; }

    /// <summary>When the draft was begun.</summary>
    public DateTimeOffset DraftedAt { get; private set; }

    /// <summary>When it left its unit for the first time.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When it was closed, by whatever end.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why it came back or was stopped last, in words; null once it goes on.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Why the countersigner gave it back last, in words; null once it goes to him again. Beside what the district wants corrected, which is still to be answered.</summary>
    public string? SentBackReason { get; private set; }

    /// <summary>The unit's answer to the last return.</summary>
    public string? ReturnAnswer { get; private set; }

    /// <summary>When the draft was deleted; null while it is not.</summary>
    public DateTimeOffset? DiscardedAt { get; private set; }

    /// <summary>Who did what.</summary>
    public IReadOnlyList<AdmissionActor> Actors => actors;

    /// <summary>The item as the admission would have it.</summary>
    public ItemContent Proposed => Request.Item with { Title = Request.Title, LegalBasis = string.Join('；', Request.Bases.Select(b => b.Citation)) };

    /// <summary>Begins a draft.</summary>
    /// <param name="request">What is known so far.</param>
    /// <param name="by">Township or department staff.</param>
    /// <param name="now">When.</param>
    /// <returns>The draft.</returns>
    /// <exception cref="RuleViolationException"><c>admission.only-staff-files</c>, or of <see cref="AdmissionRules.Stored(AdmissionRequest)"/>.</exception>
    public static Admission Draft(AdmissionRequest request, Actor by, DateTimeOffset now)
    {
        RequireFiler(by);
        var kept = AdmissionRules.Stored(request);
        var admission = new Admission { UnitId = by.UnitId!.Value, Status = AdmissionStatus.Draft, DraftedAt = now };
        admission.Take(kept, by);
        admission.Raise(new AdmissionDrafted(admission.Id, admission.UnitId, kept.Title, by, now));
        return admission;
    }

    /// <summary>Copies a request into a new draft of the officer's own unit.</summary>
    /// <param name="by">Township or department staff.</param>
    /// <param name="now">When.</param>
    /// <returns>The new draft.</returns>
    public Admission Duplicate(Actor by, DateTimeOffset now)
    {
        RequireOwn(by);
        return Draft(Request, by, now);
    }

    /// <summary>Changes the draft, or what was returned.</summary>
    /// <param name="request">What it says now.</param>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.not-a-draft</c>, <c>admission.other-unit</c>, <c>admission.only-staff-files</c>, <c>admission.countersigner-files</c>, <c>admission.reviewer-files</c>.</exception>
    public void Change(AdmissionRequest request, Actor by, DateTimeOffset now)
    {
        RequireChangeable(by);
        var kept = AdmissionRules.Stored(request);
        Take(kept, by);
        Raise(new AdmissionChanged(Id, UnitId, kept.Title, by, now));
    }

    /// <summary>提交审签. A red line stops it (domain 3.11); what lacks basis, task, term, money or source does not go (domain 3.2).</summary>
    /// <param name="findings">What the screening found in it as it is.</param>
    /// <param name="rules">The district's limits and working days.</param>
    /// <param name="hoursNow">The most hours a month that a village concerned has already: <see cref="TotalControl.Heaviest"/>; null where none gets more.</param>
    /// <param name="answer">The answer to a return; required once it has been with the district.</param>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    public void Submit(AdmissionFindings findings, DistrictRules rules, decimal? hoursNow, string? answer, Actor by, DateTimeOffset now)
    {
        RequireOwn(by);
        RequireMayFile(by);
        AdmissionRules.RequireComplete(Request);
        RequireInTime(rules, hoursNow, now);
        var replied = SubmittedAt is null ? null : AdmissionRules.Words("answer", answer);
        var found = findings.Of(Request);
        if (StopsAt(found)) Halt(AdmissionStep.Submit, by, now);
        else Move(AdmissionStep.Submit, null, by, now);
        (Findings, ReturnAnswer, SentBackReason) = (found, replied ?? ReturnAnswer, null);
        Note(by, AdmissionAct.Filed);
    }

    /// <summary>The author takes it back from the countersigner, or rewords what was stopped.</summary>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    public void TakeBack(Actor by, DateTimeOffset now)
    {
        RequireOwn(by);
        Move(AdmissionStep.TakeBack, null, by, now);
    }

    /// <summary>The countersigner gives it back.</summary>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">The countersigner.</param>
    /// <param name="now">When.</param>
    public void SendBack(string? reason, Actor by, DateTimeOffset now)
    {
        RequireOwn(by);
        var why = AdmissionRules.Words("reason", reason, AdmissionRules.LongestText);
        Move(AdmissionStep.SendBack, why, by, now);
        SentBackReason = why;
    }

    /// <summary>审签: a second person of the unit lets it go, with the unit's document number (domain 3.3). It is screened again (settled S14).</summary>
    /// <param name="documentNumber">The unit's document number.</param>
    /// <param name="number">The district's running number; ignored where it has one.</param>
    /// <param name="findings">What the screening found in it as it is.</param>
    /// <param name="rules">The district's limits and working days.</param>
    /// <param name="hoursNow">The most hours a month that a village concerned has already: <see cref="TotalControl.Heaviest"/>; null where none gets more.</param>
    /// <param name="by">The countersigner.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.author-countersigns</c>, <c>admission.reviewer-files</c>, and what <see cref="Submit"/> refuses.</exception>
    public void Countersign(string? documentNumber, string number, AdmissionFindings findings, DistrictRules rules, decimal? hoursNow, Actor by, DateTimeOffset now)
    {
        RequireOwn(by);
        if (Did(by.PersonId, AdmissionAct.Filed)) throw new RuleViolationException("admission.author-countersigns");
        RequireNotOfDistrict(by);
        AdmissionRules.RequireComplete(Request);
        RequireInTime(rules, hoursNow, now);
        var document = AdmissionRules.Words("document-number", documentNumber, AdmissionRules.LongestLine);
        var found = findings.Of(Request);
        var stops = StopsAt(found);
        if (stops) Halt(AdmissionStep.Countersign, by, now);
        else Move(AdmissionStep.Countersign, document, by, now);
        (Findings, DocumentNumber) = (found, document);
        Note(by, AdmissionAct.Countersigned);
        if (!stops) Leave(number, now);
    }

    /// <summary>撤回申请, until it lies with the approver.</summary>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    public void Withdraw(string? reason, Actor by, DateTimeOffset now)
    {
        RequireOwn(by);
        var why = AdmissionRules.Words("reason", reason);
        Move(AdmissionStep.Withdraw, why, by, now);
        EndPause(Days.On(now));
        Close(now);
    }

    /// <summary>Passes an open case to the successor of its unit (settled S29); a closed one stays with who asked, and the successor reads it.</summary>
    /// <param name="passing">From which unit to which.</param>
    /// <param name="by">The portal, or the administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.only-administrator-passes</c>, <c>admission.other-unit</c>, <c>admission.closed</c>.</exception>
    public void PassTo(Passing passing, Actor by, DateTimeOffset now)
    {
        passing.Require(UnitId, by);
        if (ClosedAt is not null) throw new RuleViolationException("admission.closed");
        UnitId = passing.To;
        Raise(new AdmissionPassed(Id, passing.To, passing.FromName, passing.ToName, by, now));
    }

    /// <summary>Whether that person did that.</summary>
    /// <param name="person">The person.</param>
    /// <param name="acts">One of these.</param>
    /// <returns>True if so, in whatever post.</returns>
    public bool Did(Guid person, params ReadOnlySpan<AdmissionAct> acts)
    {
        foreach (var actor in actors)
        {
            if (actor.PersonId == person && acts.Contains(actor.Act)) return true;
        }

        return false;
    }

    private void RequireInTime(DistrictRules rules, decimal? hoursNow, DateTimeOffset now)
    {
        rules.RequireLead(Request.From, Days.On(SubmittedAt ?? now));
        rules.RequireCap(Request, hoursNow);
    }

    private void Leave(string number, DateTimeOffset now)
    {
        Number ??= number;
        SubmittedAt ??= now;
        (LeftAt, ReturnReason) = (now, null);
        EndPause(Days.On(now));
    }

    private void Take(AdmissionRequest request, Actor by)
    {
        (Request, Kind, List, Title) = (request, request.Kind, request.List, request.Title);
        ItemCode = request.Kind is AdmissionKind.AmendItem or AdmissionKind.RemoveItem ? request.ItemCode : null;
        Note(by, AdmissionAct.Filed);
    }

    private void Move(AdmissionStep step, string? words, Actor by, DateTimeOffset now)
    {
        if (DiscardedAt is not null) throw new RuleViolationException("admission.discarded");
        var was = Status;
        Status = AdmissionWorkflow.Table.Next(Status, step, by.Role);
        Raise(new AdmissionMoved(Id, UnitId, step, was, Status, words, by, now));
    }

    private void Close(DateTimeOffset now) => ClosedAt = now;

    private void Note(Actor by, AdmissionAct act)
    {
        if (!Did(by.PersonId, act)) actors.Add(new AdmissionActor(Id, by.PersonId, act));
    }

    private void RequireOwn(Actor by)
    {
        if (by.UnitId != UnitId) throw new RuleViolationException("admission.other-unit");
        if (DiscardedAt is not null) throw new RuleViolationException("admission.discarded");
    }

    /// <summary>Separation of duties holds whichever came first (settled S16): who countersigned does not write, who worked on it for the district neither.</summary>
    private void RequireMayFile(Actor by)
    {
        if (Did(by.PersonId, AdmissionAct.Countersigned)) throw new RuleViolationException("admission.countersigner-files");
        RequireNotOfDistrict(by);
    }

    /// <summary>Who reviewed, assessed or decided it has no part in filing it afterwards, in whatever post.</summary>
    private void RequireNotOfDistrict(Actor by)
    {
        if (Did(by.PersonId, AdmissionAct.Reviewed, AdmissionAct.Assessed, AdmissionAct.Decided)) throw new RuleViolationException("admission.reviewer-files");
    }

    private void RequireChangeable(Actor by)
    {
        RequireFiler(by);
        RequireOwn(by);
        RequireMayFile(by);
        if (Status is not (AdmissionStatus.Draft or AdmissionStatus.Returned)) throw new RuleViolationException("admission.not-a-draft");
    }

    private static void RequireFiler(Actor by)
    {
        if (by.Role is not (Role.TownshipStaff or Role.DepartmentStaff) || by.UnitId is null) throw new RuleViolationException("admission.only-staff-files");
    }
}
