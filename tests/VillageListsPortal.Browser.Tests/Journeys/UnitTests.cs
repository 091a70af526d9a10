using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>The administrator: finds units while typing, plans a merger, looks at what passes, takes it back (S29).</summary>
public sealed class UnitTests(BrowserFixture browsers) : Journey(browsers)
{
    [Fact]
    public async Task A_merger_is_planned_looked_at_and_withdrawn()
    {
        var admin = await SignInAsync("admin");
        await admin.LookAsync("work-admin");
        await admin.OpenAsync("/admin/units?q=bsc");
        await admin.ReadsAsync("壁山村");
        await admin.LookAsync("units-found");
        await admin.Link("壁山村").ClickAsync();
        await admin.LookAsync("unit");
        await admin.ClickAsync("撤并");
        await admin.LookAsync("change-merge");

        // By the keyboard alone: type, down, enter.
        var search = admin.Page.Locator("#UnitSearch");
        await search.PressSequentiallyAsync("龙兴镇");
        await admin.ReadsAsync("没有找到村（社区）");
        await search.FillAsync("");
        await search.PressSequentiallyAsync("dkc");
        await admin.Page.Locator("#UnitSearch-list [role=option]").First.WaitForAsync();
        await admin.LookAsync("change-suggestions");
        await search.PressAsync("ArrowDown");
        Assert.Equal("true", await search.GetAttributeAsync("aria-expanded"));
        Assert.NotNull(await search.GetAttributeAsync("aria-activedescendant"));
        await search.PressAsync("Escape");
        Assert.Equal("false", await search.GetAttributeAsync("aria-expanded"));
        await search.PressAsync("ArrowDown");
        await admin.Page.Locator("#UnitSearch-list [role=option]").First.WaitForAsync();
        await search.PressAsync("ArrowDown");
        await search.PressAsync("Enter");
        await admin.ClickAsync("加入");
        await admin.Button("去掉").Or(admin.Page.Locator("[name=Remove]")).First.WaitForAsync();
        await admin.LookAsync("change-two");
        await FillAsync(admin);
        await admin.ClickAsync("下一步，看什么转给谁");
        await admin.ReadsAsync("将没有主任");
        await admin.LookAsync("change-preview");
        await admin.PrintedAsync("change-preview");
        await admin.ClickAsync("确认登记");
        await admin.ReadsAsync("已经登记");
        await admin.LookAsync("changes");
        await admin.Page.Locator("details summary", new() { HasText = "撤销这项变动" }).First.ClickAsync();
        await admin.LookAsync("changes-withdraw");
        await admin.Field("撤销的原因").First.FillAsync("演示完毕");
        await admin.Button("撤销").First.ClickAsync();
        await admin.ReadsAsync("单位照旧");
    }

    [Fact]
    public async Task Posts_are_dealt_out_before_a_split_is_entered()
    {
        var admin = await SignInAsync("admin");
        await admin.LookAsync("work-admin");
        await admin.OpenAsync("/admin/units?q=500112133212");
        await admin.LookAsync("units-found");
        await admin.Link("江口村").ClickAsync();
        await admin.LookAsync("unit");
        await admin.ClickAsync("拆分");
        await admin.LookAsync("change-split");
        await admin.Page.Locator("[name='Successors[1].Code']").FillAsync("500112133239");
        await admin.Page.Locator("[name='Successors[1].Name']").FillAsync("江北村");
        await admin.Field("批准文号").FillAsync("渝北府〔2026〕12号");
        await admin.ClickAsync("下一步，看什么转给谁");
        await admin.ReadsAsync("转给江北村");
        await admin.LookAsync("change-preview-posts");
        await admin.Page.Locator("select[name^=Assign]").First.SelectOptionAsync("1");
        await admin.ClickAsync("按新的安排再看一遍");
        await admin.ReadsAsync("江北村将没有印章保管人");
        await admin.ClickAsync("返回修改");
        await admin.LookAsync("change-split-back");
        Assert.Equal("江北村", await admin.Page.Locator("[name='Successors[1].Name']").InputValueAsync());
    }

    [Fact]
    public async Task Without_JavaScript_a_split_is_entered_step_by_step()
    {
        var admin = await SignInAsync("admin", script: false);
        await admin.LookAsync("work-admin");
        await admin.OpenAsync("/admin/units?q=500112131203");
        await admin.LookAsync("units-found");
        await admin.Page.Locator("tbody a").First.ClickAsync();
        await admin.LookAsync("unit");
        await admin.ClickAsync("拆分");
        await admin.LookAsync("change-split");
        await admin.ClickAsync("再加一个");
        await admin.ClickAsync("下一步，看什么转给谁");
        await admin.ReadsAsync("拆分至少要两个承接单位");
        await admin.LookAsync("change-split-wrong");
    }

    [Fact]
    public async Task A_name_is_changed_or_mended()
    {
        var admin = await SignInAsync("admin", phone: true);
        await admin.LookAsync("work-admin");
        await admin.OpenAsync("/admin/units?q=500112131203");
        await admin.LookAsync("units-found");
        await admin.Page.Locator("tbody a").First.ClickAsync();
        await admin.LookAsync("unit");
        await admin.ClickAsync("更名");
        await admin.LookAsync("change-rename");
        await admin.Page.GoBackAsync();
        await admin.ClickAsync("更正登记");
        await admin.LookAsync("unit-correct");
    }

    private static async Task FillAsync(Visitor admin)
    {
        await admin.Page.Locator("[name='Successors[0].Code']").FillAsync("500112131239");
        await admin.Page.Locator("[name='Successors[0].Name']").FillAsync("新坝村");
        await admin.Field("批准文号").FillAsync("渝北府〔2026〕12号");
    }
}
