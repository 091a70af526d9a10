using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>Every state x step x role, against the rules as domain part 3 and settled S14 tell them.</summary>
public sealed class AdmissionWorkflowTests
{
    /// <summary>Written from the rules, not from the table under test: each line one step, who takes it, from which states, to which.</summary>
    private const string Expected = """
        Submit             | TownshipStaff DepartmentStaff | Draft Returned               | AwaitingCountersign
        Stop               | TownshipStaff DepartmentStaff | Draft Returned               | Stopped
        Stop               | Countersigner                 | AwaitingCountersign          | Stopped
        TakeBack           | TownshipStaff DepartmentStaff | AwaitingCountersign Stopped  | Draft
        SendBack           | Countersigner                 | AwaitingCountersign          | Draft
        Countersign        | Countersigner                 | AwaitingCountersign          | Submitted
        Contest            | TownshipStaff DepartmentStaff | Stopped                      | Contested
        Uphold             | Reviewer                      | Contested                    | Stopped
        Override           | Reviewer                      | Contested                    | AwaitingCountersign
        Accept             | Reviewer                      | Submitted                    | Accepted
        Return             | Reviewer                      | Submitted Accepted Assessing | Returned
        OpenConsultation   | Reviewer                      | Accepted Consulting          | Consulting
        CloseConsultation  | Reviewer                      | Consulting                   | Assessing
        ReopenConsultation | Reviewer                      | Assessing                    | Consulting
        Recommend          | Reviewer                      | Assessing                    | AwaitingApproval
        ReturnToAssessment | Approver                      | AwaitingApproval AwaitingMunicipal | Assessing
        Approve            | Approver                      | AwaitingApproval AwaitingMunicipal | Approved
        SendToMunicipality | Approver                      | AwaitingApproval             | AwaitingMunicipal
        Refuse             | Approver                      | AwaitingApproval AwaitingMunicipal | Refused
        Withdraw           | TownshipStaff DepartmentStaff | Draft AwaitingCountersign Stopped Contested Submitted Returned Accepted Consulting Assessing | Withdrawn
        """;

    private static readonly Dictionary<(AdmissionStatus From, AdmissionStep Step, Role Role), AdmissionStatus> Rules = Read();

