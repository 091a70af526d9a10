using System.Net;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

/// <summary>Editions of a list and versions of an item, one after another (settled S13, S34).</summary>
public sealed class EditionsTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => ListHistoryData.WriteAsync(portal);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_edition_says_from_when_on_what_document_and_what_it_changed()
    {
        using var visitor = portal.Visitor();
        var rows = (await visitor.PageAsync("/lists/assistance/editions")).QuerySelectorAll("table.editions tbody tr").ToList();

        Assert.Equal(3, rows.Count);
        Assert.StartsWith("第3版 尚未施行 2026年7月1日 没有登记文件 0 0 1", rows[0].Words(), StringComparison.Ordinal);
        Assert.StartsWith($"第2版 正在施行 2026年2月1日 {ListHistoryData.Document} 1 1 1", rows[1].Words(), StringComparison.Ordinal);
        Assert.StartsWith("第1版 2025年1月1日 初次导入 27 0 0", rows[2].Words(), StringComparison.Ordinal);
        Assert.Equal(
            ["/lists/assistance?on=2026-02-01", "/lists/assistance?on=2026-02-01&format=pdf", "/lists/compare?from=2026-01-31&to=2026-02-01&kind=assistance"],
            rows[1].QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain(rows[2].QuerySelectorAll("a"), a => a.GetAttribute("href")!.Contains("compare", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Older_editions_follow_by_number_and_an_unknown_list_is_not_there()
    {
        using var visitor = portal.Visitor();
        Assert.Equal(["第1版"], (await visitor.PageAsync("/lists/assistance/editions?before=2")).QuerySelectorAll("table.editions tbody th").Select(h => h.Words()));
        Assert.Contains("没有更早的版次", (await visitor.PageAsync("/lists/assistance/editions?before=1")).MainPart().Words(), StringComparison.Ordinal);
        using var unknown = await visitor.GetAsync("/lists/other/editions");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task An_item_shows_all_its_versions_with_days_source_and_what_changed()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync("/lists/assistance/XZ-01?on=2026-02-01");
        var versions = page.QuerySelectorAll(".trail li").ToList();

        Assert.Equal(3, versions.Count);
        Assert.Equal("第2版", page.QuerySelector(".trail [aria-current]")!.Words());
        Assert.Contains("2026年2月1日起，2026年7月1日起不再施行 来源：经准入程序列入", versions[1].Words(), StringComparison.Ordinal);
        Assert.Contains("正在施行", versions[1].Words(), StringComparison.Ordinal);
        Assert.Contains("与第1版相比", versions[1].QuerySelector("summary")!.Words(), StringComparison.Ordinal);
        Assert.NotNull(versions[1].QuerySelector("ins"));
        Assert.Equal("?on=2025-01-01", versions[2].QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(versions[2].QuerySelector("details"));
        Assert.Contains("协助入户调查核实", page.QuerySelector("dl.facts")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_leads_to_its_editions_to_comparing_and_to_what_was_lawful()
    {
        using var visitor = portal.Visitor();
        var links = (await visitor.PageAsync("/lists/assistance?on=2025-06-01")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ToList();
        foreach (var link in new[] { "/lists/assistance/editions", "/lists/compare?kind=assistance", "/lawful?on=2025-06-01", "/lists/assistance?format=pdf&on=2025-06-01", "/lists/assistance/sheet?on=2025-06-01" }) Assert.Contains(link, links);
        Assert.NotNull((await visitor.PageAsync("/")).QuerySelector("a[href='/lawful']"));
    }
}
