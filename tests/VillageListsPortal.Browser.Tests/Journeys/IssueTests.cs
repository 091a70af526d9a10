using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>Acceptance 2: from the clerk's desk to the scanned paper.</summary>
public sealed class IssueTests(BrowserFixture browsers) : Journey(browsers)
{
    [Theory]
    [InlineData("陈春梅", "陈**", "usual")]
    [InlineData("李\U0002CC56华", "李**", "rare")]
    [InlineData("阿卜杜拉·买买提", "阿**", "dotted")]
    public Task A_certificate_goes_from_the_clerk_to_the_one_who_scans_it(string name, string masked, string kind) => IssueAsync(name, masked, kind, script: true);

    [Fact]
    public Task It_goes_all_the_way_without_JavaScript() => IssueAsync("罗翠兰", "罗**", "no-script", script: false);

    private async Task IssueAsync(string name, string masked, string kind, bool script)
    {
        var clerk = await SignInAsync("clerk.jiangkou", script);
        await clerk.AskForFarmerAsync();
        await clerk.FillFarmerAsync(name);
        if (!script) await PreviewByButtonAsync(clerk, name);
        var address = await clerk.SubmitAsync();
        await (await SignInAsync("head.jiangkou", script)).SignAsync(name);

        await clerk.OpenAsync(address);
        await clerk.LookAsync("case-signed");
        var number = await clerk.Page.Locator(".paper-number").InnerTextAsync();
        var paper = await clerk.PrintAsync(kind);
        await HoldsAsync(paper, name, number, "统景镇江口村村民委员会", "未加盖印章无效");

        var anyone = await VisitorAsync(script);
        await anyone.OpenScannedAsync(paper);
        await anyone.ReadsAsync("已签批，尚未盖章，暂不生效");
        await anyone.LookAsync("check-not-stamped");

        await (await SignInAsync("seal.jiangkou", script)).StampAsync(name);
        await clerk.HandOverAsync(name);

        await anyone.OpenScannedAsync(paper);
        await SaysValidAsync(anyone, name, number, masked);
        await CheckByCodeAndFileAsync(anyone, await CodeAsync(clerk), paper);
    }

    private static async Task PreviewByButtonAsync(Visitor clerk, string name)
    {
        await clerk.ClickAsync("预览");
        Assert.Contains(name, await clerk.Page.Locator(".paper").InnerTextAsync(), StringComparison.Ordinal);
        await clerk.LookAsync("fill-preview");
    }

    private static async Task HoldsAsync(PaperFile paper, params string[] expected)
    {
        var text = await paper.TextAsync();
        Assert.All(expected, e => Assert.Contains(e.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal));
    }

    private static async Task SaysValidAsync(Visitor anyone, string name, string number, string masked)
    {
        await anyone.ReadsAsync("核验通过，当前有效");
        await anyone.ReadsAsync(number);
        await anyone.ReadsAsync(masked);
        Assert.DoesNotContain(name, await anyone.TextAsync(), StringComparison.Ordinal);
        await anyone.LookAsync("check-valid");
    }

    private static Task<string> CodeAsync(Visitor clerk) => clerk.Page.Locator("dt:has-text('核验码') + dd").InnerTextAsync();

    private static async Task CheckByCodeAndFileAsync(Visitor anyone, string code, PaperFile paper)
    {
        await anyone.OpenAsync("/");
        await anyone.LookAsync("home");
        await anyone.Page.Locator("a[href='/verify']").First.ClickAsync();
        await anyone.LookAsync("verify");
        await anyone.Field("核验码").FillAsync(code);
        await anyone.Button("核验").First.ClickAsync();
        await anyone.ReadsAsync("核验通过，当前有效");
        await anyone.LookAsync("verify-code");
        await anyone.Field("或者上传证明的PDF").SetInputFilesAsync(paper.Path);
        await anyone.Button("核验").Last.ClickAsync();
        await anyone.ReadsAsync("核验通过，当前有效");
        await anyone.LookAsync("verify-file");
    }
}
