using Microsoft.Playwright;
using VillageListsPortal.Browser.Tests.Browser;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>A form outlives the session and the line, without identity numbers (S32).</summary>
public sealed class KeptFormTests(BrowserFixture browsers) : Journey(browsers)
{
    private const string Enter = "确认录入，通知部门复核";

    private const string Age = """
        days => Object.keys(localStorage).filter(k => k.startsWith('portal.keep.')).forEach(k => {
          const entry = JSON.parse(localStorage.getItem(k));
          entry.at -= days * 86400000 + 60000;
          localStorage.setItem(k, JSON.stringify(entry));
        })
        """;

    private const string Kept = "() => Object.keys(localStorage).filter(k => k.startsWith('portal.keep.')).map(k => localStorage.getItem(k))";

    [Fact]
    public async Task What_was_typed_is_there_again_after_signing_in_and_gone_once_it_is_through()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await FillAsync(clerk, "柳成荫");
        var token = await TokenAsync(clerk);
        await EndSessionAsync(clerk);

        await clerk.ClickAsync("提交签批");
        await clerk.ReadsAsync("登录已经过期");
        await clerk.ReadsAsync("填过的内容留在这台电脑上");
        await clerk.LookAsync("sign-in-again");
        var kept = Assert.Single(await clerk.Page.EvaluateAsync<string[]>(Kept));
        Assert.Contains("柳成荫", kept, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9]{15}", kept);

        await SignInAgainAsync(clerk);
        await clerk.Page.WaitForURLAsync("**/certificates/new/ZM-07?again=1");
        await clerk.ReadsAsync("已找回刚才填的内容");
        await clerk.LookAsync("fill-restored");
        Assert.Equal(("柳成荫", "", "3"), (await clerk.Field("成员姓名").InputValueAsync(), await clerk.Field("成员身份证件").InputValueAsync(), await clerk.Field("所在村民小组").InputValueAsync()));
        Assert.True(await clerk.Field("本人确认均没有").IsCheckedAsync());
        Assert.Equal(token, await TokenAsync(clerk));

