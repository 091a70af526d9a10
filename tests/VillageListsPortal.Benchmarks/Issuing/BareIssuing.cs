using VillageListsPortal.Benchmarks.Bare;
using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks.Issuing;

/// <summary>A bare Razor page over EF Core that inserts the same rows in the same two posts, with antiforgery and nothing else.</summary>
internal sealed class BareIssuing : Contestant
{
    private readonly List<Browser> browsers = [];

    private BareIssuing()
        : base("bare Razor page with EF Core")
    {
    }

    public static async Task<BareIssuing> OpenAsync(BareSite site)
    {
        var issuing = new BareIssuing();
        for (var client = 0; client < Load.Clients; client++)
        {
            var browser = new Browser(site.Address);
            issuing.browsers.Add(browser);
            await browser.OpenAsync("/issue");
        }

        return issuing;
    }

    public override async Task<Guid> PrepareAsync(int client)
    {
        var to = await browsers[client].PostAsync($"/issue?handler=Prepare&client={client}", PortalIssuing.Form());
        return Guid.Parse(to.AsSpan(to.LastIndexOf('/') + 1));
    }

    public override Task SignAsync(int client, Guid id) => browsers[client].PostAsync(
        $"/issue?handler=Sign&client={client}&id={id}", KeyValuePair.Create("IdempotencyToken", Guid.CreateVersion7().ToString()));

    public override void Dispose()
    {
        foreach (var browser in browsers) browser.Dispose();
    }
}
