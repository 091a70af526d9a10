namespace VillageListsPortal.Benchmarks.Measuring;

/// <summary>What one contestant reached, round by round.</summary>
/// <param name="name">The row's name in the table.</param>
internal sealed class Figures(string name)
{
    private readonly List<double> rates = [];
    private readonly List<double> milliseconds = [];

    public string Name { get; } = name;

    /// <summary>Median of the rounds' rates, per second.</summary>
    public double Median => Quantile(rates, 0.5);

    /// <summary>The slowest round's rate, per second.</summary>
    public double Minimum => rates.Min();

    /// <summary>Of all single calls of all rounds, in milliseconds.</summary>
    public double Percentile(double share) => Quantile(milliseconds, share);

    /// <summary>Notes a round.</summary>
    /// <param name="rate">Calls per second.</param>
    /// <param name="calls">How long each call took, in milliseconds.</param>
    public void Add(double rate, IEnumerable<double> calls)
    {
        rates.Add(rate);
        milliseconds.AddRange(calls);
    }

    /// <summary>Median over the rounds of this rate through the other's of the same round.</summary>
    public double Against(Figures other) => Quantile([.. rates.Zip(other.rates, (mine, theirs) => mine / theirs)], 0.5);

    public static double Quantile(IReadOnlyCollection<double> values, double share)
    {
        if (values.Count == 0) return double.NaN;
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
