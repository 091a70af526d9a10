using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>A page that is not in the rail says where it lies, and the way back is a link that opens.</summary>
public sealed class CrumbTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(null, "/screening", "首页 准入筛查")]
    [InlineData(null, "/screening/overrides", "清单 ")]
    [InlineData(null, "/laws", "清单 法律依据登记册")]
    [InlineData(null, "/verify", "首页 核验一份证明")]
    [InlineData(null, "/admissions/announcements", "清单 ")]
    [InlineData(null, "/reviews/results", "清单 ")]
    [InlineData(Role.Reviewer, "/screening", "准入申请 准入筛查")]
    [InlineData(Role.TownshipStaff, "/screening/document", "准入申请 ")]
    [InlineData(Role.Reviewer, "/screening/words", "准入申请 ")]
    [InlineData(Role.Reviewer, "/admissions/handover", "准入申请 移交案件")]
    [InlineData(Role.Reviewer, "/account/notices", "通知 通知设置")]
    [InlineData(Role.Auditor, "/screening", "首页 准入筛查")]
    public async Task A_page_says_where_it_lies(Role? role, string path, string way)
    {
        using var visitor = role is { } one ? await portal.OfficerAsync(one, await portal.UnitAsync(one == Role.TownshipStaff ? DemonstrationOfficers.Tongjing : DemonstrationOfficers.District)) : portal.VisitorElsewhere();
        var crumbs = (await visitor.PageAsync(path)).QuerySelector("main nav.crumbs")!;
        Assert.StartsWith(way, crumbs.Words(), StringComparison.Ordinal);
        Assert.NotNull(crumbs.QuerySelector("li:last-child [aria-current=page]"));
        foreach (var link in crumbs.QuerySelectorAll("a")) await visitor.PageAsync(link.GetAttribute("href")!);
    }
}
