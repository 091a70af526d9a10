using System.Net;
using AngleSharp.Dom;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>What every page has, whoever adds one: a title of its own, the way to it, a print view where it is a list, an icon (issue 3, section 3).</summary>
public sealed class EveryPageTests(EveryPage pages) : IClassFixture<EveryPage>
{
    /// <summary>What a list is made of.</summary>
    private const string Rows = "main table, main ul.rows, main section.sheet > header > .state";

    /// <summary>Routes of pages that have no HTML of their own to open, each with its reason; those that end in .pdf are files.</summary>
    private static readonly Dictionary<string, string> NotOpened = new(StringComparer.Ordinal)
    {
        ["/account/denied"] = "the answer of another page",
        ["/account/locked"] = "the answer of another page",
        ["/account/sign-out"] = "signs out and shows nothing",
        ["/error/{code:int}"] = "the answer of another page",
        ["/admissions/{id:guid}/files"] = "leads to the step of files",
        ["/admissions/{id:guid}/files/{file:guid}"] = "a file",
        ["/admissions/{id:guid}/papers/{paper=Agenda}"] = "a file",
        ["/certificates/{id:guid}/reprint"] = "a file",
        ["/certificates/new/{code}/preview"] = "a part of a page",
        ["/notices/{id:guid}"] = "leads to what the notice is about",
    };

    /// <summary>Pages with rows that are no list, each with its reason.</summary>
    private static readonly Dictionary<string, string> NotPrinted = new(StringComparer.Ordinal)
    {
        ["/account/post"] = "a choice of one's own posts",
        ["/certificates/new"] = "a menu to choose from",
    };

    /// <summary>Pages that lie below nothing, each with its reason; the entries of the rail lie below nothing either.</summary>
    private static readonly Dictionary<string, string> AtTheTop = new(StringComparer.Ordinal)
    {
        ["/"] = "the front page",
        ["/account/sign-in"] = "before one is anywhere",
        ["/account/slip"] = "before one is anywhere",
        ["/account/post"] = "in the menu of the person",
        ["/account/password"] = "in the menu of the person",
        ["/notices"] = "in the masthead",
        ["/search"] = "in the masthead",
        ["/help/keys"] = "in the footer",
    };

    [Fact]
    public void Every_page_is_opened_by_these_tests()
    {
        var open = pages.Opened.Select(p => p.Route).ToHashSet(StringComparer.Ordinal);
        RequireNone(pages.Routes.Where(r => !open.Contains(r) && !NotOpened.ContainsKey(r) && !r.EndsWith(".pdf", StringComparison.Ordinal)), "Open these in EveryPage");
        RequireNone(NotOpened.Keys.Where(r => open.Contains(r) || !pages.Routes.Contains(r)), "These are opened, or there are none such");
        RequireNone(NotPrinted.Keys.Concat(AtTheTop.Keys).Where(r => !open.Contains(r)), "There are no such pages any more");
    }

    [Fact]
    public void No_two_pages_have_the_same_title()
    {
        var titles = pages.Opened.GroupBy(p => p.Page.Title!, p => p.Address, StringComparer.Ordinal).ToList();
        RequireNone(titles.Where(t => t.Skip(1).Any()).Select(t => $"{t.Key}: {string.Join(" and ", t)}"), "One title for two pages");
        Assert.All(titles, t => Assert.True(t.Key.EndsWith("四张清单", StringComparison.Ordinal) && (t.Key.Contains(" - ", StringComparison.Ordinal) || t.Contains("/", StringComparer.Ordinal)), $"{t.First()} is called {t.Key}"));
    }

    [Fact]
    public async Task Every_page_below_an_entry_of_the_rail_says_where_it_lies_and_the_way_back_opens()
    {
        var top = Rails().Select(pages.RouteOf).Concat(AtTheTop.Keys).ToHashSet(StringComparer.Ordinal);
        var below = pages.Opened.Where(p => !top.Contains(p.Route)).ToList();
        RequireNone(below.Where(p => p.Page.QuerySelector("main nav.crumbs li:last-child [aria-current=page]") is null || p.Page.QuerySelector("main nav.crumbs a") is null).Select(p => p.Address), "These do not say where they lie");
        var links = below.SelectMany(p => p.Page.QuerySelectorAll("main nav.crumbs a").Select(a => (p.Client, Href: a.GetAttribute("href")!))).Distinct().ToList();
        foreach (var (client, href) in links)
        {
            using var answer = await client.GetAsync(href);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{href} answered {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_list_has_a_print_view_with_unit_and_time_and_a_way_back()
    {
        var lists = pages.Opened.Where(p => !p.Route.Replace("{kind}", "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal) && p.Page.QuerySelector(Rows) is not null && !NotPrinted.ContainsKey(p.Route)).ToList();
        Assert.True(lists.Count > 25, $"only {lists.Count} lists: {string.Join(", ", lists.Select(l => l.Address))}");
        RequireNone(lists.Where(p => Printed(p.Page) is null).Select(p => p.Address), "These cannot be printed");
        foreach (var list in lists)
        {
            var view = await list.Client.PageAsync(Printed(list.Page)!);
            Assert.Equal("all", view.QuerySelector("link[href*='print']")!.GetAttribute("media"));
            Assert.Contains(view.QuerySelector(".masthead .unit")!.Words().Split(' ')[^1], view.QuerySelector(".print-head [lang]")!.Words(), StringComparison.Ordinal);
            Assert.Contains("2026年3月2日", view.QuerySelector(".print-head")!.Words(), StringComparison.Ordinal);
            Assert.Equal(list.Address, view.QuerySelector(".print-bar a")!.GetAttribute("href"));
            Assert.NotNull(view.QuerySelector("h1"));
            Assert.NotNull(view.QuerySelector(Rows));
            Assert.Empty(view.QuerySelectorAll("main form.sheet:not(.no-print), main .form-sheet:not(.no-print)")); // nobody fills in paper
        }
    }

    [Fact]
    public async Task The_icons_that_every_page_links_are_pictures()
    {
        using var visitor = pages.Portal.VisitorElsewhere();
        var icons = pages.Opened.Select(p => p.Page.QuerySelectorAll("link[rel~=icon], link[rel=apple-touch-icon]").Select(l => l.GetAttribute("href")!).ToList()).ToList();
        Assert.All(icons, linked => Assert.Equal(icons[0], linked));
        Assert.Equal(3, icons[0].Count);
        foreach (var icon in icons[0].Append("/favicon.ico")) // the last is what browsers ask for unasked
        {
            using var answer = await visitor.GetAsync(icon);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith("image/", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
            Assert.True(IsPicture(bytes), $"{icon} is no picture");
        }
    }

    private static void RequireNone(IEnumerable<string> found, string says)
    {
        var all = string.Join(", ", found);
        Assert.True(all.Length == 0, $"{says}: {all}");
    }

    private static string? Printed(IParentNode page) => page.QuerySelector("main a[href*='print=1']")?.GetAttribute("href");

    private static IEnumerable<string> Rails() => Enum.GetValues<Role>().SelectMany(role => Enum.GetValues<UnitKind>().SelectMany(kind => Rail.Of(role, kind))).Select(e => e.Href).Distinct(StringComparer.Ordinal);

    private static bool IsPicture(byte[] bytes) =>
        bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0, 0, 1, 0, ..] || System.Text.Encoding.UTF8.GetString(bytes).Contains("<svg", StringComparison.Ordinal);
}
