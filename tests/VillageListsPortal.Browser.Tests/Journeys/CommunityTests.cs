using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>Acceptance 2: a residents' committee is never called a villagers' committee.</summary>
public sealed class CommunityTests(BrowserFixture browsers) : Journey(browsers)
{
    private const string Villagers = "村民委员会";
    private const string Name = "邹明远";

    [Fact]
    public async Task A_community_issues_without_a_villagers_committee_on_page_or_paper()
    {
        var clerk = await OfficerAsync("clerk.wenquan");
        await clerk.LookAsync("community-work");
        await clerk.ClickAsync("出具证明");
        await clerk.LookAsync("community-new");
        await clerk.OpenAsync("/certificates/new?q=" + Uri.EscapeDataString("婚姻状况证明"));
        await clerk.LookAsync("community-cannot");
        await clerk.OpenAsync("/guides/ZM-02");
        await clerk.LookAsync("community-guide");
        await clerk.OpenAsync("/certificates/new");
        await clerk.LookAsync("community-new");
        await clerk.Link("填写").First.ClickAsync();
        await clerk.LookAsync("community-fill");
        await FillAsync(clerk);
        await clerk.SubmitAsync();
        await (await OfficerAsync("head.wenquan")).SignAsync(Name);
        await (await OfficerAsync("seal.wenquan")).StampAsync(Name);
        await clerk.HandOverAsync(Name);

        var paper = await clerk.PrintAsync("community");
        var text = await paper.TextAsync();
        Assert.Contains("温泉社区居民委员会", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Villagers, text, StringComparison.Ordinal);
        var anyone = await VisitorAsync();
        anyone.MustNotRead = Villagers;
        await anyone.OpenScannedAsync(paper);
        await anyone.ReadsAsync("核验通过，当前有效");
        await anyone.LookAsync("community-check");
    }

    private static async Task FillAsync(Visitor clerk)
    {
        await clerk.Field("委托人姓名").FillAsync(Name);
        await clerk.Field("委托人身份证件").FillAsync(Citizens.Number());
        await clerk.Field("签署日期").FillAsync("2026-03-02");
        await clerk.Field("受托人（配偶）姓名").FillAsync("何晓琳");
    }

    private async Task<Visitor> OfficerAsync(string account)
    {
        var officer = await SignInAsync(account);
        officer.MustNotRead = Villagers;
        return officer;
    }
}
