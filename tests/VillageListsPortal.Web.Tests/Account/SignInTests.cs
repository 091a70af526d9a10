using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Accounts; // Account would hide the type of that name

public sealed class SignInTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_officer_with_one_post_goes_to_the_queue()
    {
        using var client = portal.Visitor();
        using var answer = await client.PostFormAsync("/account/sign-in", ("Account", "clerk.jiangkou"), ("Password", DemonstrationOfficers.Password));
        Assert.Equal("/work", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/certificates/new", "/certificates/new")]
    [InlineData("https://elsewhere.example", "/work")]
    [InlineData("//elsewhere.example", "/work")]
    [InlineData("/\\elsewhere.example", "/work")]
    public async Task Only_addresses_of_this_portal_are_returned_to(string returnUrl, string target)
    {
        using var client = portal.Visitor();
        using var answer = await client.PostFormAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", ("Account", "head.jiangkou"), ("Password", DemonstrationOfficers.Password));
        Assert.Equal(target, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_answer_with_the_account_kept()
    {
        using var client = portal.Visitor();
        var wrong = await RefusedAsync(client, "justice.tongjing", "not the password");
        var unknown = await RefusedAsync(client, "justice.nowhere", "not the password");
        Assert.Equal(wrong.Replace("justice.tongjing", "", StringComparison.Ordinal), unknown.Replace("justice.nowhere", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_failures_lock_the_account_for_a_quarter_of_an_hour_even_for_the_right_password()
    {
        using var client = portal.Visitor();
        for (var i = 0; i < 4; i++) await RefusedAsync(client, "reviewer.b", "not the password");
        Assert.Equal("/account/locked", await LocationAsync(client, "reviewer.b", "not the password"));
        Assert.Equal("/account/locked", await LocationAsync(client, "reviewer.b", DemonstrationOfficers.Password));

        portal.Clock.Set(portal.Clock.GetUtcNow().AddMinutes(16));
        Assert.Equal("/work", await LocationAsync(client, "reviewer.b", DemonstrationOfficers.Password));
    }

    [Fact]
    public async Task Failures_elsewhere_do_not_lock_an_officer_out()
    {
        using var attacker = portal.VisitorElsewhere();
        for (var i = 0; i < 8; i++) Assert.NotEqual("/work", await LocationAsync(attacker, "dept.gongan", $"guess {i}"));
        using var officer = portal.VisitorElsewhere();
        Assert.Equal("/work", await LocationAsync(officer, "dept.gongan", DemonstrationOfficers.Password));
    }

    [Fact]
    public async Task Many_tries_at_once_get_no_more_than_five()
    {
        using var client = portal.Visitor();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AnswerAsync("approver.b", "not the password")));
        Assert.Equal(4, answers.Count(a => a == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(8, answers.Count(a => a == HttpStatusCode.Found));
        var failures = await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.What == "SignInLocked"));
        Assert.True(failures >= 1);
    }

    [Fact]
    public async Task Sign_ins_are_journalled_without_unit_and_an_unknown_name_is_not_written_down()
    {
        var person = await portal.PersonAsync("staff.longxing");
        using var client = await portal.SignInAsync("staff.longxing");
        using var stranger = portal.Visitor();
        await RefusedAsync(stranger, "a-name-nobody-has", "not the password");
        using var left = await client.PostFormAsync("/account/post", ("PostId", person.Posts[0].Id.ToString()));

        var rows = await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.SubjectType == "Account").ToListAsync());
        Assert.Contains(rows, r => r.What == "SignedIn" && r.SubjectId == person.Id && r.PersonId == person.Id);
        Assert.Contains(rows, r => r.What == "SignInFailed" && r.SubjectId == Guid.Empty);
        Assert.All(rows, r => Assert.Null(r.UnitId));
        Assert.DoesNotContain(rows, r => $"{r.Before}{r.After}".Contains("nobody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_is_a_post_and_ends_the_session()
    {
        using var client = await portal.SignInAsync("countersign.longxing");
        using var byLink = await client.GetAsync("/account/sign-out");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, byLink.StatusCode);

        var page = await client.PageAsync("/account/password");
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync("/account/sign-out", content);
        Assert.Equal("/account/sign-in", answer.Headers.Location!.OriginalString);
        using var after = await client.GetAsync("/account/password");
        Assert.StartsWith("/account/sign-in", after.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_several_posts_one_is_chosen_and_another_persons_post_is_not_found()
    {
        using var client = await portal.SignInAsync("clerk.xixin");
        using var before = await client.GetAsync("/account/denied");
        var page = await client.PageAsync("/account/post");
        Assert.Equal(2, page.QuerySelectorAll("main button[name=PostId]").Length);

        var other = (await portal.PersonAsync("head.xixin")).Posts[0].Id;
        using var stolen = await client.PostFormAsync("/account/post", ("PostId", other.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);

        var own = (await portal.PersonAsync("clerk.xixin")).Posts.First(p => p.Role == Role.SealKeeper).Id;
        using var chosen = await client.PostFormAsync("/account/post?returnUrl=%2Fcertificates", ("PostId", own.ToString()));
        Assert.Equal("/certificates", chosen.Headers.Location!.OriginalString);
        Assert.Contains("印章保管人", (await client.PageAsync("/account/password")).QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_names_its_accounts_and_fills_one_in_without_a_script()
    {
        using var client = portal.Visitor();
        var page = await client.PageAsync("/account/sign-in?as=clerk.jiangkou");
        Assert.Equal("clerk.jiangkou", page.QuerySelector("#Account")!.GetAttribute("value"));
        Assert.Equal(DemonstrationOfficers.Password, page.QuerySelector("#Password")!.GetAttribute("value"));
        Assert.All(DemonstrationOfficers.All, o => Assert.NotNull(page.QuerySelector($"a[href^='/account/sign-in?as={o.Account}']")));
    }

    private static async Task<string> RefusedAsync(HttpClient client, string account, string password)
    {
        using var answer = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var main = Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("main .sheet")!;
        Assert.Equal(account, main.QuerySelector("#Account")!.GetAttribute("value"));
        Assert.Equal("", main.QuerySelector("#Password")!.GetAttribute("value") ?? "");
        return main.QuerySelector("#problems")!.TextContent + main.QuerySelector("#Account")!.GetAttribute("value");
    }

    private static async Task<string?> LocationAsync(HttpClient client, string account, string password)
    {
        using var answer = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", password));
        return answer.Headers.Location?.OriginalString;
    }

    private async Task<HttpStatusCode> AnswerAsync(string account, string password)
    {
        using var client = portal.Visitor();
        using var answer = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", password));
        return answer.StatusCode;
    }
}
