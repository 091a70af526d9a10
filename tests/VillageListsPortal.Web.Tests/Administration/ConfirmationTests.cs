using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Administration;

/// <summary>Administrator and security officer: neither is the whole portal (product.md, roles).</summary>
public sealed class ConfirmationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Password = "four herons over the Yulin river";

    [Fact]
    public async Task A_slip_for_somebody_who_has_had_a_post_is_dead_until_it_is_confirmed()
    {
        var (code, paper) = await PrintAsync("clerk.jiangkou");
        Assert.Contains("等安全管理员确认", paper, StringComparison.Ordinal);
        using var thief = portal.Visitor();
        using var early = await UseAsync(thief, "clerk.jiangkou", code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("等安全管理员确认", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var security = await portal.SignInAsync("security");
        var (queue, otherWindow) = (await security.PageAsync("/admin/posts"), await security.PageAsync("/admin/posts"));
        Assert.Contains($"有{queue.QuerySelectorAll("main .sheet li").Length}件", (await security.PageAsync("/work")).MainPart().TextContent, StringComparison.Ordinal);
        Assert.Contains("罗建平", RowOf(queue, "clerk.jiangkou").TextContent, StringComparison.Ordinal); // who had it printed
        using var confirmed = await SendAsync(security, queue, "clerk.jiangkou");
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);
        using var twice = await SendAsync(security, queue, "clerk.jiangkou"); // S22: a double click gets the same answer
        Assert.Equal(HttpStatusCode.Found, twice.StatusCode);
        using var late = await SendAsync(security, otherWindow, "clerk.jiangkou");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);

        using var officer = portal.Visitor();
        using var used = await UseAsync(officer, "clerk.jiangkou", code);
        Assert.Equal("/work", used.Headers.Location?.OriginalString);
        Assert.Equal(["SlipWritten", "SlipConfirmed", "SlipUsed"], await JournalOfAsync("clerk.jiangkou", "Slip"));
    }

    [Fact]
    public async Task A_slip_that_is_not_confirmed_ends_and_one_printed_meanwhile_is_another()
    {
        var (first, _) = await PrintAsync("head.jiangkou");
        using var security = await portal.SignInAsync("security");
        var queue = await security.PageAsync("/admin/posts");
        var (second, _) = await PrintAsync("head.jiangkou");
        using var stale = await SendAsync(security, queue, "head.jiangkou");
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        using var refused = await SendAsync(security, await security.PageAsync("/admin/posts"), "head.jiangkou", ("Refuse", "true"));
        Assert.Equal(HttpStatusCode.Found, refused.StatusCode);
        foreach (var code in new[] { first, second })
        {
            using var officer = portal.Visitor();
            using var used = await UseAsync(officer, "head.jiangkou", code);
            Assert.Contains("过期", await used.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ending_a_post_first_does_not_make_a_slip_work_alone()
    {
        using var admin = await portal.SignInAsync("admin");
        var keeper = await portal.PersonAsync("seal.jiangkou");
        using var ended = await admin.PostFormAsync($"/admin/people/{keeper.Id}/end/{keeper.Posts[0].Id}", ("Day", "2026-03-02"));
        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        var (code, _) = await PrintAsync("seal.jiangkou");
        using var thief = portal.Visitor();
        using var used = await UseAsync(thief, "seal.jiangkou", code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.StatusCode);
    }

    [Fact]
    public async Task The_security_officer_ends_no_post_that_works()
    {
        using var security = await portal.SignInAsync("security");
        var post = (await portal.PersonAsync("reviewer.a")).Posts[0];
        var version = await portal.InDatabaseAsync(db => db.Posts.Where(p => p.Id == post.Id).Select(p => EF.Property<uint>(p, "xmin")).SingleAsync());
        foreach (var handler in new[] { "", "?handler=End" })
        {
            using var guessed = await PostAsync(security, $"/admin/posts{handler}", ("PostId", post.Id.ToString()), ("Version", $"{version}"), ("Refuse", "true"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, guessed.StatusCode);
        }

        using var without = await PostAsync(security, "/admin/posts", ("PostId", post.Id.ToString()), ("Refuse", "true"));
        Assert.Equal(HttpStatusCode.Conflict, without.StatusCode);
        using var still = await portal.SignInAsync("reviewer.a");
        await still.PageAsync("/certificates");
    }

    [Fact]
    public async Task The_administrator_ends_an_auditors_post_only_with_the_security_officer()
    {
        using var admin = await portal.SignInAsync("admin");
        var auditor = await portal.PersonAsync("auditor");
        using var session = await portal.SignInAsync("auditor");
        using var asked = await admin.PostFormAsync($"/admin/people/{auditor.Id}/end/{auditor.Posts[0].Id}", ("Day", "2026-03-02"));
        Assert.Contains("等安全管理员确认", (await admin.PageAsync(asked.Headers.Location!.OriginalString)).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        await session.PageAsync("/journal");

        using var security = await portal.SignInAsync("security");
        using var last = await SendAsync(security, await security.PageAsync("/admin/posts"), auditor.Name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, last.StatusCode);
        Assert.Contains("最后一个", await last.TextAsync(), StringComparison.Ordinal);
        using var refused = await SendAsync(security, await security.PageAsync("/admin/posts"), auditor.Name, ("Refuse", "true"));
        Assert.Equal(HttpStatusCode.Found, refused.StatusCode);

        var district = await portal.UnitAsync(DemonstrationOfficers.District);
        await portal.InDatabaseAsync(db => TestOfficers.AppointAsync(db, Role.Auditor, district, portal.Clock.GetUtcNow()));
        using var again = await admin.PostFormAsync($"/admin/people/{auditor.Id}/end/{auditor.Posts[0].Id}", ("Day", "2026-03-02"));
        await session.PageAsync("/journal");
        using var confirmed = await SendAsync(security, await security.PageAsync("/admin/posts"), auditor.Name);
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);
        using var over = await session.GetAsync("/journal");
        Assert.StartsWith("/account/post", over.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(["PostEndAsked", "PostEndRefused", "PostEndAsked", "PostEnded"], await JournalOfAsync("auditor", "PostEnd"));

        // and what he was once keeps his slip out of the administrator's hands
        using var slip = await admin.PostFormAsync($"/admin/people/{auditor.Id}/slip");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, slip.StatusCode);
    }

    private async Task<(string Code, string Paper)> PrintAsync(string account)
    {
        using var admin = await portal.SignInAsync("admin");
        var person = await portal.PersonAsync(account);
        using var printed = await admin.PostFormAsync($"/admin/people/{person.Id}/slip");
        var page = Pages.Parse(await printed.Content.ReadAsStringAsync());
        return (page.QuerySelectorAll(".slip .code")[1].TextContent, page.MainPart().TextContent);
    }

    private static Task<HttpResponseMessage> UseAsync(HttpClient client, string account, string code) =>
        client.PostFormAsync("/account/slip", ("Account", account), ("Code", code), ("New", Password), ("Repeat", Password));

    private static AngleSharp.Dom.IElement RowOf(IHtmlDocument queue, string text) => queue.QuerySelectorAll("main li").Single(li => li.TextContent.Contains(text, StringComparison.Ordinal));

    private static Task<HttpResponseMessage> SendAsync(HttpClient security, IHtmlDocument queue, string row, params (string, string)[] entered) =>
        security.SendAsync("/admin/posts", (IHtmlFormElement)RowOf(queue, row).QuerySelector("form")!, entered);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, params (string Name, string Value)[] entered)
    {
        var token = (await client.PageAsync("/account/password")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), .. entered.Select(e => KeyValuePair.Create(e.Name, e.Value))]);
        return await client.PostAsync(path, content);
    }

    private async Task<List<string>> JournalOfAsync(string account, string beginning)
    {
        var person = await portal.PersonAsync(account);
        return await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.SubjectId == person.Id && r.What.StartsWith(beginning)).OrderBy(r => r.Id).Select(r => r.What).ToListAsync());
    }
}
