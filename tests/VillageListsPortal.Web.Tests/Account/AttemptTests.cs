using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Accounts;

/// <summary>Guessing is slow, and nobody is shut out by somebody else's guesses.</summary>
public sealed class AttemptTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Password = "four herons over the Yulin river";

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("2001:db8:1:2::1", "20010DB800010002")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "20010DB800010002")]
    [InlineData("2001:db8:1:3::1", "20010DB800010003")]
    public void An_address_of_IPv6_is_its_network(string address, string counted) => Assert.Equal(counted, NetworkAddress.Of(IPAddress.Parse(address)));

    [Fact]
    public async Task Guesses_from_many_addresses_are_bounded_and_a_known_address_goes_on()
    {
        const string account = "dept.caizheng";
        await WithAttemptsAsync(async attempts =>
        {
            await attempts.ForgetAsync(account, "10.0.0.1");
            for (var i = 0; i < SignInAttempts.AccountTotal; i++) Assert.True((await attempts.ReserveAsync(account, $"10.0.1.{i}")).Allowed);
            Assert.False((await attempts.ReserveAsync(account, "10.0.2.1")).Allowed);
            Assert.True((await attempts.ReserveAsync(account, "10.0.0.1")).Allowed);

            await attempts.ForgetAsync(account);
            Assert.True((await attempts.ReserveAsync(account, "10.0.2.1")).Allowed);
        });
    }

    [Fact]
    public async Task A_locked_account_takes_its_slip_and_begins_anew()
    {
        const string account = "dept.nongye";
        using var client = portal.VisitorElsewhere();
        for (var i = 0; i < 6; i++)
        {
            using var guess = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", $"guess {i}"));
        }

        using var locked = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", DemonstrationOfficers.Password));
        Assert.Equal("/account/locked", locked.Headers.Location?.OriginalString);

        using var used = await client.PostFormAsync("/account/slip", ("Account", account), ("Code", await WriteSlipAsync(account)), ("New", Password), ("Repeat", Password));
        Assert.Equal("/work", used.Headers.Location?.OriginalString);
        using var changed = await client.PostFormAsync("/account/password", ("Current", Password), ("New", Password + "!"), ("Repeat", Password + "!"));
        Assert.Equal("/account/password", changed.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Wrong_codes_of_a_slip_lock_nobody()
    {
        const string account = "dept.sifa";
        using var attacker = portal.VisitorElsewhere();
        for (var i = 0; i < 8; i++)
        {
            using var guess = await attacker.PostFormAsync("/account/slip", ("Account", account), ("Code", "AAAA-BBBB-CCCC-DDDD"), ("New", Password), ("Repeat", Password));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, guess.StatusCode);
        }

        using var right = await attacker.PostFormAsync("/account/slip", ("Account", account), ("Code", await WriteSlipAsync(account)), ("New", Password), ("Repeat", Password));
        Assert.Equal("/work", right.Headers.Location?.OriginalString);
    }

    private async Task<string> WriteSlipAsync(string account)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDb>();
        var code = scope.ServiceProvider.GetRequiredService<Slips>().Write(await db.Users.SingleAsync(a => a.UserName == account), waits: false, Actor.System);
        await db.SaveChangesAsync();
        return code;
    }

    private async Task WithAttemptsAsync(Func<SignInAttempts, Task> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<SignInAttempts>());
    }
}
