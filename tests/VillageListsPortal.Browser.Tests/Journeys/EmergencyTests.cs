using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>An emergency task from the township's desk to the village and back to the district, by clicking (domain 3.10).</summary>
public sealed class EmergencyTests(BrowserFixture browsers) : Journey(browsers)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_task_is_issued_filed_sent_back_acknowledged_and_ended(bool script)
    {
        var title = script ? "暴雨转移避险" : "高温巡查";
        var staff = await SignInAsync("staff.tongjing", script);
        var path = await IssueAsync(staff, title, script ? "渝北防指〔2026〕7号" : "渝北防指〔2026〕8号");
        await VillageReadsAsync(title, script);
        await FileAsync(staff);

        var reviewer = await SignInAsync("reviewer.a", script);
        await reviewer.LookAsync("work-reviewer-emergency");
        await reviewer.OpenAsync(path + "/review");
        await reviewer.LookAsync("emergency-review");
        await reviewer.Field("退回的意见").FillAsync("请写明依据条款。");
        await reviewer.ClickAsync("退回补正");
        await reviewer.ReadsAsync("备案退回");
        await reviewer.LookAsync("emergency-case-returned");

        await staff.OpenAsync(path + "/file");
        await staff.LookAsync("emergency-file-again");
        await staff.ClickAsync("备案");
        await staff.ReadsAsync("备案待审核");
        await staff.LookAsync("emergency-case-filed");
        await reviewer.OpenAsync(path + "/review");
        await reviewer.LookAsync("emergency-review");
        await reviewer.ClickAsync("确认备案");
        await reviewer.ReadsAsync("已备案");
        await reviewer.LookAsync("emergency-case-acknowledged");
        await EndAsync(staff, path);
    }

    private static async Task<string> IssueAsync(Visitor staff, string title, string order)
    {
        await staff.LookAsync("work-township");
        await staff.OpenAsync("/admissions/emergency");
        await staff.LookAsync("emergencies");
        await staff.ClickAsync("下达应急任务");
        await staff.LookAsync("emergency-new");
        await staff.ClickAsync("立即下达到村");
        await staff.LookAsync("emergency-new-refused");
        await staff.Field("响应或者命令的文号").FillAsync(order);
        await staff.Field("发布机关").FillAsync("区防汛抗旱指挥部");
        await staff.Page.Locator("#Input_Level").SelectOptionAsync("Second");
        await staff.Field("任务名称").FillAsync(title);
        await staff.Field("村里具体做什么").FillAsync("通知低洼处住户转移，报告转移人数。");
        await staff.Field("本镇街所有村（社区）").CheckAsync();
        await staff.ClickAsync("立即下达到村");
        await staff.ReadsAsync("待备案");
        await staff.LookAsync("emergency-case");
        return staff.Path;
    }

    private async Task VillageReadsAsync(string title, bool script)
    {
        var clerk = await SignInAsync("clerk.jiangkou", script, phone: true);
        await clerk.LookAsync("work-clerk");
        await clerk.OpenAsync("/admissions/emergency");
        await clerk.LookAsync("emergencies-village");
        await clerk.ClickAsync(title);
        await clerk.ReadsAsync("请立即执行");
        await clerk.LookAsync("emergency-case-village");
        var visitor = await VisitorAsync(script);
        await visitor.OpenAsync("/admissions/announcements");
        await visitor.ReadsAsync(title);
        await visitor.LookAsync("announcements-emergencies");
    }

    private static async Task FileAsync(Visitor staff)
    {
        await staff.ClickAsync("备案");
        await staff.LookAsync("emergency-file");
        await staff.Field("法律名称").FillAsync("突发事件应对法");
        await staff.Field("条款").FillAsync("第七十三条");
        await staff.ClickAsync("备案");
        await staff.ReadsAsync("备案待审核");
        await staff.LookAsync("emergency-case-filed");
    }

    private static async Task EndAsync(Visitor staff, string path)
    {
        await staff.OpenAsync(path);
        await staff.LookAsync("emergency-case-in-force");
        await staff.ClickAsync("终止应急");
        await staff.LookAsync("emergency-end");
        await staff.Field("终止的文件或者文号").FillAsync("渝北防指〔2026〕9号");
        await staff.ClickAsync("终止应急");
        await staff.ReadsAsync("响应终止");
        await staff.LookAsync("emergency-case-ended");
    }
}
