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

    public static async Task<BareSite> StartAsync(NpgsqlDataSource database, Patterns patterns, StaticRows rows)
    {
        var app = Build("http://127.0.0.1:0", services => services.AddSingleton(patterns).AddSingleton(rows).AddDbContext<BareDb>(o => o.UseNpgsql(database)));
        await app.StartAsync();
        return new BareSite(app);
    }

    /// <summary>The site without a database, until it is told to stop.</summary>
    public static async Task ServeAsync(string address)
    {
        await using var app = Build(address, services => services.AddSingleton(StaticRows.Blank(District.BenchDistrict.ListRows)));
        await app.RunAsync();
    }

    private static WebApplication Build(string address, Action<IServiceCollection> add)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(BareSite).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        add(builder.Services);
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // the same bytes
        builder.Services.AddRazorPages(o => o.RootDirectory = "/Bare/Pages").ConfigureApplicationPartManager(OnlyOurs);
        var app = builder.Build();
        app.MapRazorPages();
        return app;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void OnlyOurs(ApplicationPartManager manager)
    {
        var ours = typeof(BareSite).Assembly.GetName().Name;
        foreach (var part in manager.ApplicationParts.Where(p => p.Name != ours).ToList()) manager.ApplicationParts.Remove(part);
    }
}
