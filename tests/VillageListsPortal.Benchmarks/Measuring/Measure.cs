namespace VillageListsPortal.Benchmarks.Measuring;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">Rounds of each contestant.</param>
/// <param name="Seconds">Seconds of each contestant in a round.</param>
/// <param name="Requests">Requests of the memory measure.</param>
/// <param name="Smoke">Only whether it runs: the figures mean nothing.</param>
internal sealed record Plan(int Rounds, double Seconds, int Requests, bool Smoke)
{
    public static readonly Plan Full = new(5, 1.5, 10_000, Smoke: false);
    public static readonly Plan Short = new(1, 0.2, 100, Smoke: true);

    /// <summary>A file with the units of a whole country; null: one is made of names of the demonstration's district.</summary>
    public string? Country { get; init; }
}

/// <summary>A measure by its name, and the part of the report that it makes.</summary>
internal sealed record Measure(string Name, Func<Plan, Task<Section>> RunAsync);

/// <summary>A part of the report, in Markdown.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Tables">Tables, and sentences that hold figures.</param>
internal sealed record Section(string Title, params IReadOnlyList<string> Tables);
