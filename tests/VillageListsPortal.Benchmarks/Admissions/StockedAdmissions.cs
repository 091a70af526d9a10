using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>Admissions brought as far as a measure needs them by the verbs of the domain, saved by the portal; unmeasured.</summary>
internal sealed class StockedAdmissions(RunningPortal portal, Unit township, Unit district)
{
    private static int last = 100;

    /// <summary>Drafts of the township, whole and lawful.</summary>
    public Task<IReadOnlyList<Guid>> DraftsAsync(int count) => SaveAsync(count, (rules, now) => Draft(rules, now));

    /// <summary>New items of the assistance list, consulted and assessed, that wait for the approver.</summary>
    public Task<IReadOnlyList<Guid>> AwaitingApprovalAsync(int count) => SaveAsync(count, (rules, now) =>
    {
        var (staff, second, reviewer) = (Of(Role.TownshipStaff, township), Of(Role.Countersigner, township), Of(Role.Reviewer, district));
        var admission = Draft(rules, now);
        admission.Submit(AdmissionFindings.None, rules, 0, null, staff, now);
        admission.Countersign("统府文〔2026〕12号", $"ZR-{Days.On(now).Year}-{Interlocked.Increment(ref last)}", AdmissionFindings.None, rules, 0, second, now);
        admission.Accept(null, reviewer, now);
        foreach (var asked in admission.OpenConsultation([new ConsultedBody(district.Id, rules.Calendar.DueDay(Days.On(now), 5))], "请提出意见。", rules, reviewer, now))
        {
            asked.Reply(ConsultationAnswer.Agree, null, admission.Status, Of(Role.DepartmentStaff, district), now);
        }

        admission.CloseConsultation(reviewer, now);
        foreach (var aspect in Enum.GetValues<AssessmentAspect>()) admission.GiveOpinion(aspect, Verdict.Sound, "没有问题。", [], reviewer, now);
        admission.Recommend(Recommendation.Admit, "依据、经费和工作量都清楚。", null, [], reviewer, now);
        return admission;
    });

    /// <summary>The versions that forms of these cases would carry.</summary>
    public Task<Dictionary<Guid, uint>> VersionsAsync(IReadOnlyCollection<Guid> ids) => portal.InDatabaseAsync(db => db.Admissions
        .Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, Version = EF.Property<uint>(a, "xmin") }).ToDictionaryAsync(a => a.Id, a => a.Version));

    public static AdmissionRequest Request(DateOnly from) => new()
    {
        Kind = AdmissionKind.AddItem,
        List = ListKind.Assistance,
        Title = "协助古树名木日常保护",
        Task = "村委会每季度巡看一次挂牌的古树名木，发现枯枝、病虫或者被损坏的情况，告诉镇里的林业服务人员，由镇里处置。",
        Frequency = "每季度一次",
        Bases = [new Basis("古树名木保护条例", "第五条第三款", "村民委员会、居民委员会协助做好古树名木保护工作。")],
        ReasonText = "《古树名木保护条例》施行，镇里请各村协助日常巡看。",
        SourceDocument = "渝北林发〔2026〕18号",
        MonthlyHours = 2,
        From = from,
        Staff = "村干部1人",
        Funds = 12_000,
        FundsSource = "区林业局年度预算，按季拨付",
        Judging = "按协议协商改进，不考核",
        Item = new ItemContent
        {
            Title = "协助古树名木日常保护",
            Department = "区林业局",
            Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["village-role"] = "每季度巡看一次，发现异常报告镇里" },
        },
    };

    private static Actor Of(Role role, Unit unit) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), role, unit.Id);

    private Admission Draft(DistrictRules rules, DateTimeOffset now) => Admission.Draft(Request(rules.EarliestFrom(Days.On(now)).AddDays(7)), Of(Role.TownshipStaff, township), now);

    private async Task<IReadOnlyList<Guid>> SaveAsync(int count, Func<DistrictRules, DateTimeOffset, Admission> make)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (db, rules) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), await scope.ServiceProvider.GetRequiredService<RulesOfDistrict>().ReadAsync());
        var made = Enumerable.Range(0, count).Select(_ => make(rules, TimeProvider.System.GetUtcNow())).ToList();
        db.AddRange(made);
        await db.SaveChangesAsync();
        return [.. made.Select(a => a.Id)];
    }
}
