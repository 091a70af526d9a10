using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>The whole portal on a real port over a database of its own, cloned from a migrated template with the demonstration's data.</summary>
public class PortalFixture : IAsyncLifetime
{
    /// <summary>First day of the demonstration's units and lists (settled S10).</summary>
    public static readonly DateOnly ListsFrom = new(2025, 1, 1);

    private static readonly DemonstrationKeys Keys = DemonstrationKeys.Make(); // one for the run: the template holds ciphertext

    private WebApplication app = null!;
    private DatabaseAddresses addresses = null!;

    public TestClock Clock { get; } = new();

    public PortalSettings Settings { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    /// <summary>The mail server; the portal of most tests has none.</summary>
    protected virtual SmtpSettings? Smtp => null;

    public async Task InitializeAsync()
    {
        addresses = await TestCluster.CreateDatabaseAsync("demonstration", owner => FillTemplateAsync(SettingsOver(new DatabaseAddresses(owner, owner))));
        Settings = SettingsOver(addresses) with { Smtp = Smtp };
        app = Portal.Build(Settings, [], Adjust);
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(Settings.DataFolder, recursive: true);
    }

    /// <summary>A browser of a visitor: keeps cookies, follows no redirect.</summary>
    public HttpClient Visitor() => new(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = Address };

    /// <summary>A browser of a demonstration account, signed in over the sign-in page; with several posts, in the one of this role.</summary>
    public async Task<HttpClient> SignInAsync(string account, Role? role = null, string? password = null)
    {
        var client = Visitor();
        using var answer = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", password ?? DemonstrationOfficers.Password));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        if (answer.Headers.Location!.OriginalString.StartsWith("/account/post", StringComparison.Ordinal) && role is { } wished)
        {
            var post = await InDatabaseAsync(db => (from a in db.Users
                                                    where a.UserName == account
                                                    join p in db.Posts on a.PersonId equals p.PersonId
                                                    where p.Role == wished
                                                    select p.Id).FirstAsync());
            using var chosen = await client.PostFormAsync("/account/post", ("PostId", post.ToString()));
            Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        }

        return client;
    }

    /// <summary>A browser of an officer who holds this post at this unit, signed in; of a new person each time.</summary>
    public async Task<HttpClient> OfficerAsync(Role role, Unit unit)
    {
        var account = await InDatabaseAsync(db => TestOfficers.AppointAsync(db, role, unit, Clock.GetUtcNow()));
        var client = Visitor();
        client.DefaultRequestHeaders.Add("Cookie", await SessionOfAsync(account));
        return client;
    }

    /// <summary>A unit of the demonstration by code, or by short name where it has no code.</summary>
    public Task<Unit> UnitAsync(string codeOrName) => InDatabaseAsync(db => db.Units.FirstAsync(u => u.Code == codeOrName || (u.Code == null && u.ShortName == codeOrName)));

    /// <summary>The officer of a demonstration account, with posts.</summary>
    public Task<Person> PersonAsync(string account) => InDatabaseAsync(db => db.Persons.Include(p => p.Posts).FirstAsync(p => db.Users.Any(a => a.UserName == account && a.PersonId == p.Id)));

    /// <summary>Works with the portal's database in a scope of its own.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<PortalDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    /// <summary>Settings of a portal over a database, with the keys of this run.</summary>
    public static PortalSettings SettingsOver(DatabaseAddresses addresses) => new()
    {
        Demonstration = true,
        PublicAddress = "http://localhost:5080",
        DistrictCode = "500112",
        DistrictName = "渝北区",
        SigningKeys = Keys.SigningKeys,
        EncryptionKeys = Keys.EncryptionKeys,
        AppConnection = addresses.App,
        OwnerConnection = addresses.Owner,
        DataFolder = TestFolders.Make(),
    };

    private static async Task FillTemplateAsync(PortalSettings settings)
    {
        await Migrate.ApplyAsync(settings);
        await SeedDemoCommand.SeedAsync(settings);
        Npgsql.NpgsqlConnection.ClearAllPools(); // a template with connections cannot be cloned
    }

    private void Adjust(WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
    }

    private async Task<string> SessionOfAsync((Account Account, Post Post) officer)
    {
        var now = Clock.GetUtcNow();
        var session = new SessionRow { AccountId = officer.Account.Id, BeganAt = now };
        await InDatabaseAsync(db =>
        {
            db.Add(session);
            return db.SaveChangesAsync();
        });
        var ticket = new AuthenticationTicket(
            SessionCookie.PrincipalOf(officer.Account, session.Id, officer.Post.Id),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddMinutes(30) },
            IdentityConstants.ApplicationScheme);
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
