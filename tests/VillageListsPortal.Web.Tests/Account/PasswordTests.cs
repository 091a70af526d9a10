using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Accounts;

public sealed class PasswordTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Good = "four herons over the Yulin river";

    [Theory]
    [InlineData("aaaaaaaaaaaa", "PasswordRepeats")]
    [InlineData("abababababab", "PasswordRepeats")]
    [InlineData("password1234", "PasswordCommon")]
    [InlineData("1234567890ab", "PasswordCommon")]
    [InlineData("qwertyuiop12", "PasswordCommon")]
    [InlineData("abcdefghijklm", "PasswordCommon")]
    [InlineData("abcdeabcdeabcde", "PasswordCommon")]
    [InlineData("Clerk.Jiangkou-9", "PasswordNames")]
    [InlineData("周明的密码很长很长很长", "PasswordNames")]
    [InlineData(Good, null)]
    [InlineData("Demo-Villages-2026", null)]
    [InlineData("渝北统景江口村的桂花树", null)]
    public void Passwords_that_are_guessed_first_are_refused(string password, string? problem) =>
        Assert.Equal(problem, PasswordRules.Problem(password, "clerk.jiangkou", "周明"));

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions_and_keeps_this_one()
    {
        using var here = await portal.SignInAsync("dept.sifa");
        using var elsewhere = await portal.SignInAsync("dept.sifa");
        using var changed = await here.PostFormAsync("/account/password", ("Current", DemonstrationOfficers.Password), ("New", Good), ("Repeat", Good));
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.NotNull((await here.PageAsync("/account/password")).QuerySelector("main [role=status]"));
        using var ended = await elsewhere.GetAsync("/account/password");
        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        using var again = await portal.SignInAsync("dept.sifa", password: Good);
    }

    [Theory]
    [InlineData("not the password", Good, Good, "Current")]
    [InlineData(DemonstrationOfficers.Password, "short", "short", "New")]
    [InlineData(DemonstrationOfficers.Password, "password1234", "password1234", "New")]
    [InlineData(DemonstrationOfficers.Password, Good, "another one, much longer", "Repeat")]
    public async Task What_is_wrong_is_said_at_its_field(string current, string password, string repeat, string field)
    {
        using var client = await portal.SignInAsync("dept.nongye");
        using var answer = await client.PostFormAsync("/account/password", ("Current", current), ("New", password), ("Repeat", repeat));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotEqual("", page.QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector($"#problems a[href='#{field}']"));
        using var still = await portal.SignInAsync("dept.nongye");
    }

    [Fact]
    public async Task A_slip_is_used_once_sets_the_password_and_signs_in()
    {
        var code = await WriteSlipAsync("dept.caizheng");
        using var old = portal.Visitor();
        using var refused = await old.PostFormAsync("/account/sign-in", ("Account", "dept.caizheng"), ("Password", DemonstrationOfficers.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        using var client = portal.Visitor();
        using var used = await client.PostFormAsync("/account/slip", ("Account", "dept.caizheng"), ("Code", code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)), ("New", Good), ("Repeat", Good));
        Assert.Equal("/work", used.Headers.Location!.OriginalString);
        await client.PageAsync("/account/password");

        using var again = portal.Visitor();
        using var twice = await again.PostFormAsync("/account/slip", ("Account", "dept.caizheng"), ("Code", code), ("New", Good), ("Repeat", Good));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }

    [Fact]
    public async Task A_slip_is_kept_while_the_password_is_refused_and_ends_after_seven_days()
    {
        var code = await WriteSlipAsync("dept.minzheng");
        using var client = portal.Visitor();
        using var common = await client.PostFormAsync("/account/slip", ("Account", "dept.minzheng"), ("Code", code), ("New", "password1234"), ("Repeat", "password1234"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, common.StatusCode);

        var now = portal.Clock.GetUtcNow();
        portal.Clock.Set(now.AddDays(8));
        using var late = await client.PostFormAsync("/account/slip", ("Account", "dept.minzheng"), ("Code", code), ("New", Good), ("Repeat", Good));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        portal.Clock.Set(now);
        using var right = await client.PostFormAsync("/account/slip", ("Account", "dept.minzheng"), ("Code", code), ("New", Good), ("Repeat", Good));
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
    }

    private async Task<string> WriteSlipAsync(string account)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDb>();
        var code = scope.ServiceProvider.GetRequiredService<Slips>().Write(await db.Users.SingleAsync(a => a.UserName == account), waits: false, Domain.Shared.Actor.System);
        await db.SaveChangesAsync();
        return code;
    }
}