        await clerk.Field("成员身份证件").FillAsync(Citizens.Number());
        await clerk.SubmitAsync();
        Assert.Empty(await clerk.Page.EvaluateAsync<string[]>(Kept));
    }

    [Fact]
    public async Task Without_JavaScript_it_leads_back_to_the_form_with_a_sentence()
    {
        var clerk = await SignInAsync("clerk.jiangkou", script: false);
        await FillAsync(clerk, "柳成行");
        await EndSessionAsync(clerk);
        await clerk.ClickAsync("提交签批");
        await clerk.ReadsAsync("登录已经过期");
        await clerk.LookAsync("sign-in-again");
        await SignInAgainAsync(clerk);
        await clerk.ReadsAsync("那次提交没有办成");
        await clerk.LookAsync("fill-again");
    }

    [Fact]
    public async Task At_sign_out_the_portal_asks_about_what_is_kept()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await FillAsync(clerk, "柳成林");
        await EndSessionAsync(clerk);
        await clerk.ClickAsync("提交签批");
        await clerk.LookAsync("sign-in-again");
        await clerk.OpenAsync("/account/sign-in");
        await SignInAgainAsync(clerk);
        await clerk.LookAsync("work-clerk");

        await clerk.OpenAsync("/certificates/new/ZM-07");
        await clerk.ReadsAsync("上次填的没有提交成功");
        await clerk.LookAsync("fill-offer");
        await clerk.Page.Locator(".menu summary").ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Assertions.Expect(clerk.Page.Locator("#keep-leave")).ToBeVisibleAsync();
        await clerk.LookAsync("sign-out-asks");
        await clerk.Page.GetByText("删除并退出").ClickAsync();
        await clerk.Page.WaitForURLAsync("**/account/sign-in");
        await clerk.LookAsync("sign-in");
        Assert.Empty(await clerk.Page.EvaluateAsync<string[]>(Kept));
    }

    [Fact]
    public async Task Without_a_line_the_form_waits_and_is_sent_when_it_is_back()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await FillAsync(clerk, "柳成溪");
        await clerk.Page.Context.SetOfflineAsync(true);
        await clerk.ClickAsync("提交签批");
        await clerk.ReadsAsync("现在没有网络");
        await clerk.Page.Context.SetOfflineAsync(false);
        await clerk.ReadsAsync("待签批");
        await clerk.LookAsync("case-waits");
        Assert.Empty(await clerk.Page.EvaluateAsync<string[]>(Kept));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public async Task It_is_kept_for_seven_days_and_no_longer(int days, bool isKept)
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await FillAsync(clerk, "柳成荷");
        await EndSessionAsync(clerk);
        await clerk.ClickAsync("提交签批");
        await clerk.LookAsync("sign-in-again");
        await clerk.Page.EvaluateAsync(Age, days);
        await clerk.OpenAsync("/account/sign-in");
        await SignInAgainAsync(clerk);
        await clerk.LookAsync("work-clerk");
        Assert.Equal(isKept, (await clerk.Page.EvaluateAsync<string[]>(Kept)).Length == 1); // gone with any page, not only with its form's

        await clerk.OpenAsync("/certificates/new/ZM-07");
        await clerk.LookAsync(isKept ? "fill-offer" : "fill");
        Assert.Equal(isKept ? 1 : 0, await OffersAsync(clerk));
    }

    [Fact]
    public async Task An_assessment_outlives_the_session_and_is_kept_no_more_once_a_part_is_saved_and_the_rest_shown()
    {
        var made = await MadeAdmissions.InAsync(Browsers.Portal);
        var admission = await made.AssessingAsync(MadeAdmissions.Addition("协助看护山坪塘", await made.EarliestAsync()));
        var reviewer = await SignInAsync("reviewer.a");
        await reviewer.LookAsync("work-reviewer-assesses");
        await reviewer.OpenAsync($"/admissions/{admission.Id}/assess");
        await reviewer.LookAsync("admission-assess");
        await reviewer.Page.Locator("[name='Verdicts[Legality]']").SelectOptionAsync("Sound");
        await reviewer.FillAsync(("Texts[Legality]", "条例第五条写明协助，没有超出。"), ("Reasons", "写了一半的理由"));
        await EndSessionAsync(reviewer);

        await reviewer.Page.Locator("#opinion-Legality button").ClickAsync();
        await reviewer.ReadsAsync("登录已经过期");
        await reviewer.LookAsync("sign-in-again");
        await SignInAgainAsync(reviewer, "reviewer.a");
        await reviewer.Page.WaitForURLAsync("**/assess?again=1");
        await reviewer.ReadsAsync("已找回刚才填的内容");
        await reviewer.LookAsync("admission-assess-restored");
        Assert.Equal(("Sound", "条例第五条写明协助，没有超出。", "写了一半的理由"), (await ValueAsync(reviewer, "Verdicts[Legality]"), await ValueAsync(reviewer, "Texts[Legality]"), await ValueAsync(reviewer, "Reasons")));

        await reviewer.Page.Locator("#opinion-Legality button").ClickAsync();
        await reviewer.ReadsAsync("已保存填写完整的部分");
        await reviewer.LookAsync("admission-assess-partly");
        Assert.Equal((0, "写了一半的理由"), (await OffersAsync(reviewer), await ValueAsync(reviewer, "Reasons")));
        Assert.Empty(await reviewer.Page.EvaluateAsync<string[]>(Kept));
    }

    [Fact]
    public async Task A_law_outlives_the_session_between_the_look_and_the_entry_and_is_not_offered_once_it_is_entered()
    {
        const string Articles = "第一条 为了管好山坪塘，制定本办法。\n第二条 镇人民政府负责山坪塘的管理。";
        var reviewer = await SignInAsync("reviewer.a");
        await reviewer.LookAsync("work-reviewer-laws");
        await reviewer.OpenAsync("/laws/new");
        await reviewer.LookAsync("law-new");
        await reviewer.FillAsync(("Input.Name", "渝北区山坪塘管理办法"), ("Input.Version", "2026年制定"), ("Input.InForceFrom", "2026-09-01"), ("Input.Articles", Articles));
        await LookAtLawAsync(reviewer);
        await EndSessionAsync(reviewer);

        await reviewer.ClickAsync(Enter);
        await reviewer.ReadsAsync("登录已经过期");
        await reviewer.LookAsync("sign-in-again");
        await SignInAgainAsync(reviewer, "reviewer.a");
        await reviewer.Page.WaitForURLAsync("**/laws/new?again=1");
        await reviewer.ReadsAsync("已找回刚才填的内容");
        await reviewer.LookAsync("law-new-restored");
        Assert.Equal(("渝北区山坪塘管理办法", Articles), (await ValueAsync(reviewer, "Input.Name"), await ValueAsync(reviewer, "Input.Articles")));

        await LookAtLawAsync(reviewer);
        await reviewer.OpenAsync("/laws/new"); // whoever leaves after the look has not lost it
        await reviewer.LookAsync("law-new-offer");
        Assert.Equal(1, await OffersAsync(reviewer));
        await reviewer.Page.Locator("[data-do=restore]").ClickAsync();
        await LookAtLawAsync(reviewer);
        await reviewer.ClickAsync(Enter);
        await reviewer.ReadsAsync("第二条");
        await reviewer.LookAsync("law");
        Assert.Empty(await reviewer.Page.EvaluateAsync<string[]>(Kept));
        await reviewer.OpenAsync("/laws/new");
        await reviewer.LookAsync("law-new");
        Assert.Equal(0, await OffersAsync(reviewer));
    }

    [Fact]
    public async Task Words_that_were_tried_are_not_lost_when_the_session_ends_before_they_are_saved()
    {
        var reviewer = await SignInAsync("reviewer.a");
        await reviewer.LookAsync("work-reviewer-words");
        await reviewer.OpenAsync("/screening/words");
        await reviewer.LookAsync("words");
        await reviewer.Page.Locator("[name=Section]").SelectOptionAsync("village");
        await reviewer.FillAsync(("Added", "坝坝长"));
        await reviewer.Page.Locator("form[data-keep] .btn-primary").ClickAsync();
        await reviewer.ReadsAsync("新加，未保存");
        await reviewer.LookAsync("words-tried");
        Assert.Equal(0, await OffersAsync(reviewer));
        Assert.Single(await reviewer.Page.EvaluateAsync<string[]>(Kept)); // whoever leaves now finds them again
        await reviewer.FillAsync(("Reason", "本区的叫法"));
        await EndSessionAsync(reviewer);

        await reviewer.Page.Locator("form[data-keep] [formaction]").ClickAsync();
        await reviewer.LookAsync("sign-in-again");
        await SignInAgainAsync(reviewer, "reviewer.a");
        await reviewer.ReadsAsync("已找回刚才填的内容");
        await reviewer.LookAsync("words-restored");
        Assert.Equal(("village:坝坝长", "本区的叫法"), (await ValueAsync(reviewer, "Draft"), await ValueAsync(reviewer, "Reason")));
    }

    private static async Task LookAtLawAsync(Visitor reviewer)
    {
        await reviewer.Page.Locator("form[action$='handler=Look'] button").ClickAsync();
        await reviewer.Button(Enter).WaitForAsync();
        await reviewer.LookAsync("law-plan-first");
        Assert.Equal(0, await OffersAsync(reviewer)); // the page shows it
    }

    private static async Task FillAsync(Visitor clerk, string name)
    {
        await clerk.LookAsync("work-clerk");
        await clerk.OpenAsync("/certificates/new/ZM-07");
        await clerk.LookAsync("fill");
        await clerk.FillFarmerAsync(name);
    }

    private static Task EndSessionAsync(Visitor who) => who.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "portal.session" });

    private static async Task SignInAgainAsync(Visitor who, string account = "clerk.jiangkou")
    {
        await who.Field("账号").FillAsync(account);
        await who.Field("密码").FillAsync(DemonstrationOfficers.Password);
        await who.ClickAsync("登录");
    }

    private static Task<int> OffersAsync(Visitor who) => who.Page.Locator("main [data-do=restore]").CountAsync();

    private static Task<string> ValueAsync(Visitor who, string field) => who.Page.Locator($"main [name='{field}']").InputValueAsync();

    private static Task<string> TokenAsync(Visitor who) => who.Page.Locator("#certificate-form [name=IdempotencyToken]").InputValueAsync();
}