    public static TheoryData<AdmissionStatus, AdmissionStep> EveryStateAndStep()
    {
        var data = new TheoryData<AdmissionStatus, AdmissionStep>();
        foreach (var status in Enum.GetValues<AdmissionStatus>())
        {
            foreach (var step in Enum.GetValues<AdmissionStep>()) data.Add(status, step);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryStateAndStep))]
    public void The_table_allows_exactly_what_the_rules_say(AdmissionStatus status, AdmissionStep step)
    {
        Assert.False(AdmissionWorkflow.Table.Allows(status, step, role: null));
        foreach (var role in Enum.GetValues<Role>())
        {
            var to = Rules.TryGetValue((status, step, role), out var next) ? next : (AdmissionStatus?)null;
            Assert.Equal(to is not null, AdmissionWorkflow.Table.Allows(status, step, role));
            Assert.Equal(to?.ToString() ?? RefusalOf(status, step), Answer(() => AdmissionWorkflow.Table.Next(status, step, role).ToString()));
        }
    }

    [Theory] // the entity moves by the table and by nothing else; what is refused has changed nothing
    [MemberData(nameof(EveryStateAndStep))]
    public void The_admission_moves_exactly_as_the_rules_say(AdmissionStatus status, AdmissionStep step)
    {
        if (step == AdmissionStep.Expire || (status, step) == (AdmissionStatus.AwaitingMunicipal, AdmissionStep.SendToMunicipality)) return; // no officer's act; the verb is the approval's
        foreach (var role in Enum.GetValues<Role>().Cast<Role?>().Append(null))
        {
            var desk = new Desk();
            var admission = Ready(desk, status);
            var (was, moves) = (Snapshot.Of(admission), role is { } r && Rules.ContainsKey((status, step, r)));
            var by = desk.Of(role ?? default) with { Role = role };
            if (OfUnit(step)) by = by with { UnitId = desk.Township };

            Assert.Equal(moves, admission.Try(() => Take(desk, admission, step, by)) is null);

            if (moves) Moved(admission, step, status, Rules[(status, step, role!.Value)], by);
            else Assert.Equal(was, Snapshot.Of(admission));
        }
    }

    [Fact] // domain 3.9
    public void Only_an_approved_task_for_a_term_ends_by_itself()
    {
        foreach (var status in Enum.GetValues<AdmissionStatus>())
        {
            var admission = new Desk().Admission(status);
            var code = admission.Try(() => admission.Expire(Desk.AfterTerm(admission)));
            Assert.Equal(status == AdmissionStatus.Approved ? null : "admission.not-expired", code);
            Assert.Equal(status == AdmissionStatus.Approved ? AdmissionStatus.Expired : status, admission.Status);
        }
    }

    [Fact] // settled S14: a stop is what becomes of the author's submit or of the countersign, and of nobody else's act
    public void Neither_submits_for_the_other_what_a_red_line_stops()
    {
        var desk = new Desk();
        var draft = desk.Admission(AdmissionStatus.Draft);
        var waiting = desk.Admission(AdmissionStatus.AwaitingCountersign);

        Assert.Equal("workflow.step-not-allowed", draft.Refused(() => desk.Countersign(draft, TestData.RedLine, desk.Of(Role.TownshipStaff))));
        Assert.Equal("workflow.step-not-allowed", waiting.Refused(() => desk.Submit(waiting, TestData.RedLine, by: desk.Of(Role.Countersigner))));
    }

    [Fact]
    public void A_step_has_one_outcome_in_each_state() =>
        Assert.Equal(AdmissionWorkflow.Table.Transitions.Count, AdmissionWorkflow.Table.Transitions.Select(t => (t.From, t.Step)).Distinct().Count());

    [Fact] // domain 3.4: none skipped
    public void No_way_to_an_approval_goes_past_consultation_or_assessment()
    {
        foreach (var left in (AdmissionStatus[])[AdmissionStatus.AwaitingCountersign, AdmissionStatus.Submitted, AdmissionStatus.Accepted, AdmissionStatus.Consulting, AdmissionStatus.Assessing, AdmissionStatus.AwaitingApproval])
        {
            HashSet<AdmissionStatus> reached = [AdmissionStatus.Draft];
            while (AdmissionWorkflow.Table.Transitions.FirstOrDefault(t => t.To != left && reached.Contains(t.From) && !reached.Contains(t.To)) is { } next) reached.Add(next.To);
            Assert.DoesNotContain(AdmissionStatus.Approved, reached);
        }
    }

    [Fact]
    public void Nothing_leads_out_of_an_end_but_the_expiry() =>
        Assert.Equal([AdmissionStep.Expire], AdmissionWorkflow.Table.Transitions.Where(t => AdmissionWorkflow.Closed.Contains(t.From)).Select(t => t.Step));

    /// <summary>In that state with all that the state's own steps ask for: answers, opinions.</summary>
    private static Admission Ready(Desk desk, AdmissionStatus status)
    {
        var admission = desk.Admission(status);
        if (status == AdmissionStatus.Consulting) desk.Answer(admission);
        if (status == AdmissionStatus.Assessing) desk.Opine(admission);
        return admission;
    }

    private static void Moved(Admission admission, AdmissionStep step, AdmissionStatus from, AdmissionStatus to, Actor by)
    {
        Assert.Equal(to, admission.Status);
        var moved = Assert.IsType<AdmissionMoved>(admission.Events[^1]);
        Assert.Equal((step, from, to, by), (moved.Step, moved.Was, moved.Is, moved.By));
        Assert.Equal(AdmissionWorkflow.Closed.Contains(to), admission.ClosedAt is not null);
    }

    private static bool OfUnit(AdmissionStep step) => step is AdmissionStep.Submit or AdmissionStep.Stop or AdmissionStep.TakeBack or AdmissionStep.SendBack
        or AdmissionStep.Countersign or AdmissionStep.Contest or AdmissionStep.Withdraw;

    private static void Take(Desk desk, Admission a, AdmissionStep step, Actor by)
    {
        switch (step)
        {
            case AdmissionStep.Submit: desk.Submit(a, by: by); break;
            case AdmissionStep.Stop when a.Status == AdmissionStatus.AwaitingCountersign: desk.Countersign(a, TestData.RedLine, by); break;
            case AdmissionStep.Stop: desk.Submit(a, TestData.RedLine, by: by); break;
            case AdmissionStep.TakeBack: a.TakeBack(by, desk.At); break;
            case AdmissionStep.SendBack: a.SendBack("请改", by, desk.At); break;
            case AdmissionStep.Countersign: desk.Countersign(a, by: by); break;
            case AdmissionStep.Contest: a.Contest("理由", by, desk.At); break;
            case AdmissionStep.Uphold: a.Uphold("维持", by, desk.At); break;
            case AdmissionStep.Override: a.Override("准予", by, desk.At); break;
            case AdmissionStep.Accept: a.Accept(null, by, desk.At); break;
            case AdmissionStep.Return: a.Return("请补", by, desk.At); break;
            case AdmissionStep.OpenConsultation: desk.Consult(a, null, by, Guid.CreateVersion7()); break;
            case AdmissionStep.CloseConsultation: a.CloseConsultation(by, desk.At); break;
            case AdmissionStep.ReopenConsultation: a.ReopenConsultation("再问", by, desk.At); break;
            case AdmissionStep.Recommend: desk.Recommend(a, by: by); break;
            case AdmissionStep.ReturnToAssessment: a.ReturnToAssessment("再评", by, desk.At); break;
            case AdmissionStep.Approve: a.Approve(TestData.Approval() with { MunicipalDocument = "渝府〔2026〕9号" }, desk.Rules, by, desk.At); break;
            case AdmissionStep.SendToMunicipality: a.Approve(TestData.Approval(), TestData.MunicipalRules(), by, desk.At); break;
            case AdmissionStep.Refuse: a.Refuse(TestData.Rejection(), by, desk.At); break;
            default: a.Withdraw("撤回", by, desk.At); break;
        }
    }

    private static string RefusalOf(AdmissionStatus status, AdmissionStep step) =>
        Rules.Keys.Any(r => r.From == status && r.Step == step) || (status, step) == (AdmissionStatus.Approved, AdmissionStep.Expire) ? "workflow.role-not-allowed" : "workflow.step-not-allowed";

    private static string Answer(Func<string> call)
    {
        try
        {
            return call();
        }
        catch (RuleViolationException broken)
        {
            return broken.Code;
        }
    }

    private static Dictionary<(AdmissionStatus From, AdmissionStep Step, Role Role), AdmissionStatus> Read() => (
        from line in Expected.Split('\n')
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        from role in cells[1].Split(' ')
        from status in cells[2].Split(' ')
        select (From: Enum.Parse<AdmissionStatus>(status), Step: Enum.Parse<AdmissionStep>(cells[0]), Role: Enum.Parse<Role>(role), To: Enum.Parse<AdmissionStatus>(cells[3])))
        .ToDictionary(r => (r.From, r.Step, r.Role), r => r.To);
}
