using System.Diagnostics;
using System.Globalization;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Web.Features.Screening;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>How long screening a request takes, on one thread over the labelled cases that come with the portal, and how well it agrees with their labels.</summary>
internal static class ScreeningSpeed
{
    private const double GoalMilliseconds = 1;

    public static Task<Section> RunAsync(Plan plan)
    {
        var screener = new Screener(Vocabulary.Standard, ScreeningReference.Items());
        var cases = ScreeningReference.Cases();
        var figures = new Figures("screening");
        Round(screener, cases, 20);
        for (var round = 0; round < plan.Rounds; round++)
        {
            var times = Round(screener, cases, plan.Smoke ? 1 : 10);
            figures.Add(1000 / times.Average(), times);
        }

        var measure = ScreeningMeasure.Of(screener, cases);
        var slowest = figures.Percentile(1);
        var speed = new Table("requests screened, one thread", "per second, median", "minimum", "p50 ms", "p99 ms", "slowest ms").Row(
            $"{measure.Cases.ToString(CultureInfo.InvariantCulture)} labelled cases", Table.Number(figures.Median), Table.Number(figures.Minimum), Table.Number(figures.Percentile(0.5)), Table.Number(figures.Percentile(0.99)), Table.Number(slowest));
        var agreement = new Table("labelled cases", "precision", "recall", "F1")
            .Row(Cells("any crossing", measure.Any)).Row(Cells("codes crossed", measure.Codes)).Row(Cells("covered by", measure.CoveredBy));
        var verdict = figures.Percentile(0.99) < GoalMilliseconds ? "met" : "**missed**";
        return Task.FromResult(new Section("Screening", speed.ToString(), $"A request under 1 ms (p99): {verdict}.", agreement.ToString()));
    }

    private static List<double> Round(Screener screener, IReadOnlyList<LabelledCase> cases, int times)
    {
        var taken = new List<double>(cases.Count * times);
        for (var n = 0; n < times; n++)
        {
            foreach (var one in cases)
            {
                var began = Stopwatch.GetTimestamp();
                screener.Screen(one.Text);
                taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        return taken;
    }

    private static string[] Cells(string name, Tally tally) => [name, .. new[] { tally.Precision, tally.Recall, tally.F1 }.Select(v => v.ToString("0.000", CultureInfo.InvariantCulture))];
}
