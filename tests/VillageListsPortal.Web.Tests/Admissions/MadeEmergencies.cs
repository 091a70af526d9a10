using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>Emergency matters as far as a test needs them, made by the verbs of the domain and saved as the portal saves.</summary>
public sealed class MadeEmergencies(PortalFixture portal)
{
    private static int last = 500;

    /// <summary>Issued just now by a township to a village.</summary>
    public Task<EmergencyMatter> IssuedAsync(string township, string village, string? order = null) => SaveAsync(township, village, order, (_, _, _) => { });

    /// <summary>Filed, and before the district.</summary>
    public Task<EmergencyMatter> FiledAsync(string township, string village) => SaveAsync(township, village, null, (matter, staff, work) => File(matter, staff, work.Rules, work.Now));

    /// <summary>Filed, acknowledged and ended, so that no step is left.</summary>
    public Task<EmergencyMatter> OverAsync(string township, string village) => SaveAsync(township, village, null, (matter, staff, work) =>
    {
        File(matter, staff, work.Rules, work.Now);
        matter.Acknowledge(work.Reviewer, work.Now);
        matter.End(Days.On(work.Now), "渝北防指〔2026〕9号", staff, work.Now);
    });

    private async Task<EmergencyMatter> SaveAsync(string township, string village, string? order, Action<EmergencyMatter, Actor, (DistrictRules Rules, Actor Reviewer, DateTimeOffset Now)> bring)
    {
        var number = Interlocked.Increment(ref last);
        Actor staff = Of(Role.TownshipStaff, await portal.UnitAsync(township)), reviewer = Of(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));
        var told = await portal.UnitAsync(village);
        await using var scope = portal.Services.CreateAsyncScope();
        var (db, rules, now) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), await scope.ServiceProvider.GetRequiredService<RulesOfDistrict>().ReadAsync(), portal.Clock.GetUtcNow());
        var rain = new EmergencyOrder { Ground = EmergencyGround.Response, Number = order ?? $"渝北防指〔2026〕{number}号", Body = "区防汛抗旱指挥部", Level = ResponseLevel.Second, Began = Days.On(now) };
        var matter = EmergencyMatter.Issue(new EmergencyTask(rain, "暴雨转移避险", "通知低洼处住户转移。"), [told.Id], AdmissionFindings.None, $"YJ-{Days.On(now).Year}-{number}", null, staff, now);
        bring(matter, staff, (rules, reviewer, now));
        db.EmergencyMatters.Add(matter);
        await db.SaveChangesAsync();
        return matter;
    }

    private static void File(EmergencyMatter matter, Actor staff, DistrictRules rules, DateTimeOffset now) =>
        matter.File(new EmergencyTask(matter.Order with { Basis = new Basis("突发事件应对法", "第七十三条", "") }, matter.Title, matter.Task), AdmissionFindings.None, null, rules, staff, now);

    private static Actor Of(Role role, Unit unit) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), role, unit.Id);
}
