namespace VillageListsPortal.Domain.Screening;

/// <summary>How well a screener agrees with labelled cases.</summary>
/// <param name="Cases">How many cases.</param>
/// <param name="Exact">Cases with a crossing whose whole set of codes was found.</param>
/// <param name="Any">Whether a case crosses at all.</param>
/// <param name="Codes">All codes of all cases.</param>
/// <param name="ByCode">The same by code, in order.</param>
/// <param name="CoveredBy">All covering items of all cases.</param>
public sealed record ScreeningMeasure(int Cases, Tally Exact, Tally Any, Tally Codes, IReadOnlyList<KeyValuePair<string, Tally>> ByCode, Tally CoveredBy)
{
    /// <summary>Measures a screener.</summary>
    /// <param name="screener">The screener.</param>
    /// <param name="cases">The cases.</param>
    /// <returns>The figures.</returns>
    public static ScreeningMeasure Of(Screener screener, IReadOnlyList<LabelledCase> cases) => Of([.. cases.Select(c => (c, screener.Screen(c.Text)))]);

    /// <summary>Measures what was found already.</summary>
    /// <param name="results">Cases with what was found.</param>
    /// <returns>The figures.</returns>
    public static ScreeningMeasure Of(IReadOnlyList<(LabelledCase Case, ScreeningResult Result)> results)
    {
        var crossed = results.Select(r => (Found: SetOf(r.Result.Crossed.Select(c => c.Code)), r.Case.Crossed)).ToList();
        var codes = crossed.SelectMany(c => c.Found.Concat(c.Crossed)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new ScreeningMeasure(
            results.Count,
            Sum(crossed.Select(c => Exactly(c.Found, c.Crossed))),
            Sum(crossed.Select(c => Tally.Of(c.Found.Count > 0, c.Crossed.Count > 0))),
            Sum(crossed.Select(c => Tally.Of(c.Found, c.Crossed))),
            [.. codes.Select(code => KeyValuePair.Create(code, Sum(crossed.Select(c => Tally.Of(c.Found.Contains(code), c.Crossed.Contains(code))))))],
            Sum(results.Select(r => Tally.Of(SetOf(r.Result.CoveredBy.Select(c => c.Code)), r.Case.CoveredBy))));
    }

    private static Tally Exactly(HashSet<string> found, IReadOnlySet<string> labelled)
    {
        var same = found.SetEquals(labelled);
        return new Tally(same && found.Count > 0 ? 1 : 0, !same && found.Count > 0 ? 1 : 0, !same && labelled.Count > 0 ? 1 : 0);
    }

    private static HashSet<string> SetOf(IEnumerable<string> codes) => codes.ToHashSet(StringComparer.Ordinal);

    private static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(default(Tally), (sum, one) => sum + one);
}
