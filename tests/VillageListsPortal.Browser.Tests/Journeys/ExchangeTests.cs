using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Browser.Tests.Browser;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>总量控制、增减挂钩: a township chooses what goes in exchange; an amendment goes on from the version in force; a village's page shows its tasks.</summary>
public sealed class ExchangeTests(BrowserFixture browsers) : Journey(browsers)
{
    private const decimal Cap = 200; // far above what the other journeys ask for

    [Fact]
    public async Task What_would_pass_the_cap_names_the_task_that_goes()
    {
        await SetCapAsync();
        var made = await MadeAdmissions.InAsync(Browsers.Portal);
        var from = await made.EarliestAsync();
        await made.AdmittedTaskAsync(await made.TaskAsync("协助清查闲置校舍", from) with { MonthlyHours = 190, Until = from.AddDays(40) });
        var draft = await made.DraftAsync(await made.TaskAsync("协助登记农村危旧房", from.AddDays(10)) with { MonthlyHours = 20 });

        var staff = await SignInAsync("staff.tongjing", phone: true);
        await staff.LookAsync("work-staff");
        await staff.OpenAsync($"/admissions/{draft.Id}/edit/Work");
        await staff.ReadsAsync("超过了上限");
        await staff.LookAsync("admission-work-exchange");
        await staff.Page.Locator("#in-exchange label", new() { HasText = "协助清查闲置校舍" }).Locator("input").CheckAsync();
        await staff.ClickAsync("保存，下一步");
        await staff.Page.WaitForURLAsync("**/edit/Means");
        await staff.LookAsync("admission-means");
        await staff.OpenAsync($"/admissions/{draft.Id}/edit/Check");
        await staff.ReadsAsync("提前终止临时任务");
        await staff.LookAsync("admission-check-exchange");
    }

    [Fact]
    public async Task An_amendment_over_an_old_version_goes_on_from_the_version_in_force()
    {
        var made = await MadeAdmissions.InAsync(Browsers.Portal);
        var from = await made.EarliestAsync();
        var item = await Browsers.Portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-20" && i.To == null));
        var whole = MadeAdmissions.Addition(item.Title, from);
        var begun = whole with { Kind = AdmissionKind.AmendItem, ItemCode = item.Code, ItemVersion = item.Version, Item = ItemRequests.Of(item, AdmissionKind.AmendItem).Item };
        var draft = await made.DraftAsync(begun with { Item = begun.Item with { Department = "镇里写的部门" } });
        var other = await made.AwaitingApprovalAsync(begun with { Item = begun.Item with { Department = "区里改的部门" } });

        var approver = await SignInAsync("approver.a");
        await approver.LookAsync("work-approver");
        await approver.OpenAsync($"/admissions/{other.Id}/decide");
        await approver.LookAsync("admission-decide");
        await approver.FillAsync(("Approval.Day", Day(Days.Today(Browsers.Portal.Clock))), ("Approval.Minutes", "联席会议纪要〔2026〕7号"), ("Approval.Document", "渝北准入〔2026〕15号"), ("Approval.Opinion", "同意准入"));
        await approver.Page.Locator("#approve button.btn-primary").ClickAsync();
        await approver.ReadsAsync("审定结果");
        await approver.LookAsync("admission-case-approved");

        var staff = await SignInAsync("staff.tongjing");
        await staff.LookAsync("work-staff");
        await staff.OpenAsync($"/admissions/{draft.Id}/edit/Item");
        await staff.LookAsync("admission-item-newer");
        await staff.ClickAsync("沿用现行版本");
        await staff.Page.WaitForURLAsync("**/take-over");
        await staff.ReadsAsync("两边都改了");
        await staff.LookAsync("admission-take-over");
        await staff.ClickAsync("沿用现行版本，继续写");
        await staff.Page.WaitForURLAsync("**/edit/Item");
        await staff.LookAsync("admission-item");
    }

    [Fact]
    public async Task A_village_page_shows_what_it_does_for_a_term()
    {
        await new MadeEmergencies(Browsers.Portal).IssuedAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Xixin, "渝北防指〔2026〕901号");
        var anyone = await VisitorAsync(phone: true);
        await anyone.OpenAsync($"/villages/{DemonstrationOfficers.Xixin}");
        await anyone.ReadsAsync("暴雨转移避险");
        await anyone.LookAsync("village-tasks");
    }

    private Task<int> SetCapAsync() => Browsers.Portal.InDatabaseAsync(async db =>
    {
        db.DistrictSettings.Add(new DistrictSetting { Name = RulesOfDistrict.Setting, From = Days.Today(Browsers.Portal.Clock), Value = JsonSerializer.Serialize(new AdmissionSettings { HoursCap = Cap }), SetBy = Guid.CreateVersion7(), SetAt = Browsers.Portal.Clock.GetUtcNow() });
        return await db.SaveChangesAsync();
    });

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
