using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Accounts;

/// <summary>A session is a row and a cookie: whatever ends the one ends the other.</summary>
public sealed class SessionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Another = "four herons over the Yulin river";

    [Fact]
    public async Task Signing_out_ends_copies_of_the_cookie()
    {
        using var officer = await portal.SignInAsync("staff.tongjing");
        using var copy = portal.Visitor();
        portal.Clock.Set(portal.Clock.GetUtcNow().AddMinutes(2)); // renewed by the minute: a page gives the cookie anew
        copy.DefaultRequestHeaders.Add("Cookie", await CookieOfAsync(officer, "/work"));
        await copy.PageAsync("/work");

        var page = await officer.PageAsync("/account/password");
        using var left = await officer.PostFormAsync("/account/sign-out", page);
        await AtSignInAsync(copy, "/work");
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_busy()
    {
        var now = portal.Clock.GetUtcNow();
        using var officer = await portal.SignInAsync("countersign.tongjing");
        for (var minutes = 20; minutes < SessionRow.Lifetime.TotalMinutes; minutes += 20)
        {
            portal.Clock.Set(now.AddMinutes(minutes));
            await officer.PageAsync("/work");
        }

        portal.Clock.Set(now + SessionRow.Lifetime + TimeSpan.FromMinutes(1));
        await AtSignInAsync(officer, "/work");
        portal.Clock.Set(now);
    }

    [Theory]
    [InlineData("auditor", "/journal")]
    [InlineData("auditor", "/journal/sign-ins")]
    [InlineData("security", "/admin/posts")]
    [InlineData("admin", "/admin/units")]
    [InlineData("admin", "/admin/people")]
    [InlineData("clerk.wenquan", "/certificates")]
    public async Task Nothing_is_read_with_a_post_that_has_ended(string account, string path)
    {
        using var officer = await portal.SignInAsync(account);
        await officer.PageAsync(path); // the cookie that comes back knows the role
        var person = await portal.PersonAsync(account);
        await portal.AsOwnerAsync("UPDATE posts SET \"to\" = '2026-03-02' WHERE person_id = $1", person.Id);
        try
        {
            foreach (var address in new[] { path, "/work" })
            {
                using var answer = await officer.GetAsync(address);
                Assert.Equal($"/account/post?returnUrl={Uri.EscapeDataString(address)}", answer.Headers.Location?.OriginalString);
            }

            Assert.Contains("没有生效的岗位", (await officer.PageAsync("/account/post")).MainPart().TextContent, StringComparison.Ordinal);
            using var sent = await officer.PostFormAsync("/account/password", ("Current", "x"), ("New", Another), ("Repeat", Another));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode); // pages without a role go on working
        }
        finally
        {
            await portal.AsOwnerAsync("UPDATE posts SET \"to\" = NULL WHERE person_id = $1", person.Id);
        }
    }

    [Fact]
    public async Task A_style_sheet_brings_an_officer_no_new_cookie_and_may_be_kept()
    {
        using var officer = await portal.SignInAsync("justice.tongjing");
        var sheet = (await officer.PageAsync("/work")).QuerySelector("link[href*='theme']")!.GetAttribute("href")!;
        using var answer = await officer.GetAsync(sheet);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.NotEqual(true, answer.Headers.CacheControl?.NoStore);
        await officer.PageAsync("/work");
    }

    [Fact]
    public async Task The_way_to_the_sign_in_does_not_follow_the_Host_header()
    {
        using var visitor = portal.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/work?a=1");
        request.Headers.Host = "evil.example";
        using var answer = await visitor.SendAsync(request);
        Assert.Equal("/account/sign-in?returnUrl=%2Fwork%3Fa%3D1", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_changed_password_does_not_break_the_pages_of_the_same_browser()
    {
        using var admin = await portal.SignInAsync("admin");
        var person = await portal.PersonAsync("social.hongling");
        var (old, next) = (DemonstrationOfficers.Password, Another);
        for (var i = 0; i < 2; i++)
        {
            using var changed = await admin.PostFormAsync("/account/password", ("Current", old), ("New", next), ("Repeat", next));
            Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
            Assert.Null((await admin.PageAsync($"/admin/people/{person.Id}")).QuerySelector("main [role=status]")); // before the page that the change leads to
            await admin.PageAsync($"/admin/people/{person.Id}/grant");
            Assert.NotNull((await admin.PageAsync("/account/password")).QuerySelector("main [role=status]"));
            (old, next) = (next, old);
        }
    }

    [Fact]
    public async Task What_has_done_its_work_is_forgotten_once_a_day()
    {
        var now = portal.Clock.GetUtcNow();
        using var officer = await portal.SignInAsync("approver.a");
        using var failed = await officer.PostFormAsync("/account/password", ("Current", "wrong"), ("New", Another), ("Repeat", Another));
        await portal.InDatabaseAsync(db =>
        {
            foreach (var days in new[] { 1, 40 }) db.IdempotencyRows.Add(new IdempotencyRow { Token = Guid.CreateVersion7(), PersonId = Guid.Empty, Route = $"/of-{days}", Answer = "/", At = now.AddDays(-days) });
            return db.SaveChangesAsync();
        });
        var housekeeping = portal.Services.GetRequiredService<Housekeeping>();
        await housekeeping.SweepAsync(default);
        await officer.PageAsync("/work"); // what still counts is still there
        Assert.Equal(["/of-1"], await portal.InDatabaseAsync(db => db.IdempotencyRows.Where(r => r.PersonId == Guid.Empty).Select(r => r.Route).ToListAsync()));

        portal.Clock.Set(now.AddDays(3));
        await housekeeping.SweepAsync(default);
        portal.Clock.Set(now);
        Assert.Equal(0, await portal.InDatabaseAsync(db => db.Set<SessionRow>().CountAsync()));
        Assert.All(await portal.InDatabaseAsync(db => db.Set<SignInAttemptRow>().ToListAsync()), r => Assert.Equal("known", r.Kind));
    }

    private static async Task AtSignInAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.StartsWith("/account/sign-in", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>The session as the last page gave it, as somebody would copy it.</summary>
    private static async Task<string> CookieOfAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("portal.session=", StringComparison.Ordinal)).Split(';')[0];
    }
}
