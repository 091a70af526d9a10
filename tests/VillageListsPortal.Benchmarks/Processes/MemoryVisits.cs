using System.Globalization;
using System.Net;
using VillageListsPortal.Benchmarks.Issuing;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Benchmarks.Processes;

/// <summary>Eight visitors, of whom each also is the clerk of 江口村 in another window: of ten requests seven read lists, two read the clerk's pages, one files a certificate.</summary>
internal sealed class PortalVisits(Uri address) : IDisposable
{
    private const string Form = "/certificates/new/ZM-07";

    private static readonly string[] Read = ["/", "/?q=婚姻", "/lists/certificate", "/lists/cancelled", "/lists/assistance", "/lists/cancelled/QX-01", "/guides/ZM-07", "/api/v1/lists/negative"];
    private static readonly string[] Work = ["/work", "/certificates", "/certificates/new", Form, "/certificates/seal-register"];

    private readonly List<(Browser Visitor, Browser Clerk)> people = [.. Enumerable.Range(0, Load.Clients).Select(n => (new Browser(address, from: AddressOf(n)), new Browser(address, from: AddressOf(n))))];

    /// <summary>Signs the clerks in, and files the first certificate.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> SignInAsync()
    {
        foreach (var (_, clerk) in people)
        {
            await clerk.OpenAsync("/account/sign-in");
            await clerk.PostAsync("/account/sign-in", KeyValuePair.Create("Account", "clerk.jiangkou"), KeyValuePair.Create("Password", DemonstrationOfficers.Password));
            await clerk.OpenAsync(Form);
        }

        return (await people[0].Clerk.PostAsync(Form, PortalIssuing.Form())).Split('/')[^1];
    }

    /// <summary>So many requests of each.</summary>
    public Task SendAsync(int each) => Load.TimesAsync(each, (client, n) => (n % 10) switch
    {
        9 => people[client].Clerk.PostAsync(Form, PortalIssuing.Form()),
        4 or 7 => people[client].Clerk.FetchAsync(Work[n / 3 % Work.Length]),
        _ => people[client].Visitor.FetchAsync(Read[n % Read.Length]),
    });

    public void Dispose()
    {
        foreach (var (visitor, clerk) in people)
        {
            visitor.Dispose();
            clerk.Dispose();
        }
    }

    /// <summary>The portal lets one address search so and so often a minute: eight people do not come from one.</summary>
    private static IPAddress AddressOf(int person) => IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.0.1.{person + 1}"));
}

/// <summary>The same mix as far as a bare site can serve it: of ten requests nine read the list, which is the page it has, and one writes a prepared certificate's rows.</summary>
internal sealed class BareVisits(Uri address) : IDisposable
{
    private readonly List<Browser> people = [.. Enumerable.Range(0, Load.Clients).Select(_ => new Browser(address))];

    public async Task OpenAsync()
    {
        foreach (var one in people) await one.OpenAsync("/issue");
    }

    /// <summary>So many requests of each.</summary>
    public Task SendAsync(int each) => Load.TimesAsync(each, (client, n) =>
        n % 10 == 9 ? people[client].PostAsync($"/issue?handler=Prepare&client={client}", PortalIssuing.Form()) : people[client].FetchAsync("/list"));

    public void Dispose()
    {
        foreach (var one in people) one.Dispose();
    }
}
