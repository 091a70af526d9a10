using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests;

/// <summary>Those who have to do with one admission, and the way from a draft to every state by their acts.</summary>
internal sealed class Desk
{
    private readonly Guid district = Guid.CreateVersion7();
    private int given;

    /// <summary>The township that asks.</summary>
    public Guid Township { get; } = Guid.CreateVersion7();

    /// <summary>Two bodies that are consulted.</summary>
    public IReadOnlyList<Guid> Bodies { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    public Actor Author => field ??= Of(Role.TownshipStaff);

    public Actor Countersigner => field ??= Of(Role.Countersigner);

    public Actor Reviewer => field ??= Of(Role.Reviewer);

    public Actor Approver => field ??= Of(Role.Approver);

    public DistrictRules Rules { get; set; } = TestData.Rules();

    /// <summary>The instant of what is done next.</summary>
    public DateTimeOffset At { get; set; } = TestData.Now;

    public DateOnly Day => Days.On(At);

    /// <summary>A new person in a post of that role: at the township, or for reviewers and approvers at the district.</summary>
    public Actor Of(Role role) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), role, role is Role.Reviewer or Role.Approver ? district : Township);

    public Actor Body(Guid body) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.DepartmentStaff, body);

    /// <summary>An admission in that state, reached by the acts of everybody whose turn it is.</summary>
    public Admission Admission(AdmissionStatus status, AdmissionRequest? request = null)
    {
        var admission = Domain.Admissions.Admission.Draft(request ?? TestData.TaskRequest(), Author, At);
        foreach (var next in Way(status)) Bring(admission, next);
        return admission;
    }

    public void Bring(Admission a, AdmissionStatus next)
    {
        switch (next)
        {
            case AdmissionStatus.AwaitingCountersign: Submit(a); break;
            case AdmissionStatus.Stopped: Submit(a, TestData.RedLine); break;
            case AdmissionStatus.Contested: a.Contest("所写是志愿劝导，不是拆除。", Author, At); break;
            case AdmissionStatus.Submitted: Countersign(a); break;
            case AdmissionStatus.Returned: a.Return("请补充依据", Reviewer, At); break;
            case AdmissionStatus.Accepted: a.Accept(null, Reviewer, At); break;
            case AdmissionStatus.Consulting: Consult(a); break;
            case AdmissionStatus.Assessing: Answer(a); a.CloseConsultation(Reviewer, At); break;
            case AdmissionStatus.AwaitingApproval: Opine(a); Recommend(a); break;
            case AdmissionStatus.AwaitingMunicipal: a.Approve(TestData.Approval(day: Day), TestData.MunicipalRules(), Approver, At); break;
            case AdmissionStatus.Approved: a.Approve(TestData.Approval(day: Day), Rules, Approver, At); break;
            case AdmissionStatus.Refused: a.Refuse(TestData.Rejection(Day), Approver, At); break;
            case AdmissionStatus.Withdrawn: a.Withdraw("不再需要", Author, At); break;
            case AdmissionStatus.Expired: a.Expire(AfterTerm(a)); break;
            default: break;
        }
    }

    public void Submit(Admission a, AdmissionFindings? findings = null, string? answer = "已补充", Actor? by = null) =>
        a.Submit(findings ?? AdmissionFindings.None, Rules, 0, answer, by ?? Author, At);

    public void Countersign(Admission a, AdmissionFindings? findings = null, Actor? by = null, string? number = null) =>
        a.Countersign("统景府〔2026〕41号", number ?? FormattableString.Invariant($"ZR-2026-{++given:000}"), findings ?? AdmissionFindings.None, Rules, 0, by ?? Countersigner, At);

    public IReadOnlyList<Consultation> Consult(Admission a, DateOnly? due = null, Actor? by = null, params Guid[] bodies) =>
        a.OpenConsultation([.. (bodies.Length == 0 ? Bodies : bodies).Select(b => new ConsultedBody(b, due ?? Rules.Calendar.DueDay(Day, 5)))], "是否同意？", Rules, by ?? Reviewer, At);

    /// <summary>Every body that has not answered agrees.</summary>
    public void Answer(Admission a)
    {
        foreach (var one in a.Consultations.Where(c => c.Answer is null)) one.Reply(ConsultationAnswer.Agree, null, a.Status, Body(one.UnitId), At);
    }

    public void Opine(Admission a, Actor? by = null, Verdict verdict = Verdict.Sound)
    {
        foreach (var aspect in Enum.GetValues<AssessmentAspect>()) a.GiveOpinion(aspect, verdict, "可行", [], by ?? Reviewer, At);
    }

    public void Recommend(Admission a, Recommendation says = Recommendation.Admit, Actor? by = null) =>
        a.Recommend(says, "依据充分，经费落实", says == Recommendation.AdmitWithConditions ? "每半年核查" : null, [], by ?? Reviewer, At);

    public static DateTimeOffset AfterTerm(Admission a) => TestData.On((a.Request.Until ?? TestData.Today).AddDays(1));

    private static AdmissionStatus[] Way(AdmissionStatus to)
    {
        AdmissionStatus[] main =
        [
            AdmissionStatus.AwaitingCountersign, AdmissionStatus.Submitted, AdmissionStatus.Accepted, AdmissionStatus.Consulting, AdmissionStatus.Assessing,
            AdmissionStatus.AwaitingApproval, AdmissionStatus.Approved, AdmissionStatus.Expired,
        ];
        return to switch
        {
            AdmissionStatus.Draft => [],
            AdmissionStatus.Stopped => [to],
            AdmissionStatus.Contested => [AdmissionStatus.Stopped, to],
            AdmissionStatus.Returned or AdmissionStatus.Withdrawn => [.. main[..3], to],
            AdmissionStatus.AwaitingMunicipal or AdmissionStatus.Refused => [.. main[..6], to],
            _ => main[..(Array.IndexOf(main, to) + 1)],
        };
    }
}
