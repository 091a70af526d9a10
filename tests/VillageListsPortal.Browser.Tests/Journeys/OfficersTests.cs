using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>The pages beside the straight way: drafts, returns, registers, what others may see.</summary>
public sealed class OfficersTests(BrowserFixture browsers) : Journey(browsers)
{
    [Fact]
    public async Task A_draft_is_kept_changed_returned_and_voided()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await clerk.AskForFarmerAsync();
        await clerk.FillFarmerAsync("简素兰");
        await clerk.ClickAsync("存草稿");
        await clerk.ReadsAsync("草稿");
        await clerk.LookAsync("case-draft");
        var address = clerk.Path;
        await clerk.ClickAsync("继续填写");
        await clerk.LookAsync("edit");
        await clerk.SubmitAsync();

        var head = await SignInAsync("head.jiangkou");
        await head.LookAsync("work-head");
        await head.RowOf("简素兰").ClickAsync();
        await head.LookAsync("sign");
        await head.Page.Locator("details summary", new() { HasText = "退回经办人" }).ClickAsync();
        await head.Field("退回的原因").FillAsync("小组写错了，应当是第四村民小组，请核对户口簿后再提交。");
        await head.LookAsync("sign-return");
        await head.ClickAsync("退回经办人");
        await head.ReadsAsync("已退回");
        await head.LookAsync("case-returned-head");

        await clerk.OpenAsync(address);
        await clerk.LookAsync("case-returned");
        await clerk.ClickAsync("继续填写");
        await clerk.LookAsync("edit-returned");
        await clerk.SubmitAsync();
        await head.OpenAsync(address + "/sign");
        await head.ClickAsync("签批");
        await head.ReadsAsync("已签批，待盖章");
        await head.LookAsync("case-signed-head");
        await head.ClickAsync("作废");
        await head.LookAsync("void");
        await head.Field("作废的原因").FillAsync("当事人不再需要，原件已经收回销毁。");
        await head.ClickAsync("确认作废");
        await head.ReadsAsync("已作废");
        await head.LookAsync("case-void");
    }

    [Fact]
    public async Task Registers_and_the_journal_show_each_role_what_it_may_see()
    {
        const string name = "欧阳淑芬";
        var clerk = await SignInAsync("clerk.jiangkou");
        var address = await clerk.PrepareFarmerAsync(name);
        await (await SignInAsync("head.jiangkou")).SignAsync(name);
        await (await SignInAsync("seal.jiangkou")).StampAsync(name);
        await clerk.OpenAsync("/certificates");
        await clerk.LookAsync("register");
        await clerk.PrintedAsync("register");
        await clerk.OpenAsync(address);
        await clerk.LookAsync("case-stamped");
        await clerk.PrintedAsync("case");
        var reprint = await clerk.PaperAsync(clerk.Button("补打"));
        Assert.Contains("补打件1", await new PaperFile(reprint, "reprint").TextAsync(), StringComparison.Ordinal);
        await clerk.OpenAsync(address);
        await clerk.ReadsAsync("补打件1");
        await clerk.LookAsync("case-reprinted");
        await clerk.OpenAsync("/journal");
        await clerk.ReadsAsync("您的岗位不能办理这件事");
        await clerk.LookAsync("error-403");

        var reviewer = await SignInAsync("reviewer.a");
        await reviewer.LookAsync("work-reviewer");
        await reviewer.OpenAsync("/certificates");
        await reviewer.ReadsAsync("欧***");
        Assert.DoesNotContain(name, await reviewer.TextAsync(), StringComparison.Ordinal);
        await reviewer.LookAsync("register-masked");
        await reviewer.OpenAsync(address);
        Assert.DoesNotContain(name, await reviewer.TextAsync(), StringComparison.Ordinal);
        await reviewer.LookAsync("case-masked");

        var auditor = await SignInAsync("auditor");
        await auditor.LookAsync("work-auditor");
        await auditor.OpenAsync("/journal");
        await auditor.ReadsAsync("办理证明");
        Assert.DoesNotContain(name, await auditor.TextAsync(), StringComparison.Ordinal);
        await auditor.LookAsync("journal");
        await auditor.PrintedAsync("journal");
    }

    [Fact]
    public async Task The_seal_has_its_pages()
    {
        var supervisor = await SignInAsync("supervisor.jiangkou");
        await supervisor.LookAsync("work-supervisor");
        await supervisor.OpenAsync("/certificates/seal-register");
        await supervisor.LookAsync("seal-register");
        await supervisor.PrintedAsync("seal-register");
        var head = await SignInAsync("head.xixin");
        await head.LookAsync("work-empty");
        await head.OpenAsync("/certificates");
        await head.LookAsync("register-empty");
        await head.OpenAsync("/certificates/seal");
        await head.LookAsync("seal");
        var both = await SignInAsync("clerk.xixin");
        await both.LookAsync("work-both");
    }
}
