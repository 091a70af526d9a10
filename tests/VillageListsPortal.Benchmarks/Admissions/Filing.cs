using System.Collections.Concurrent;
using VillageListsPortal.Benchmarks.Issuing;
using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>One way to file requests, of which drafts lie ready: 提交审签 by eight officers, then 审签 by eight others.</summary>
internal abstract class Filing(string name, StockedAdmissions stock) : Contestant(name)
{
    private readonly ConcurrentQueue<Guid> drafts = [];

    /// <summary>Drafts for a round; not measured.</summary>
    public async Task StockAsync(int count)
    {
        var made = await stock.DraftsAsync(count);
        foreach (var id in made) drafts.Enqueue(id);
        await ReadAsync([.. made]);
    }

    public override async Task<Guid> PrepareAsync(int client)
    {
        if (!drafts.TryDequeue(out var id)) throw new InvalidOperationException("There is no draft left.");
        await SubmitAsync(client, id);
        return id;
    }

    protected abstract Task SubmitAsync(int client, Guid id);
}

/// <summary>The portal, by the forms of its pages.</summary>
internal sealed class PortalFiling(StockedAdmissions stock, IReadOnlyList<Browser> staff, IReadOnlyList<Browser> countersigners) : Filing("this portal", stock)
{
    private readonly StockedAdmissions stock = stock;
    private Dictionary<Guid, uint> versions = [];

    public override async Task ReadAsync(IReadOnlyCollection<Guid> prepared) => versions = await stock.VersionsAsync(prepared);

    public override Task SignAsync(int client, Guid id) => countersigners[client].PostAsync($"/admissions/{id}/countersign", [.. Form.Of(versions[id]), new("DocumentNumber", "统府文〔2026〕12号")]);

    protected override Task SubmitAsync(int client, Guid id) => staff[client].PostAsync($"/admissions/{id}/edit/Check?handler=Submit", Form.Of(versions[id]));
}

/// <summary>A bare Razor page over EF Core that writes the same rows in the same two posts, with antiforgery and nothing else.</summary>
internal sealed class BareFiling(StockedAdmissions stock, IReadOnlyList<Browser> browsers) : Filing("bare Razor page with EF Core", stock)
{
    public override Task SignAsync(int client, Guid id) => browsers[client].PostAsync($"/file?handler=Countersign&id={id}", [.. Form.Of(0), new("DocumentNumber", "统府文〔2026〕12号")]);

    protected override Task SubmitAsync(int client, Guid id) => browsers[client].PostAsync($"/file?handler=Submit&id={id}", Form.Of(0));
}

/// <summary>What every form of a case sends.</summary>
internal static class Form
{
    public static IEnumerable<KeyValuePair<string, string>> Of(uint version) =>
        [new("Version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("IdempotencyToken", Guid.CreateVersion7().ToString())];
}
