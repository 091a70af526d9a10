using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>The page of a certificate tells a reviewer a year later what was done, and does not sell a voided paper as the original.</summary>
public sealed class CasePageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_the_head_returned_and_what_the_clerk_took_back_are_two_things()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var (returned, taken) = (await officers.SubmitAsync(), await officers.SubmitAsync());
        using var back = await RawForm.SendAsync(officers.Head, $"/certificates/{returned}/sign", "form[action$='Return']", ("Reason", "小组写错"));
        using var fetched = await RawForm.SendAsync(officers.Clerk, $"/certificates/{taken}", "form[action$='TakeBack']");
        Assert.Contains(await TrailAsync(officers, returned), t => t.StartsWith("退回经办人", StringComparison.Ordinal));
        Assert.Contains(await TrailAsync(officers, taken), t => t.StartsWith("取回修改", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_voided_paper_is_not_offered_as_the_original()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var signed = await officers.SignedAsync();
        Assert.Equal("打印原件", await OfferedAsync(officers, signed.Id));
        using var voided = await officers.Head.PostFormAsync($"/certificates/{signed.Id}/void", ("Reason", "写错"));
        Assert.Equal("查看已作废的文本", await OfferedAsync(officers, signed.Id));
    }

    private static async Task<IReadOnlyList<string>> TrailAsync(CertificateJourney officers, Guid id) =>
        [.. (await officers.Clerk.PageAsync($"/certificates/{id}")).QuerySelectorAll(".trail li").Select(l => l.Words())];

    private static async Task<string> OfferedAsync(CertificateJourney officers, Guid id) =>
        (await officers.Clerk.PageAsync($"/certificates/{id}")).QuerySelector("a[href$='paper.pdf']")!.Words();
}
