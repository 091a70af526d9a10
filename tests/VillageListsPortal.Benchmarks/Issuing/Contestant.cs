using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks.Issuing;

/// <summary>One way to bring a certificate's rows into the database, in the portal's two steps.</summary>
internal abstract class Contestant(string name) : IDisposable
{
    public Figures Figures { get; } = new(name);

    /// <summary>Prepares and submits one.</summary>
    public abstract Task<Guid> PrepareAsync(int client);

    /// <summary>Between the steps, not measured: what the signer's page would have told.</summary>
    public virtual Task ReadAsync(IReadOnlyCollection<Guid> prepared) => Task.CompletedTask;

    /// <summary>Signs one.</summary>
    public abstract Task SignAsync(int client, Guid id);

    public virtual void Dispose()
    {
    }

    /// <summary>A round: each client prepares so many, then signs them. The rate is certificates by the time of both steps.</summary>
    public async Task RoundAsync(int each, bool keep = true)
    {
        var ids = new Guid[Load.Clients, each];
        var prepared = await Load.TimesAsync(each, async (client, n) => ids[client, n] = await PrepareAsync(client));
        await ReadAsync([.. ids.Cast<Guid>()]);
        var signed = await Load.TimesAsync(each, (client, n) => SignAsync(client, ids[client, n]));
        if (keep) Figures.Add(1 / (1 / prepared.Rate + 1 / signed.Rate), [.. prepared.Calls, .. signed.Calls]);
    }
}
