using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>Admissions as far as a test needs them, made by the verbs of the domain and saved as the portal saves; asked for by 统景镇 unless told otherwise.</summary>
public sealed class MadeAdmissions(PortalFixture portal)
{
    private static int last = 800;

    private Unit filer = null!;
    private Unit district = null!;

    public Actor Staff { get; private set; } = null!;

    public Actor Countersigner { get; private set; } = null!;

    public Actor Reviewer { get; private set; } = null!;

    public static async Task<MadeAdmissions> InAsync(PortalFixture portal, string township = DemonstrationOfficers.Tongjing)
    {
        var made = new MadeAdmissions(portal) { filer = await portal.UnitAsync(township), district = await portal.UnitAsync(DemonstrationOfficers.District) };
        (made.Staff, made.Countersigner, made.Reviewer) = (made.Of(Role.TownshipStaff), made.Of(Role.Countersigner), made.Of(Role.Reviewer));
        return made;
    }

    /// <summary>As before, where a certain person is the one who files or countersigns.</summary>
    public static async Task<MadeAdmissions> InAsync(PortalFixture portal, AdmissionAct filing, Guid person)
    {
        var made = await InAsync(portal);
        if (filing == AdmissionAct.Filed) made.Staff = made.Of(Role.TownshipStaff, person);
        else made.Countersigner = made.Of(Role.Countersigner, person);
        return made;
    }

    /// <summary>Somebody in this role of the unit that asks or of the district; of a certain person, if told.</summary>
    public Actor Of(Role role, Guid? person = null) => new(person ?? Guid.CreateVersion7(), Guid.CreateVersion7(), role, role is Role.Reviewer or Role.Approver ? district.Id : filer.Id);

