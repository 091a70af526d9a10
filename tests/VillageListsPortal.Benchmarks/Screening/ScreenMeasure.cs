using System.Diagnostics;
using System.Globalization;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Web.Features.Screening;

namespace VillageListsPortal.Benchmarks.Screening;

/// <summary>(g) What a screening takes: a labelled case, the longest text that the page takes, and texts made to be slow; on one thread, warm.</summary>
internal static class ScreenMeasure
{
    public static Task<Section> RunAsync(Plan plan)
    {
        var screener = new Screener(Vocabulary.Standard, ScreeningReference.Items());
        var cases = ScreeningReference.Cases().Select(c => c.Text).ToList();
        var table = new Table("milliseconds", "median", "99 %", "longest")
            .Row(Cells("a labelled case", screener, cases, plan))
            .Row(Cells("10,000 characters of cases", screener, [Long(string.Concat(cases.Select(c => c.Description)))], plan))
            .Row(Cells("10,000 characters without a clause", screener, [Long(string.Concat(Enumerable.Repeat("村委会负责拆违", 1500)))], plan))
            .Row(Cells("10,000 times one word", screener, [Long(new string('村', ScreenText.LongestText))], plan))
            .Row(Cells("10,000 characters of brackets and separators", screener, [Long(string.Concat(Enumerable.Repeat("（、招、商", 2000)))], plan));
        var measure = ScreeningMeasure.Of(screener, ScreeningReference.Cases());
        var agreement = new Table($"{measure.Cases.ToString(CultureInfo.InvariantCulture)} labelled cases", "precision", "recall", "F1")
            .Row(Cells("any crossing", measure.Any)).Row(Cells("codes crossed", measure.Codes)).Row(Cells("covered by", measure.CoveredBy));
        return Task.FromResult(new Section("Screening a text", table.ToString(), "The goal is a request in under 1 ms.", agreement.ToString()));
    }

    private static string[] Cells(string name, Tally tally) => [name, .. new[] { tally.Precision, tally.Recall, tally.F1 }.Select(v => v.ToString("0.000", CultureInfo.InvariantCulture))];

    private static ScreeningText Long(string text) => new("", text[..Math.Min(text.Length, ScreenText.LongestText)], "协助");

    private static string[] Cells(string name, Screener screener, List<ScreeningText> texts, Plan plan)
    {
        var times = new List<double>();
        foreach (var text in texts) screener.Screen(text); // to warm up
        for (var began = Stopwatch.StartNew(); began.Elapsed.TotalSeconds < plan.Seconds * plan.Rounds || times.Count < texts.Count;)
        {
            foreach (var text in texts)
            {
                var one = Stopwatch.StartNew();
                screener.Screen(text);
                times.Add(one.Elapsed.TotalMilliseconds);
            }
        }

        return [name, Table.Number(Figures.Quantile(times, 0.5)), Table.Number(Figures.Quantile(times, 0.99)), Table.Number(times.Max())];
    }
}
