using Microsoft.Playwright;
using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>What each officer does on the way of a certificate, by clicking.</summary>
public static class Steps
{
    /// <summary>The clerk: from the queue to the form of a farmer's certificate.</summary>
    public static async Task AskForFarmerAsync(this Visitor clerk)
    {
        await clerk.OpenAsync("/work");
        await clerk.LookAsync("work-clerk");
        await clerk.ClickAsync("出具证明");
        await clerk.LookAsync("new");
        await clerk.Field("群众要开什么？").FillAsync("农民身份");
        await clerk.ClickAsync("查一查");
        await clerk.LookAsync("new-found");
        await clerk.Link("填写").First.ClickAsync();
        await clerk.LookAsync("fill");
    }

    public static async Task FillFarmerAsync(this Visitor clerk, string name)
    {
        await clerk.Field("成员姓名").FillAsync(name);
        await clerk.Field("成员身份证件").FillAsync(Citizens.Number());
        await clerk.Field("所在村民小组").FillAsync("3");
        await clerk.Field("本人确认均没有").CheckAsync();
        await clerk.Page.Locator("[name='Input.AskingBody']").FillAsync("渝北区市场监督管理局");
    }

    /// <summary>The clerk: from the queue to a farmer's certificate that waits for the head.</summary>
    /// <returns>The address of the case.</returns>
    public static async Task<string> PrepareFarmerAsync(this Visitor clerk, string name)
    {
        await clerk.AskForFarmerAsync();
        await clerk.FillFarmerAsync(name);
        return await clerk.SubmitAsync();
    }

    /// <summary>The clerk sends the filled form; the case waits for the head.</summary>
    public static async Task<string> SubmitAsync(this Visitor clerk)
    {
        await clerk.ClickAsync("提交签批");
        await clerk.ReadsAsync("待签批");
        await clerk.LookAsync("case-waits");
        return clerk.Path;
    }

    /// <summary>The head: from the queue, the paper of this person, signed.</summary>
    public static async Task SignAsync(this Visitor head, string name)
    {
        await head.LookAsync("work-head");
        await head.RowOf(name).ClickAsync();
        await head.LookAsync("sign");
        await head.ClickAsync("签批");
        await head.ReadsAsync("已签批，待盖章");
        await head.LookAsync("case-signed-head");
    }

    /// <summary>The keeper: from the queue, stamped and registered.</summary>
    public static async Task StampAsync(this Visitor keeper, string name)
    {
        await keeper.LookAsync("work-keeper");
        await keeper.RowOf(name).ClickAsync();
        await keeper.LookAsync("stamp");
        await keeper.ClickAsync("已盖章，登记");
        await keeper.ReadsAsync("已盖章，待交付");
        await keeper.LookAsync("case-stamped-keeper");
    }

    /// <summary>The clerk: from the queue, handed over to the person himself.</summary>
    public static async Task HandOverAsync(this Visitor clerk, string name)
    {
        await clerk.OpenAsync("/work");
        await clerk.LookAsync("work-clerk-busy");
        await clerk.RowOf(name).ClickAsync();
        await clerk.LookAsync("hand-over");
        await clerk.Field("领取人姓名").FillAsync(name);
        await clerk.Field("与当事人的关系").FillAsync("本人");
        await clerk.ClickAsync("已交付");
        await clerk.ReadsAsync("核验码");
        await clerk.LookAsync("case-done");
    }

    /// <summary>The button of the queue's row about this person.</summary>
    public static ILocator RowOf(this Visitor officer, string name) =>
        officer.Page.Locator("ul.rows > li", new() { HasText = name }).First.Locator("a.btn");

    /// <summary>Opens what the QR code says, at this portal.</summary>
    public static async Task OpenScannedAsync(this Visitor anyone, PaperFile paper)
    {
        var scanned = await paper.ScanAsync();
        Assert.Equal("localhost", scanned.Host); // the public address of PortalFixture
        await anyone.OpenAsync(scanned.AbsolutePath);
    }

    /// <summary>The paper of the case that is open.</summary>
    public static async Task<PaperFile> PrintAsync(this Visitor officer, string name) =>
        new(await officer.PaperAsync(officer.Link("打印原件")), name);
}
