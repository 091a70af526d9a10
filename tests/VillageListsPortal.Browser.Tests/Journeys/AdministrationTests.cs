using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>The two who look after accounts, the district's settings and its calendar (product.md).</summary>
public sealed class AdministrationTests(BrowserFixture browsers) : Journey(browsers)
{
    private const string Password = "竹溪流水绕村三十里外一石桥";

    [Fact]
    public async Task A_newcomer_is_registered_confirmed_and_signs_in_by_the_slip()
    {
        var admin = await SignInAsync("admin");
        await admin.LookAsync("work-admin");
        await admin.OpenAsync("/admin/people");
        await admin.LookAsync("people");
        await admin.ClickAsync("登记人员");
        await admin.LookAsync("person-new");
        await admin.ClickAsync("登记并打印凭条");
        await admin.ReadsAsync("请填写姓名");
        await admin.LookAsync("person-new-problems");
        await admin.FillAsync(("Name", "冉小燕"), ("Account", "ran.xiaoyan"));
        await admin.Field("岗位").SelectOptionAsync("VillageClerk");
        await admin.Page.Locator("#UnitSearch").FillAsync("500112133212");
        await admin.ClickAsync("查找单位");
        await admin.Page.Locator("[name=UnitId]").First.CheckAsync();
        await admin.ClickAsync("登记并打印凭条");
        await admin.Heading("登录凭条").WaitForAsync();
        await admin.LookAsync("person-slip");
        await admin.PrintedAsync("person-slip");
        var code = await admin.Page.Locator("dt:text-is('凭条码') + dd").InnerTextAsync();
        await admin.ClickAsync("打印好了");
        await admin.ReadsAsync("待确认");
        await admin.LookAsync("person");

        var security = await SignInAsync("security");
        await security.LookAsync("work-security");
        await security.OpenAsync("/admin/posts");
        await security.ReadsAsync("冉小燕");
        await security.LookAsync("posts-waiting");
        await security.Page.GetByText("确认冉小燕的“经办人”岗位").First.ClickAsync(new() { Force = true });
        await security.ReadsAsync("岗位生效");

        var newcomer = await VisitorAsync();
        await newcomer.OpenAsync("/account/slip");
        await newcomer.LookAsync("slip-used");
        await newcomer.FillAsync(("Account", "ran.xiaoyan"), ("Code", code), ("New", Password), ("Repeat", Password));
        await newcomer.ClickAsync("设置密码并登录");
        await newcomer.Page.WaitForURLAsync("**/work");
        await newcomer.LookAsync("work-clerk");
    }

    [Fact]
    public async Task Settings_and_a_day_of_the_calendar_are_entered_ahead()
    {
        var admin = await SignInAsync("admin");
        await admin.LookAsync("work-admin");
        await admin.OpenAsync("/admin/settings");
        await admin.LookAsync("settings");
        await admin.FillAsync(("Limits.HoursCap", "许多"), ("LimitsFrom", "2031-01-01"));
        await admin.Button("保存").Or(admin.Page.Locator("form[action$='handler=Limits'] button")).First.ClickAsync();
        await admin.Page.Locator("[aria-describedby*=HoursCap].input-validation-error").WaitForAsync();
        await admin.LookAsync("settings-problem");
        await admin.FillAsync(("Limits.HoursCap", "40"), ("LimitsFrom", "2031-01-01"));
        await admin.Page.Locator("form[action$='handler=Limits'] button").ClickAsync();
        await admin.ReadsAsync("设置已保存");
        await admin.ReadsAsync("（尚未生效）");

        await admin.OpenAsync("/admin/calendar");
        await admin.LookAsync("calendar");
        await admin.FillAsync(("Day", "2026-12-31"), ("Name", "迎新年"));
        await admin.Page.Locator("#Choice_Holiday").CheckAsync();
        await admin.Page.Locator("form[action$='handler=Day'] button").ClickAsync();
        await admin.ReadsAsync("请核对后保存");
        await admin.LookAsync("calendar-preview");
        await admin.ClickAsync("确认保存");
        await admin.ReadsAsync("日历已保存");
    }

    [Fact]
    public async Task The_auditor_reads_sign_ins_and_the_journal()
    {
        var auditor = await SignInAsync("auditor");
        await auditor.LookAsync("work-auditor");
        await auditor.OpenAsync("/journal/sign-ins");
        await auditor.ReadsAsync("登录");
        await auditor.LookAsync("sign-ins");
        await auditor.OpenAsync("/journal");
        await auditor.ReadsAsync("操作日志");
        await auditor.LookAsync("journal");
    }
}
