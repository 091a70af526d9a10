using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>What the screener says of a case, as far as labels tell it.</summary>
/// <param name="Crossed">Codes of red lines.</param>
/// <param name="CoveredBy">Codes of items.</param>
/// <param name="Shifted">How many clauses shift responsibility; no label tells it.</param>
public sealed record CaseReading(IReadOnlyList<string> Crossed, IReadOnlyList<string> CoveredBy, int Shifted)
{
    public static CaseReading Of(ScreeningResult r) => new([.. r.Crossed.Select(c => c.Code)], [.. r.CoveredBy.Select(c => c.Code)], r.Shifted.Count);

    /// <summary>Codes wrong or missed.</summary>
    public int ErrorsIn(LabelledCase labelled) => Apart(Crossed, labelled.Crossed) + Apart(CoveredBy, labelled.CoveredBy);

    public bool IsSame(CaseReading other) => Crossed.SequenceEqual(other.Crossed, StringComparer.Ordinal) && CoveredBy.SequenceEqual(other.CoveredBy, StringComparer.Ordinal) && Shifted == other.Shifted;

    private static int Apart(IReadOnlyList<string> found, IReadOnlySet<string> labelled) => found.Count(c => !labelled.Contains(c)) + labelled.Count(c => !found.Contains(c, StringComparer.Ordinal));
}

/// <summary>A labelled case that is read otherwise with other words.</summary>
public sealed record ChangedCase(LabelledCase Case, CaseReading Before, CaseReading After)
{
    /// <summary>Errors fewer (below zero) or more than before.</summary>
    public int Difference => After.ErrorsIn(Case) - Before.ErrorsIn(Case);
}

/// <summary>What other words do to the labelled cases and to a text of one's own.</summary>
/// <param name="Before">The figures of now.</param>
/// <param name="After">The figures with the words tried.</param>
/// <param name="Changed">The cases read otherwise, those that get worse first.</param>
/// <param name="OwnBefore">The own text as it is read now; null where none was given.</param>
/// <param name="Own">The own text read with the words tried.</param>
public sealed record BenchResult(ScreeningMeasure Before, ScreeningMeasure After, IReadOnlyList<ChangedCase> Changed, CaseReading? OwnBefore, ScreenedText? Own);

/// <summary>Tries words before they count: on the labelled cases and on a text of one's own.</summary>
public sealed class TestBench(DistrictScreener district, ScreenText naming)
{
    public async Task<BenchResult> RunAsync(IReadOnlyList<VocabularyWord> now, IReadOnlyList<VocabularyWord> tried, ScreeningText? own)
    {
        var (before, after) = (await district.WithAsync(now), await district.WithAsync(tried));
        var cases = ScreeningReference.Cases().Select(c => (Case: c, Before: before.Screen(c.Text), After: after.Screen(c.Text))).ToList();
        var changed = cases.Select(c => new ChangedCase(c.Case, CaseReading.Of(c.Before), CaseReading.Of(c.After))).Where(c => !c.Before.IsSame(c.After));
        return new BenchResult(
            ScreeningMeasure.Of([.. cases.Select(c => (c.Case, c.Before))]),
            ScreeningMeasure.Of([.. cases.Select(c => (c.Case, c.After))]),
            [.. changed.OrderByDescending(c => c.Difference).ThenBy(c => c.Case.Id, StringComparer.Ordinal)],
            own is null ? null : CaseReading.Of(before.Screen(own)),
            own is null ? null : await naming.NamedAsync(own, after.Screen(own)));
    }
}
