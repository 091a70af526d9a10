using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Benchmarks.Issuing;

/// <summary>The portal: the clerks and heads of eight villages, signed in, posting what their forms hold.</summary>
internal sealed class PortalIssuing : Contestant
{
    private readonly RunningPortal portal;
    private readonly List<Browser> clerks = [];
    private readonly List<Browser> heads = [];
    private Dictionary<Guid, uint> versions = [];

    private PortalIssuing(RunningPortal portal)
        : base("this portal") => this.portal = portal;

    public static async Task<PortalIssuing> OpenAsync(RunningPortal portal)
    {
        var issuing = new PortalIssuing(portal);
        foreach (var village in await portal.InDatabaseAsync(db => BenchDistrict.VillagesAsync(db, Load.Clients)))
        {
            var clerk = new Browser(portal.Address, await portal.SessionAsync(Role.VillageClerk, village));
            var head = new Browser(portal.Address, await portal.SessionAsync(Role.VillageHead, village));
            issuing.clerks.Add(clerk);
            issuing.heads.Add(head);
            await clerk.OpenAsync("/certificates/new/ZM-07");
            await head.OpenAsync("/account/password");
        }

        return issuing;
    }

    public override async Task<Guid> PrepareAsync(int client)
    {
        var to = await clerks[client].PostAsync("/certificates/new/ZM-07", Form());
        return Guid.Parse(to.AsSpan(to.LastIndexOf('/') + 1));
    }

    public override async Task ReadAsync(IReadOnlyCollection<Guid> prepared) =>
        versions = await portal.InDatabaseAsync(db => db.Certificates.Where(c => prepared.Contains(c.Id))
            .Select(c => new { c.Id, Version = EF.Property<uint>(c, "xmin") }).ToDictionaryAsync(c => c.Id, c => c.Version));

    public override Task SignAsync(int client, Guid id) => heads[client].PostAsync(
        $"/certificates/{id}/sign",
        KeyValuePair.Create("Version", versions[id].ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create("IdempotencyToken", Guid.CreateVersion7().ToString()));

    /// <summary>All that a person does: reads the form, fills it in, looks at the case, reads the paper to be signed, signs, looks at the case.</summary>
    public async Task WholeAsync(int client)
    {
        await clerks[client].OpenAsync("/certificates/new/ZM-07");
        var id = await PrepareAsync(client);
        await clerks[client].FetchAsync($"/certificates/{id}");
        var page = await heads[client].OpenAsync($"/certificates/{id}/sign");
        await heads[client].PostAsync($"/certificates/{id}/sign", KeyValuePair.Create("Version", VersionIn(page)), KeyValuePair.Create("IdempotencyToken", Guid.CreateVersion7().ToString()));
        await heads[client].FetchAsync($"/certificates/{id}");
    }

    public static IEnumerable<KeyValuePair<string, string>> Form() =>
    [
        new("Input.Name", "王小明"), new("Input.DocumentType", "ResidentCard"), new("Input.Number", Identities.Next()), new("Input.Values[group]", "3"),
        new("Input.NoOtherProof", "true"), new("Input.AskingBody", "渝北区市场监督管理局"), new("then", "submit"), new("IdempotencyToken", Guid.CreateVersion7().ToString()),
    ];

    public override void Dispose()
    {
        foreach (var browser in clerks.Concat(heads)) browser.Dispose();
        base.Dispose();
    }

    /// <summary>The version that a form carries; empty where it carries none.</summary>
    public static string VersionIn(string page)
    {
        const string Before = "name=\"Version\" value=\"";
        var from = page.IndexOf(Before, StringComparison.Ordinal);
        return from < 0 ? "" : page[(from + Before.Length)..page.IndexOf('"', from + Before.Length)];
    }
}
