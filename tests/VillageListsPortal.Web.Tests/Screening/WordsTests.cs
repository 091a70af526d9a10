using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Screening;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Screening;

/// <summary>词库: tried before it counts, saved as a dated version by a reviewer, undone by another one.</summary>
public sealed class WordsTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Path = "/screening/words";
    private HttpClient reviewer = null!;

    public async Task InitializeAsync() => reviewer = await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));

    public Task DisposeAsync()
    {
        reviewer.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Trying_shows_figures_and_changed_cases_and_keeps_nothing()
    {
        var before = await VersionsAsync();
        using var tried = await TryAsync(("Section", "bear-mask"), ("Added", "责任主体、负责 第一责任人"));
        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        var page = Pages.Parse(await tried.Content.ReadAsStringAsync());
        var bench = page.QuerySelector("#bench")!;
        Assert.Contains("用437个标注过的样例比较", bench.Words(), StringComparison.Ordinal);
        Assert.Equal(3, bench.QuerySelectorAll("tbody tr").Length);
        Assert.Contains(bench.QuerySelectorAll("li"), l => l.Words().Contains("变差", StringComparison.Ordinal) && l.Words().Contains("标注：红线", StringComparison.Ordinal));
        Assert.Contains("新加，未保存", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.Equal(before, await VersionsAsync());
    }

    [Fact]
    public async Task Words_that_change_no_case_say_so_and_the_own_text_shows_their_effect()
    {
        using var tried = await TryAsync(("Section", "FM-02.object"), ("Added", "黄线清零行动"), ("TryText", "各村负责黄线清零行动。"));
        var page = Pages.Parse(await tried.Content.ReadAsStringAsync());
        Assert.Contains("没有样例受影响", page.QuerySelector("#bench")!.Words(), StringComparison.Ordinal);
        Assert.Contains("现在：红线 无", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#crossed-FM-02"));
    }

    [Fact]
    public async Task A_version_counts_from_its_day_for_pages_and_the_command_and_is_undone_by_another()
    {
        const string text = "各村负责蓝线清零行动。";
        Assert.Empty(await CrossedAsync(text));
        await SaveAsync(("Section", "FM-02.object"), ("Added", "蓝线清零行动"), ("Reason", "某镇把拆违叫作蓝线清零行动"));
        Assert.Equal(["FM-02"], await CrossedAsync(text));
        Assert.Equal("FM-02", await CommandAsync(text));

        var page = await reviewer.PageAsync(Path);
        var last = page.QuerySelector(".trail li")!.Words();
        Assert.Contains("增加：蓝线清零行动", last, StringComparison.Ordinal);
        Assert.Contains("某镇把拆违叫作蓝线清零行动", last, StringComparison.Ordinal);
        var journal = await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(DistrictWordsSet)).OrderByDescending(r => r.Id).Select(r => r.After).FirstAsync());
        Assert.EndsWith("蓝线清零行动 -", journal, StringComparison.Ordinal);

        var remove = page.QuerySelector("[name=Remove][value='FM-02.object:蓝线清零行动']")!.GetAttribute("value")!;
        await SaveAsync(("Remove", remove), ("Reason", "改回"));
        Assert.Empty(await CrossedAsync(text));

        // 以第n版为底稿
        var back = (await reviewer.PageAsync(Path)).QuerySelectorAll(".trail a").Select(a => a.GetAttribute("href")!).First();
        Assert.Contains("FM-02.object:蓝线清零行动", (await reviewer.PageAsync(back)).QuerySelector("[name=Draft]")!.GetAttribute("value"), StringComparison.Ordinal);
        using var unknown = await reviewer.GetAsync(Path + "?version=9999");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_version_of_a_later_day_does_not_count_yet()
    {
        await SaveAsync(("Section", "FM-02.object"), ("Added", "红线清零行动"), ("Reason", "试"), ("From", "2027-01-01"));
        Assert.Empty(await CrossedAsync("各村负责红线清零行动。"));
        Assert.Contains("尚未开始", (await reviewer.PageAsync(Path)).QuerySelector(".trail li")!.Words(), StringComparison.Ordinal);
        await SaveAsync(("Remove", "FM-02.object:红线清零行动"), ("Reason", "改回"));
    }

    [Fact]
    public async Task What_cannot_be_saved_is_said_at_its_field_and_kept()
    {
        foreach (var (section, added, reason, from, sentence) in new[]
        {
            ("", "片长", "试", "", "请选择词的种类"), ("village", "村委会", "试", "", "已经有“村委会”"), ("village", "——", "试", "", "不能作为词"), ("village", "片长", "", "", "请写明修改的理由"),
            ("village", "片长", "试", "2020-01-01", "只能从今天或者以后起执行"), ("village", "", "试", "", "没有增加也没有去掉词"),
        })
        {
            using var refused = await reviewer.PostFormAsync(Path, await FormAsync(), ("Section", section), ("Added", added), ("Reason", reason), ("From", from.Length > 0 ? from : Days.Today(portal.Clock).ToString("yyyy-MM-dd", null)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = Pages.Parse(await refused.Content.ReadAsStringAsync());
            Assert.Contains(sentence, page.MainPart().Words(), StringComparison.Ordinal);
            Assert.Equal(added, page.QuerySelector("#Added")!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task Two_reviewers_at_once_do_not_overwrite_each_other()
    {
        var form = await FormAsync();
        await SaveAsync(("Section", "village"), ("Added", "先到长"), ("Reason", "试"));
        using var late = await reviewer.PostFormAsync(Path, form, ("Section", "village"), ("Added", "后到长"), ("Reason", "试"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.False(await portal.InDatabaseAsync(async db => (await db.DistrictWords.OrderByDescending(w => w.Version).FirstAsync()).Words.Any(w => w.Text == "后到长")));
        await SaveAsync(("Remove", "village:先到长"), ("Reason", "改回"));
    }

    [Fact]
    public void Every_section_has_its_place_among_the_kinds()
    {
        Assert.All(Vocabulary.Standard.Sections, s => Assert.Contains(WordChoices.Choice(s, []).Kind, WordChoices.Groups.Values.SelectMany(k => k)));
        var choices = WordChoices.Of(["FM-08", "XZ-28"]);
        Assert.Contains(choices, c => c is { Section: "FM-08.object", Group: "field", Code: "FM-08" });
        Assert.Contains(choices, c => c is { Section: "XZ-28", Group: "item", Code: "XZ-28" });
        Assert.Equal(choices.Count, choices.DistinctBy(c => c.Section).Count());
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> FormAsync()
    {
        var page = await reviewer.PageAsync(Path);
        page.QuerySelector("form[data-keep]")!.SetAttribute("action", Path + "?handler=Save");
        return page;
    }

    private Task<HttpResponseMessage> TryAsync(params (string Name, string Value)[] fields) => reviewer.PostFormAsync(Path, fields);

    private async Task SaveAsync(params (string Name, string Value)[] fields)
    {
        using var saved = await reviewer.PostFormAsync(Path, await FormAsync(), fields);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
    }

    private Task<int> VersionsAsync() => portal.InDatabaseAsync(db => db.DistrictWords.CountAsync());

    private async Task<IEnumerable<string>> CrossedAsync(string text)
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.PostFormAsync("/screening", ("Text", text));
        return [.. Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelectorAll("section.note.stop h2 a").Select(a => a.TextContent)];
    }

    /// <summary>screen --db over the same database.</summary>
    private async Task<string> CommandAsync(string text)
    {
        var folder = TestFolders.Make();
        var (file, result) = (System.IO.Path.Combine(folder, "in.csv"), System.IO.Path.Combine(folder, "out.csv"));
        await File.WriteAllTextAsync(file, $"title_zh,description_zh,village_role_zh\n,{text},协助\n");
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PORTAL_DB"] = portal.Settings.AppConnection, ["PORTAL_DB_OWNER"] = portal.Settings.OwnerConnection, ["PORTAL_DATA"] = folder };
        var context = CommandContext.Read("screen", ["screen", "--db", file, "--out", result]);
        context = context with { Demonstration = true, Configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build() };
        Assert.Equal(0, await ScreenCommand.RunAsync(context));
        var row = (await File.ReadAllLinesAsync(result))[1];
        Directory.Delete(folder, recursive: true);
        return row.Split(',')[^2];
    }
}