    /// <summary>A new item of the assistance list.</summary>
    public static AdmissionRequest Addition(string title, DateOnly from) => new()
    {
        Kind = AdmissionKind.AddItem,
        List = ListKind.Assistance,
        Title = title,
        Task = "每季度巡看一次，发现异常报告镇里。",
        Frequency = "每季度一次",
        Bases = [new Basis("村民委员会组织法", "第五条", "")],
        ReasonText = "专项行动",
        SourceDocument = "渝北府办〔2026〕31号",
        MonthlyHours = 2,
        From = from,
        Staff = "村干部1人",
        Funds = 12_000,
        FundsSource = "区民政局预算",
        Judging = "不考核",
        Item = new ItemContent { Title = title, Department = "区民政局", Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["village-role"] = "每季度巡看一次" } },
    };

    /// <summary>The removal of an item.</summary>
    public static AdmissionRequest Removal(ListItem item) => new()
    {
        Kind = AdmissionKind.RemoveItem,
        List = item.Kind,
        ItemCode = item.Code,
        ItemVersion = item.Version,
        Title = item.Title,
        Bases = [new Basis("村民委员会组织法", "第五条", "")],
        Reason = AdmissionReason.LawRepealed,
        ReasonText = "依据已经废止",
        Item = ItemContent.Of(item),
    };

    /// <summary>The amendment of an item, whole but as yet without a change.</summary>
    public static AdmissionRequest Amendment(ListItem item, DateOnly from)
    {
        var whole = Addition(item.Title, from);
        return ItemRequests.Of(item, AdmissionKind.AmendItem) with
        {
            Bases = whole.Bases,
            ReasonText = whole.ReasonText,
            Frequency = whole.Frequency,
            SourceDocument = whole.SourceDocument,
            MonthlyHours = whole.MonthlyHours,
            From = from,
            Staff = whole.Staff,
            Funds = whole.Funds,
            FundsSource = whole.FundsSource,
            Judging = whole.Judging,
        };
    }

    /// <summary>A temporary task for 江口村 and 西新村.</summary>
    public async Task<AdmissionRequest> TaskAsync(string title, DateOnly from) => Addition(title, from) with
    {
        Kind = AdmissionKind.TemporaryTask,
        Until = from.AddDays(20),
        Villages = new VillageScope(false, [(await portal.UnitAsync(DemonstrationOfficers.Jiangkou)).Id, (await portal.UnitAsync(DemonstrationOfficers.Xixin)).Id]),
    };

    /// <summary>Stopped by a red line.</summary>
    public Task<Admission> StoppedAsync(AdmissionRequest request, string code) => SaveAsync((rules, now) => Stopped(request, code, rules, now));

    /// <summary>Stopped by a red line and contested by its unit.</summary>
    public Task<Admission> ContestedAsync(AdmissionRequest request, string code) => SaveAsync((rules, now) =>
    {
        var admission = Stopped(request, code, rules, now);
        admission.Contest("村里只协助，责任在镇里。", Staff, now);
        return admission;
    });

    public Task<Admission> DraftAsync(AdmissionRequest request) => SaveAsync((_, now) => Admission.Draft(request, Staff, now));

    /// <summary>Deleted a moment ago.</summary>
    public Task<Admission> DiscardedAsync(AdmissionRequest request) => SaveAsync((_, now) =>
    {
        var admission = Admission.Draft(request, Staff, now);
        admission.Discard(Staff, now);
        return admission;
    });

    /// <summary>Before the second person of its unit.</summary>
    public Task<Admission> AwaitingCountersignAsync(AdmissionRequest request) => SaveAsync((rules, now) =>
    {
        var admission = Admission.Draft(request, Staff, now);
        admission.Submit(AdmissionFindings.None, rules, 0, null, Staff, now);
        return admission;
    });

    /// <summary>Sent back by the district to be corrected.</summary>
    public Task<Admission> ReturnedAsync(AdmissionRequest request) => SaveAsync((rules, now) =>
    {
        var admission = Submitted(request, AdmissionFindings.None, rules, now);
        admission.Return("请补充依据。", Reviewer, now);
        return admission;
    });

    public Task<Admission> SubmittedAsync(AdmissionRequest request, AdmissionFindings? findings = null) => SaveAsync((rules, now) => Submitted(request, findings ?? AdmissionFindings.None, rules, now));

    public Task<Admission> AcceptedAsync(AdmissionRequest request) => SaveAsync((rules, now) => Accepted(request, rules, now));

    /// <summary>These bodies are asked and have not answered.</summary>
    public Task<Admission> ConsultingAsync(AdmissionRequest request, params Unit[] bodies) => SaveAsync((rules, now) =>
    {
        var admission = Accepted(request, rules, now);
        Ask(admission, bodies, rules, now);
        return admission;
    });

    /// <summary>In assessment after a body that does not agree: what becomes of its answer is to be said.</summary>
    public Task<Admission> DisputedAsync(AdmissionRequest request, Unit body) => SaveAsync((rules, now) =>
    {
        var admission = Accepted(request, rules, now);
        Ask(admission, [body], rules, now).Single().Reply(ConsultationAnswer.Disagree, "经费没有落实。", admission.Status, new Actor(Guid.CreateVersion7(), null, Role.DepartmentStaff, body.Id), now);
        admission.CloseConsultation(Reviewer, now);
        return admission;
    });

    /// <summary>Consulted with these bodies, which all agree, and closed.</summary>
    public Task<Admission> AssessingAsync(AdmissionRequest request, params Unit[] bodies) => SaveAsync((rules, now) => Assessing(request, rules, now, bodies));

    /// <summary>Assessed by the reviewer, or by a certain person; it waits for the approver.</summary>
    public Task<Admission> AwaitingApprovalAsync(AdmissionRequest request, Actor? assessor = null, params Unit[] bodies) => SaveAsync((rules, now) => Recommended(request, assessor ?? Reviewer, rules, now, bodies));

    /// <summary>Approved by the district; the municipality approves too (domain 3.7).</summary>
    public Task<Admission> AwaitingMunicipalAsync(AdmissionRequest request) => SaveAsync((rules, now) =>
    {
        var admission = Recommended(request, Reviewer, rules, now, []);
        admission.Approve(
            new Decision { Form = DecisionForm.LeaderSignature, Day = Days.On(now), DocumentNumber = "渝北准入〔2026〕5号", Opinion = "同意", From = request.From },
            rules with { Settings = rules.Settings with { Municipal = true } },
            Of(Role.Approver),
            now);
        return admission;
    });

    /// <summary>Refused: no step moves it any more.</summary>
    public Task<Admission> RefusedAsync(AdmissionRequest request, params Unit[] bodies) => SaveAsync((rules, now) =>
    {
        var admission = Recommended(request, Reviewer, rules, now, bodies);
        admission.Refuse(new Decision { Form = DecisionForm.LeaderSignature, Day = Days.On(now), Opinion = "村里没有条件。" }, Of(Role.Approver), now);
        return admission;
    });

    /// <summary>A temporary task that is admitted.</summary>
    public Task<Admission> AdmittedTaskAsync(AdmissionRequest task) => SaveAsync((rules, now) =>
    {
        var admission = Recommended(task, Reviewer, rules, now, []);
        admission.Approve(new Decision { Form = DecisionForm.LeaderSignature, Day = Days.On(now), DocumentNumber = "渝北准入〔2026〕3号", Opinion = "同意", From = task.From }, rules, Of(Role.Approver), now);
        return admission;
    });

    /// <summary>A temporary task that was stopped, contested, let go on by the district, and admitted in the end.</summary>
    public Task<Admission> OverriddenTaskAsync(AdmissionRequest task, Crossing crossing) => SaveAsync((rules, now) =>
    {
        var found = AdmissionFindings.None with { Crossed = [crossing] };
        var admission = Admission.Draft(task, Staff, now);
        admission.Submit(found, rules, 0, null, Staff, now);
        admission.Contest("村里只协助，责任在镇里。", Staff, now);
        admission.Override("所写为志愿劝导。", Reviewer, now);
        admission.Countersign("统府〔2026〕5号", $"ZR-{Days.On(now).Year}-{Interlocked.Increment(ref last)}", found, rules, 0, Countersigner, now);
        admission.Accept(null, Reviewer, now);
        Recommend(Assess(admission, rules, now, []), Reviewer, now);
        admission.Approve(new Decision { Form = DecisionForm.LeaderSignature, Day = Days.On(now), DocumentNumber = "渝北准入〔2026〕4号", Opinion = "同意", From = task.From }, rules, Of(Role.Approver), now);
        return admission;
    });

    public async Task<DateOnly> EarliestAsync() => await InScopeAsync(async (_, rules) => (await rules.ReadAsync()).EarliestFrom(Days.Today(portal.Clock)));

    private Admission Stopped(AdmissionRequest request, string code, DistrictRules rules, DateTimeOffset now)
    {
        var admission = Admission.Draft(request, Staff, now);
        admission.Submit(AdmissionFindings.None with { Crossed = [new Crossing(code, request.Title[..2], true, 0, 2, "村委会")] }, rules, 0, null, Staff, now);
        return admission;
    }

    private Admission Submitted(AdmissionRequest request, AdmissionFindings findings, DistrictRules rules, DateTimeOffset now)
    {
        var admission = Admission.Draft(request, Staff, now);
        admission.Submit(findings, rules, 0, null, Staff, now);
        admission.Countersign("统府〔2026〕5号", $"ZR-{Days.On(now).Year}-{Interlocked.Increment(ref last)}", findings, rules, 0, Countersigner, now);
        return admission;
    }

    private Admission Accepted(AdmissionRequest request, DistrictRules rules, DateTimeOffset now)
    {
        var admission = Submitted(request, AdmissionFindings.None, rules, now);
        admission.Accept(null, Reviewer, now);
        return admission;
    }

    private Admission Assessing(AdmissionRequest request, DistrictRules rules, DateTimeOffset now, Unit[] bodies) => Assess(Accepted(request, rules, now), rules, now, bodies);

    private Admission Assess(Admission admission, DistrictRules rules, DateTimeOffset now, Unit[] bodies)
    {
        foreach (var consultation in Ask(admission, bodies.Length > 0 ? bodies : [district], rules, now))
        {
            consultation.Reply(ConsultationAnswer.Agree, null, admission.Status, new Actor(Guid.CreateVersion7(), null, Role.DepartmentStaff, consultation.UnitId), now);
        }

        admission.CloseConsultation(Reviewer, now);
        return admission;
    }

    private IReadOnlyList<Consultation> Ask(Admission admission, Unit[] bodies, DistrictRules rules, DateTimeOffset now) =>
        admission.OpenConsultation([.. bodies.Select(b => new ConsultedBody(b.Id, rules.Calendar.DueDay(Days.On(now), 5)))], "请提出意见。", rules, Reviewer, now);

    private Admission Recommended(AdmissionRequest request, Actor assessor, DistrictRules rules, DateTimeOffset now, Unit[] bodies) => Recommend(Assessing(request, rules, now, bodies), assessor, now);

    private static Admission Recommend(Admission admission, Actor assessor, DateTimeOffset now)
    {
        foreach (var aspect in Enum.GetValues<AssessmentAspect>()) admission.GiveOpinion(aspect, Verdict.Sound, "没有问题。", [], assessor, now);
        admission.Recommend(Recommendation.Admit, "可以准入。", null, [], assessor, now);
        return admission;
    }

    private Task<Admission> SaveAsync(Func<DistrictRules, DateTimeOffset, Admission> make) => InScopeAsync(async (db, rules) =>
    {
        var admission = make(await rules.ReadAsync(), portal.Clock.GetUtcNow());
        db.Admissions.Add(admission);
        await db.SaveChangesAsync();
        return admission;
    });

    private async Task<T> InScopeAsync<T>(Func<PortalDb, RulesOfDistrict, Task<T>> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<RulesOfDistrict>());
    }
}
