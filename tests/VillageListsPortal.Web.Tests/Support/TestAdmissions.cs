using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>Admissions that have come as far as a test needs, by the verbs of the portal; filed by 统景镇.</summary>
public sealed class TestAdmissions(PortalFixture portal)
{
    private static int last;

    public Actor Staff { get; private set; } = null!;

    public Actor Countersigner { get; private set; } = null!;

    public Actor Reviewer { get; private set; } = null!;

    public Actor Approver { get; private set; } = null!;

    public Unit Village { get; private set; } = null!;

    public static async Task<TestAdmissions> InAsync(PortalFixture portal)
    {
        var (township, district) = (await portal.UnitAsync(DemonstrationOfficers.Tongjing), await portal.UnitAsync(DemonstrationOfficers.District));
        return new TestAdmissions(portal)
        {
            Staff = Of(Role.TownshipStaff, township),
            Countersigner = Of(Role.Countersigner, township),
            Reviewer = Of(Role.Reviewer, district),
            Approver = Of(Role.Approver, district),
            Village = await portal.UnitAsync(DemonstrationOfficers.Jiangkou),
        };
    }

    public static Actor Of(Role role, Unit unit) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), role, unit.Id);

    /// <summary>A temporary task of May, as its author has it.</summary>
    public Task<Admission> DraftAsync() => SaveAsync((_, now) => Admission.Draft(Request(), Staff, now));

    /// <summary>Accepted by the reviewer now.</summary>
    public Task<Admission> AcceptedAsync() => SaveAsync(Accepted);

    /// <summary>江口村 is asked now.</summary>
    public Task<Admission> ConsultingAsync(DateOnly due) => SaveAsync((rules, now) => Consulting(due, rules, now));

    /// <summary>Approved now, for May.</summary>
    public Task<Admission> ApprovedAsync() => SaveAsync((rules, now) =>
    {
        var admission = Consulting(rules.Calendar.DueDay(Days.On(now), 2), rules, now);
        admission.Consultations[0].Reply(ConsultationAnswer.Agree, null, admission.Status, Of(Role.VillageHead, Village), now);
        admission.CloseConsultation(Reviewer, now);
        foreach (var aspect in Enum.GetValues<AssessmentAspect>()) admission.GiveOpinion(aspect, Verdict.Sound, "没有问题", [], Reviewer, now);
        admission.Recommend(Recommendation.Admit, "依据、经费和工作量都清楚。", null, [], Reviewer, now);
        admission.Approve(new Decision
        {
            Form = DecisionForm.JointMeeting,
            Day = Days.On(now),
            MinutesNumber = "联席会议纪要〔2026〕7号",
            DocumentNumber = "渝北准入〔2026〕12号",
            Opinion = "同意准入",
            From = admission.Request.From,
        }, rules, Approver, now);
        return admission;
    });

    private async Task<Admission> SaveAsync(Func<DistrictRules, DateTimeOffset, Admission> make)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (db, rules) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<RulesOfDistrict>());
        var admission = make(await rules.ReadAsync(), portal.Clock.GetUtcNow());
        db.Admissions.Add(admission);
        await db.SaveChangesAsync();
        return admission;
    }

    private Admission Accepted(DistrictRules rules, DateTimeOffset now)
    {
        var admission = Admission.Draft(Request(), Staff, now);
        admission.Submit(AdmissionFindings.None, rules, 0, null, Staff, now);
        admission.Countersign("统府〔2026〕5号", $"ZR-{Days.On(now).Year}-{9000 + Interlocked.Increment(ref last)}", AdmissionFindings.None, rules, 0, Countersigner, now);
        admission.Accept(null, Reviewer, now);
        return admission;
    }

    private Admission Consulting(DateOnly due, DistrictRules rules, DateTimeOffset now)
    {
        var admission = Accepted(rules, now);
        admission.OpenConsultation([new ConsultedBody(Village.Id, due)], "请说明村里能否承担。", rules, Reviewer, now);
        return admission;
    }

    private static AdmissionRequest Request() => new()
    {
        Kind = AdmissionKind.TemporaryTask,
        List = ListKind.Assistance,
        Title = "协助开展春季秸秆禁烧宣传",
        Task = "入户发放宣传单，每周巡查一次并向镇里报告。",
        Frequency = "每周一次",
        Bases = [new Basis("大气污染防治法", "第七十七条", "省、自治区、直辖市人民政府应当划定区域，禁止露天焚烧秸秆。")],
        Reason = AdmissionReason.Other,
        ReasonText = "上级专项行动",
        Source = SourceLevel.District,
        SourceDocument = "渝北府办〔2026〕31号",
        MonthlyHours = 12,
        From = new DateOnly(2026, 5, 6),
        Until = new DateOnly(2026, 5, 31),
        Staff = "村干部1人，镇里派1人",
        Funds = 36_000,
        FundsSource = "区生态环境局2026年预算，3月拨付",
        Powers = "巡查记录",
        Judging = "镇里查看记录，不作考核",
    };
}
