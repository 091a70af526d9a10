using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>The head is on the road: two taps, the whole paper read before the second.</summary>
public sealed class PhoneTests(BrowserFixture browsers) : Journey(browsers)
{
    private const string Name = "向成芬";

    [Fact]
    public async Task The_head_signs_on_a_phone_in_two_taps_with_the_whole_paper_shown()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await clerk.PrepareFarmerAsync(Name);
        var head = await SignInAsync("head.jiangkou", phone: true);
        await head.LookAsync("work-head");
        await head.RowOf(Name).TapAsync(); // one
        await head.Page.WaitForURLAsync("**/sign");
        await SeesWholePaperAsync(head);
        await head.LookAsync("sign");
        await head.Button("签批").TapAsync(); // two
        await head.ReadsAsync("已签批，待盖章");
        await head.LookAsync("case-signed-head");
    }

    private static async Task SeesWholePaperAsync(Visitor head)
    {
        var paper = head.Page.Locator(".paper");
        foreach (var part in new[] { "农民身份证明（合作社登记用）", Name, "统景镇江口村村民委员会", "负责人（签字）" })
            Assert.Contains(part, await paper.InnerTextAsync(), StringComparison.Ordinal);
        var box = (await paper.BoundingBoxAsync())!;
        Assert.True(box.X >= 0 && box.X + box.Width <= 390, "The paper is wider than the phone");
        await head.Page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
        box = (await paper.BoundingBoxAsync())!;
        var button = (await head.Button("签批").BoundingBoxAsync())!;
        var bar = (await head.Page.Locator(".bottom-bar").BoundingBoxAsync())!;
        Assert.True(box.Y + box.Height <= button.Y, "The button stands on the paper");
        Assert.True(button.Y + button.Height <= bar.Y, "The button lies under the bar");
        await head.Page.EvaluateAsync("scrollTo(0, 0)");
        await head.Page.ScreenshotAsync(new() { Path = Screen.FileOf("sign-first-screen-390.png") });
    }
}
