using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Administration;

public sealed class PeopleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Password = "four herons over the Yulin river";

    [Fact]
    public async Task An_invited_officer_works_after_slip_and_confirmation()
    {
        using var admin = await portal.SignInAsync("admin");
        using var registered = await admin.PostFormAsync("/admin/people/new", ("Name", "周小明"), ("Account", "zhou.xiaoming"), ("Role", "VillageClerk"), ("UnitSearch", "平安村"));
        var slip = Pages.Parse(await registered.Content.ReadAsStringAsync());
        var code = slip.QuerySelectorAll(".slip .code")[1].TextContent;
        Assert.Matches("^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$", code);

        using var officer = portal.Visitor();
        using var first = await officer.PostFormAsync("/account/slip", ("Account", "zhou.xiaoming"), ("Code", code), ("New", Password), ("Repeat", Password));
        Assert.Equal("/account/post", first.Headers.Location!.OriginalString);
        Assert.Contains("没有生效的岗位", (await officer.PageAsync("/account/post")).MainPart().TextContent, StringComparison.Ordinal);

        using var security = await portal.SignInAsync("security");
        var waiting = await security.PageAsync("/admin/posts");
        var form = FormOf(waiting);
        var otherWindow = FormOf(await security.PageAsync("/admin/posts"));
        using var confirmed = await security.SendAsync("/admin/posts", form);
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);

        using var signedIn = await portal.SignInAsync("zhou.xiaoming", password: Password);
        Assert.Contains("平安村", (await signedIn.PageAsync("/account/password")).QuerySelector("header")!.TextContent, StringComparison.Ordinal);

        using var twice = await security.SendAsync("/admin/posts", form); // S22: a double click gets the same answer
        Assert.Equal(HttpStatusCode.Found, twice.StatusCode);
        using var late = await security.SendAsync("/admin/posts", otherWindow);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);

        static IHtmlFormElement FormOf(IHtmlDocument page) => (IHtmlFormElement)page.QuerySelectorAll("li").First(li => li.TextContent.Contains("周小明", StringComparison.Ordinal)).QuerySelector("form")!;
    }

    [Fact]
    public async Task The_same_form_sent_twice_registers_once_and_shows_the_same_slip()
    {
        using var admin = await portal.SignInAsync("admin");
        var page = await admin.PageAsync("/admin/people/new");
        (string, string)[] entered = [("Name", "李双双"), ("Account", "li.shuangshuang"), ("Role", "Reviewer"), ("UnitSearch", "")];
        var slips = new List<string>();
        foreach (var answer in await Task.WhenAll(admin.PostFormAsync("/admin/people/new", page, entered), admin.PostFormAsync("/admin/people/new", page, entered)))
        {
            slips.Add(Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelectorAll(".slip .code")[1].TextContent);
            answer.Dispose();
        }

        Assert.Equal(slips[0], slips[1]);
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.Persons.CountAsync(p => p.Name == "李双双")));
    }

    [Fact]
    public async Task The_unit_is_searched_then_chosen_and_what_was_entered_is_kept()
    {
        using var admin = await portal.SignInAsync("admin");
        using var searched = await admin.PostFormAsync("/admin/people/new", ("Name", "王一"), ("Account", "wang.yi"), ("Role", "VillageHead"), ("UnitSearch", "统景镇江"), ("Find", "true"));
        var page = Pages.Parse(await searched.Content.ReadAsStringAsync());
        Assert.Equal("王一", page.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Contains("江口村", page.QuerySelector(".choices")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#problems"));
        Assert.DoesNotContain("镇街", page.QuerySelector(".choices")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "wang.er", "VillageHead", "江口村", "Name")]
    [InlineData("王二", "Wang Er", "VillageHead", "江口村", "Account")]
    [InlineData("王二", "clerk.jiangkou", "VillageHead", "江口村", "Account")]
    [InlineData("王二", "wang.er", "", "江口村", "Role")]
    [InlineData("王二", "wang.er", "VillageHead", "没有这个村", "UnitSearch")]
    [InlineData("王二", "wang.er", "VillageHead", "村", "UnitSearch")]
    public async Task What_is_wrong_is_said_at_its_field(string name, string account, string role, string unit, string field)
    {
        using var admin = await portal.SignInAsync("admin");
        using var answer = await admin.PostFormAsync("/admin/people/new", ("Name", name), ("Account", account), ("Role", role), ("UnitSearch", unit));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotEqual("", page.QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.Equal(account, page.QuerySelector("#Account")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Incompatible_posts_and_posts_to_oneself_are_refused_with_a_sentence()
    {
        using var admin = await portal.SignInAsync("admin");
        var head = await portal.PersonAsync("head.jiangkou");
        using var keeper = await admin.PostFormAsync($"/admin/people/{head.Id}/grant", ("Role", "SealKeeper"), ("UnitSearch", "500112133212"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, keeper.StatusCode);
        Assert.Contains("不能由同一人担任", await keeper.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var self = await portal.PersonAsync("admin");
        using var own = await admin.PostFormAsync($"/admin/people/{self.Id}/grant", ("Role", "Reviewer"), ("UnitSearch", ""));
        Assert.Contains("不能给自己授予岗位", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_granted_for_a_period_ends_by_itself_and_can_be_ended_before()
    {
        using var admin = await portal.SignInAsync("admin");
        var clerk = await portal.PersonAsync("clerk.wenquan");
        using var granted = await admin.PostFormAsync($"/admin/people/{clerk.Id}/grant", ("Role", "VillageClerk"), ("UnitSearch", "滨河社区"), ("From", "2026-03-02"), ("Until", "2026-03-31"));
        Assert.Equal($"/admin/people/{clerk.Id}", granted.Headers.Location!.OriginalString);
        var post = (await portal.PersonAsync("clerk.wenquan")).Posts.Single(p => p.To is not null);
        Assert.Equal(new DateOnly(2026, 4, 1), post.To);

        using var ended = await admin.PostFormAsync($"/admin/people/{clerk.Id}/end/{post.Id}", ("Day", "2026-03-10"));
        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        Assert.Equal(new DateOnly(2026, 3, 10), (await portal.PersonAsync("clerk.wenquan")).Posts.Single(p => p.Id == post.Id).To);
        using var past = await admin.PostFormAsync($"/admin/people/{clerk.Id}/end/{post.Id}", ("Day", "2026-01-10"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, past.StatusCode);
    }

    [Fact]
    public async Task An_ended_post_ends_the_session_at_the_next_request()
    {
        using var admin = await portal.SignInAsync("admin");
        var person = await portal.PersonAsync("supervisor.jiangkou");
        using var officer = await portal.SignInAsync("supervisor.jiangkou");
        using var ended = await admin.PostFormAsync($"/admin/people/{person.Id}/end/{person.Posts[0].Id}", ("Day", "2026-03-02"));
        Assert.Null((await officer.PageAsync("/account/post")).QuerySelector(".rail"));
    }

    [Fact]
    public async Task A_new_slip_ends_password_and_session_but_not_those_of_the_three_officers()
    {
        using var admin = await portal.SignInAsync("admin");
        using var officer = await portal.SignInAsync("social.hongling");
        var person = await portal.PersonAsync("social.hongling");
        using var printed = await admin.PostFormAsync($"/admin/people/{person.Id}/slip");
        Assert.NotNull(Pages.Parse(await printed.Content.ReadAsStringAsync()).QuerySelector(".slip"));
        using var after = await officer.GetAsync("/account/password");
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);

        var security = await portal.PersonAsync("security");
        using var refused = await admin.PostFormAsync($"/admin/people/{security.Id}/slip");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var still = await portal.SignInAsync("security");
    }

    [Fact]
    public async Task People_are_searched_by_post_and_the_search_is_journalled_without_words()
    {
        using var security = await portal.SignInAsync("security");
        using var found = await security.PostFormAsync("/admin/people", ("Search", "周明"));
        var main = Pages.Parse(await found.Content.ReadAsStringAsync()).MainPart();
        Assert.Contains("clerk.jiangkou", main.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("head.jiangkou", main.TextContent, StringComparison.Ordinal);
        var row = await portal.InDatabaseAsync(db => db.JournalRows.OrderByDescending(r => r.Id).FirstAsync(r => r.What == "PeopleSearched"));
        Assert.Null(row.After);
    }

    [Fact]
    public async Task The_list_goes_on_where_the_page_before_ended()
    {
        using var admin = await portal.SignInAsync("admin");
        await portal.InDatabaseAsync(async db =>
        {
            db.Persons.AddRange(Enumerable.Range(0, 40).Select(i => new Domain.Units.Person($"试用{i}", Actor.System, portal.Clock.GetUtcNow())));
            return await db.SaveChangesAsync();
        });
        var names = new List<string>();
        for (var next = "/admin/people"; next is not null;)
        {
            var page = await admin.PageAsync(next);
            names.AddRange(page.QuerySelectorAll(".rows .t").Select(t => t.GetAttribute("href")!));
            next = page.QuerySelector("main a[href*='after=']:not([href*='print='])")?.GetAttribute("href");
        }

        Assert.Equal(await portal.InDatabaseAsync(db => db.Persons.CountAsync()), names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task All_units_are_listed_page_by_page_and_found_by_name_and_code()
    {
        using var admin = await portal.SignInAsync("admin");
        var count = 0;
        for (var next = "/admin/units"; next is not null;)
        {
            var page = await admin.PageAsync(next);
            count += page.QuerySelectorAll("main tbody tr").Length;
            next = page.QuerySelector("main a[href*='after=']:not([href*='print='])")?.GetAttribute("href");
        }

        Assert.Equal(await portal.InDatabaseAsync(db => db.Units.CountAsync()), count);
        Assert.Contains("统景江口村证", (await admin.PageAsync("/admin/units?q=500112133212")).MainPart().TextContent, StringComparison.Ordinal);
        Assert.Contains("500112133212", (await admin.PageAsync("/admin/units?q=%E6%B1%9F%E5%8F%A3")).MainPart().TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/people", "admin", "security")]
    [InlineData("/admin/people/new", "admin")]
    [InlineData("/admin/posts", "security")]
    [InlineData("/admin/units", "admin")]
    [InlineData("/journal/sign-ins", "security", "auditor")]
    public async Task Each_page_is_for_its_roles_only(string path, params string[] allowed)
    {
        foreach (var account in new[] { "admin", "security", "auditor", "clerk.jiangkou", "reviewer.a", "dept.gongan" })
        {
            using var client = await portal.SignInAsync(account);
            using var answer = await client.GetAsync(path);
            Assert.Equal((account, allowed.Contains(account) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (account, answer.StatusCode));
        }

        using var visitor = portal.Visitor();
        using var anonymous = await visitor.GetAsync(path);
        Assert.StartsWith("/account/sign-in", anonymous.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_person_is_not_found()
    {
        using var admin = await portal.SignInAsync("admin");
        var id = Guid.CreateVersion7();
        foreach (var path in new[] { $"/admin/people/{id}", $"/admin/people/{id}/grant", $"/admin/people/{id}/slip", $"/admin/people/{id}/end/{id}" })
        {
            using var answer = await admin.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Sign_ins_are_shown_per_person()
    {
        using var officer = await portal.SignInAsync("justice.tongjing");
        var person = await portal.PersonAsync("justice.tongjing");
        using var auditor = await portal.SignInAsync("auditor");
        var rows = (await auditor.PageAsync($"/journal/sign-ins?person={person.Id}")).QuerySelectorAll(".rows li").Select(li => li.Words()).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.StartsWith(DemonstrationOfficers.All.Single(o => o.Account == "justice.tongjing").Name, r, StringComparison.Ordinal));
    }
}
