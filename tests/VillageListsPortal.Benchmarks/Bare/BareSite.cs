using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;
using Npgsql;

namespace VillageListsPortal.Benchmarks.Bare;

/// <summary>The least that does the same to the database: Razor Pages over EF Core, as a first tutorial has it. No session, no log, no security headers.</summary>
internal sealed class BareSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private BareSite(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <param name="database">The database of the portal beside it.</param>
    /// <param name="held">What the pages in question copy or show.</param>
    public static async Task<BareSite> StartAsync(NpgsqlDataSource database, params IReadOnlyList<object> held)
    {
        var started = Build("http://127.0.0.1:0", services =>
        {
            services.AddDbContext<BareDb>(o => o.UseNpgsql(database));
            foreach (var one in held) services.AddSingleton(one.GetType(), one);
        });
        await started.StartAsync();
        return new BareSite(started);
    }

    /// <summary>The site until it is told to stop: without a database, or over one, with a prepared certificate there to copy.</summary>
    public static async Task ServeAsync(string address, string? connection, string? certificate)
    {
        await using var database = connection is null ? null : NpgsqlDataSource.Create(connection);
        var patterns = database is null ? null : await PatternsInAsync(database, Guid.Parse(certificate!));
        await using var site = Build(address, services =>
        {
            services.AddSingleton(StaticRows.Blank(District.BenchDistrict.ListRows));
            if (database is not null) services.AddDbContext<BareDb>(o => o.UseNpgsql(database)).AddSingleton(patterns!);
        });
        await site.RunAsync();
    }

    private static async Task<Patterns> PatternsInAsync(NpgsqlDataSource database, Guid certificate)
    {
        await using var db = new BareDb(new DbContextOptionsBuilder<BareDb>().UseNpgsql(database).Options);
        return await Patterns.PreparedAsync(db, certificate);
    }

    private static WebApplication Build(string address, Action<IServiceCollection> add)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(BareSite).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        add(builder.Services);
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // the same bytes
        builder.Services.AddRazorPages(o => o.RootDirectory = "/Bare/Pages").ConfigureApplicationPartManager(OnlyOurs);
        var built = builder.Build();
        built.MapRazorPages();
        return built;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void OnlyOurs(ApplicationPartManager manager)
    {
        var ours = typeof(BareSite).Assembly.GetName().Name;
        foreach (var part in manager.ApplicationParts.Where(p => p.Name != ours).ToList()) manager.ApplicationParts.Remove(part);
    }
}
