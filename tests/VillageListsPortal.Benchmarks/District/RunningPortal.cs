using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Benchmarks.District;

/// <summary>The whole portal on Kestrel, with its logging, over loopback.</summary>
internal sealed class RunningPortal : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningPortal(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public static async Task<RunningPortal> StartAsync(PortalSettings settings, Action<IServiceCollection>? adjust = null)
    {
        var started = Portal.Build(settings, [], builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false"; // as published: from source each request is compared with the files of wwwroot
            adjust?.Invoke(builder.Services);
        });
        await started.StartAsync();
        return new RunningPortal(started);
    }

    public async Task<T> InDatabaseAsync<T>(Func<PortalDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    /// <summary>The session cookie of a new person with this post, as the sign-in page would have set it.</summary>
    public Task<string> SessionAsync(Role role, Unit unit) => InDatabaseAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var person = new Person("试用人员", Actor.System, now);
        var post = person.Grant(role, unit, (Days.On(now).AddDays(-30), null), new Actor(Guid.CreateVersion7(), null, Role.Administrator, null), now);
        person.Confirm(post, new Actor(Guid.CreateVersion7(), null, Role.SecurityOfficer, null), now);
        var name = "u" + person.Id.ToString("N");
        var account = new Account { UserName = name, NormalizedUserName = name.ToUpperInvariant(), PersonId = person.Id, SecurityStamp = Guid.CreateVersion7().ToString("N") };
        db.Persons.Add(person);
        db.Set<Account>().Add(account);
        var session = new SessionRow { AccountId = account.Id, BeganAt = now };
        db.Add(session);
        await db.SaveChangesAsync();
        return Cookie(account, session.Id, post, now);
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private string Cookie(Account account, Guid session, Post post, DateTimeOffset now)
    {
        var ticket = new AuthenticationTicket(
            SessionCookie.PrincipalOf(account, session, post.Id), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddMinutes(30) }, IdentityConstants.ApplicationScheme);
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
