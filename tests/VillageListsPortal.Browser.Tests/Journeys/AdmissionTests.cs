using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Browser.Tests.Browser;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Admissions;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>Acceptance of admissions: the township asks, the district consults, assesses and approves, the public list shows it and the villages are told; what crosses a red line is stopped.</summary>
public sealed class AdmissionTests(BrowserFixture browsers) : Journey(browsers)
{
    private const string Title = "协助古树名木日常保护";
    private const string Stopped = "协助做好征地拆迁工作";

    [Fact]
    public async Task A_request_goes_from_the_township_to_the_public_list()
    {
        var from = await EarliestAsync();
        var staff = await SignInAsync("staff.tongjing");
        await staff.LookAsync("work-staff");
        var address = await staff.DraftAsync(Title, "村委会每季度巡看一次挂牌古树，发现枯枝、病虫或者损坏，告诉镇里的林业员，由镇里处置。", Day(from));
        await staff.SubmitRequestAsync();
        await staff.ReadsAsync("待审签");
        await staff.LookAsync("admission-case-countersign");
        await (await SignInAsync("countersign.tongjing")).CountersignAsync(Title);
        var reviewer = await SignInAsync("reviewer.a");
        await reviewer.AskAsync(Title, "区司法局", "区民政局", "江口村");

        await (await SignInAsync("dept.sifa")).AnswerAsync(Title, "同意，附意见", "写明只巡看、只报告。");
        await (await SignInAsync("dept.minzheng")).AnswerAsync(Title, "同意", "");
        var clerk = await SignInAsync("clerk.jiangkou", phone: true);
        await clerk.AnswerAsync(Title, "同意", "");
        await reviewer.AssessAsync(address);
        await (await SignInAsync("approver.a")).ApproveAsync(Title, Day(Days.Today(Browsers.Portal.Clock)));

        await clerk.OpenAsync("/notices");
        await clerk.ReadsAsync(Title);
        await clerk.LookAsync("notices-village");
        await IsPublicAsync(from);
    }

    [Fact]
    public async Task What_crosses_a_red_line_is_stopped_contested_and_overridden_in_public()
    {
        var staff = await SignInAsync("staff.longxing");
        await staff.LookAsync("work-staff-other");
        var address = await staff.DraftAsync(Stopped, "各村签订征地拆迁责任书，村支部书记为第一责任人，限期完成拆迁任务，未完成的考核扣分。", Day(await EarliestAsync()));
        await staff.SubmitRequestAsync();
        await staff.ReadsAsync("筛查未通过");
        Assert.Contains("责任书", string.Concat(await staff.Page.Locator("main mark").AllInnerTextsAsync()), StringComparison.Ordinal);
        await staff.LookAsync("admission-case-stopped");
        await staff.ClickAsync("申诉");
        await staff.Page.WaitForURLAsync("**/contest");
        await staff.LookAsync("admission-contest");
        await staff.Page.Locator("[name=Reason]").FillAsync("村里只做政策宣传，责任书由镇里签。");
        await staff.ClickAsync("申诉");
        await staff.Page.WaitForURLAsync($"**{address}");
        await staff.LookAsync("admission-case-contested");

        var reviewer = await SignInAsync("reviewer.b");
        await reviewer.LookAsync("work-reviewer");
        await reviewer.RowOf(Stopped).ClickAsync();
        await reviewer.Page.WaitForURLAsync("**/contest-decision");
        await reviewer.LookAsync("admission-contest-decision");
        await reviewer.Page.Locator("[name=OverrideReason]").FillAsync("应急安置期内由镇里承担责任，村里只协助登记，文字另行改写。");
        await reviewer.ClickAsync("准予继续");
        await reviewer.Page.WaitForURLAsync($"**{address}");
        await reviewer.LookAsync("admission-case-overridden");

        var anyone = await VisitorAsync(phone: true);
        await anyone.OpenAsync("/screening/overrides");
        await anyone.ReadsAsync(Stopped);
        await anyone.LookAsync("overrides");
    }

    private async Task IsPublicAsync(DateOnly from)
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync($"/lists/assistance?on={Day(from)}");
        await anyone.ReadsAsync(Title);
        await anyone.LookAsync("list-changed");
        await anyone.OpenAsync($"/lists/assistance?on={Day(from.AddDays(-1))}");
        await anyone.ReadsAsync("XZ-01"); // which edition it is depends on what other journeys changed before
        Assert.DoesNotContain(Title, await anyone.TextAsync(), StringComparison.Ordinal);
        await anyone.OpenAsync($"/lists/compare?kind=assistance&from={Day(from.AddDays(-1))}&to={Day(from)}");
        await anyone.ReadsAsync(Title);
        await anyone.LookAsync("compare-changed");
        await anyone.OpenAsync("/admissions/announcements");
        await anyone.ReadsAsync(Title);
        await anyone.LookAsync("announcements");
    }

    private async Task<DateOnly> EarliestAsync()
    {
        await using var scope = Browsers.Portal.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<RulesOfDistrict>().ReadAsync()).EarliestFrom(Days.Today(Browsers.Portal.Clock));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
