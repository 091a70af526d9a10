using VillageListsPortal.Browser.Tests.Browser;
using VillageListsPortal.Web.Tests.Lists;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>What anyone finds without an account.</summary>
public sealed class PublicTests(BrowserFixture browsers) : Journey(browsers)
{
    [Fact]
    public async Task The_front_page_answers_what_can_be_issued_in_place_and_leads_to_the_guide()
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/");
        await anyone.LookAsync("home");
        await anyone.Field("能不能开这个证明？").FillAsync("农民身份");
        await anyone.ClickAsync("查一查");
        await anyone.ReadsAsync("可以开");
        await anyone.LookAsync("home-yes");
        await anyone.Link("办事指南").First.ClickAsync();
        await anyone.LookAsync("guide");
        await anyone.ClickAsync("清单事项和依据");
        await anyone.LookAsync("item-certificate");
        await anyone.OpenAsync("/?q=" + Uri.EscapeDataString("证明我妈是我妈"));
        await anyone.LookAsync("home-none");
    }

    [Theory]
    [InlineData("autonomy")]
    [InlineData("assistance")]
    [InlineData("negative")]
    [InlineData("certificate")]
    public async Task Each_list_opens_from_the_front_page_with_its_items(string list)
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/");
        await anyone.LookAsync("home");
        await anyone.Page.Locator($".tiles a[href='/lists/{list}']").ClickAsync();
        await anyone.LookAsync("list-" + list);
        await anyone.Page.Locator("main tbody a").First.ClickAsync();
        await anyone.LookAsync("item-" + list);
    }

    [Fact]
    public async Task The_cancelled_certificates_say_who_proves_it_instead()
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/lists/cancelled?q=" + Uri.EscapeDataString("婚姻"));
        await anyone.LookAsync("list-cancelled");
        await anyone.ClickAsync("婚姻状况证明");
        await anyone.ReadsAsync("村（社区）不能开");
        await anyone.LookAsync("item-cancelled");
        await anyone.OpenAsync("/lists/certificate?on=2024-12-31");
        await anyone.LookAsync("list-before");
    }

    [Fact]
    public async Task The_lists_in_time_are_read_from_a_list_on()
    {
        await ListHistoryData.WriteAsync(Browsers.Portal);
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/lists/assistance");
        await anyone.LookAsync("list-assistance-in-time");
        await anyone.ClickAsync("历次版本");
        await anyone.LookAsync("editions");
        await anyone.Page.Locator("a[href*='from=2026-01-31']").ClickAsync();
        await anyone.ReadsAsync("区残联");
        await anyone.LookAsync("compare");
        await anyone.ClickAsync("XZ-01 协助做好社会救助工作");
        await anyone.LookAsync("item-versions");
        await anyone.OpenAsync("/lists/compare");
        await anyone.LookAsync("compare-form");
        await anyone.OpenAsync("/lists/compare?from=2026-03-01&to=2025-03-01");
        await anyone.LookAsync("compare-reversed");
    }

    [Fact]
    public async Task Whether_a_task_was_lawful_is_answered_in_place()
    {
        await ListHistoryData.WriteAsync(Browsers.Portal);
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/");
        await anyone.LookAsync("home");
        await anyone.Page.Locator("a[href='/lawful']").ClickAsync();
        await anyone.LookAsync("lawful");
        await anyone.Field("要村（社区）做什么").FillAsync("森林防火、拆除违建");
        await anyone.ClickAsync("查一查");
        await anyone.ReadsAsync("不得把村级组织作为责任主体");
        await anyone.LookAsync("lawful-found");
        foreach (var (name, question) in new[] { ("lawful-none", "组织篮球赛"), ("lawful-near", "入户开展统计"), ("lawful-changed", "低保、治安巡逻") })
        {
            await anyone.OpenAsync("/lawful?on=2025-06-01&q=" + Uri.EscapeDataString(question));
            await anyone.LookAsync(name);
        }
    }

    [Fact]
    public async Task What_does_not_hold_and_what_is_not_there_are_said_plainly()
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/verify");
        await anyone.LookAsync("verify");
        await anyone.Field("核验码").FillAsync("AAAA-2222");
        await anyone.Button("核验").First.ClickAsync();
        await anyone.ReadsAsync("核验未通过");
        await anyone.LookAsync("verify-failed");
        await anyone.OpenAsync("/v/AAAA");
        await anyone.ReadsAsync("核验未通过");
        await anyone.LookAsync("check-failed");
        await anyone.OpenAsync("/lists/certificate/ZM-99");
        await anyone.ReadsAsync("没有找到这一页");
        await anyone.LookAsync("error-404");
    }

    [Fact]
    public async Task A_wrong_password_is_answered_with_a_sentence()
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/account/sign-in");
        await anyone.LookAsync("sign-in");
        await anyone.Field("账号").FillAsync("clerk.xixin");
        await anyone.Field("密码").FillAsync("not the password");
        await anyone.ClickAsync("登录");
        await anyone.ReadsAsync("账号或者密码不正确");
        await anyone.LookAsync("sign-in-wrong");
    }
}
