using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Domain.Tests.Screening;

/// <summary>How well the screener agrees with people; docs/screening.md tells the figures and how they came about.</summary>
public sealed class LabelledCasesTests
{
    [Theory]
    [InlineData("dev.csv", 140, 0.95)]
    [InlineData("own-cases.csv", 120, 0.95)]
    public void Whether_a_request_crosses_a_red_line_is_right(string file, int least, double bound)
    {
        var measure = ScreeningMeasure.Of(Desk.Screener, Desk.Cases(file));
        Assert.InRange(measure.Cases, least, int.MaxValue);
        Assert.InRange(measure.Any.Precision, bound, 1);
        Assert.InRange(measure.Any.Recall, bound, 1);
    }

    [Theory]
    [InlineData("dev.csv", 0.92, 0.75)]
    [InlineData("own-cases.csv", 0.92, 0.75)]
    public void Which_red_lines_and_which_items_is_right(string file, double crossed, double covered)
    {
        var measure = ScreeningMeasure.Of(Desk.Screener, Desk.Cases(file));
        Assert.InRange(measure.Codes.F1, crossed, 1);
        Assert.InRange(measure.CoveredBy.F1, covered, 1);
        Assert.All(measure.ByCode, code => Assert.True(code.Value.F1 >= crossed, $"{code.Key}: {code.Value}"));
    }

    [Fact]
    public void The_tally_counts_what_is_right_wrong_and_missed()
    {
        var cases = new[] { Case("各村负责违建拆除。", "FM-02", ""), Case("各村负责违建拆除。", "FM-03", ""), Case("请村里宣传民法典。", "", "ZZ-18") };
        var measure = ScreeningMeasure.Of(Desk.Screener, cases);
        Assert.Equal(new Tally(1, 1, 1), measure.Exact);
        Assert.Equal(new Tally(2, 0, 0), measure.Any);
        Assert.Equal(new Tally(1, 1, 1), measure.Codes);
        Assert.Equal(0.5, measure.Codes.F1);
        Assert.Equal([new("FM-02", new Tally(1, 1, 0)), new("FM-03", new Tally(0, 0, 1))], measure.ByCode);
        Assert.Equal(new Tally(1, 0, 0), measure.CoveredBy);
    }

    [Fact]
    public void The_figures_of_a_tally_are_those_of_the_books()
    {
        var some = new Tally(Right: 3, Wrong: 1, Missed: 2);
        Assert.Equal((0.75, 0.6, 2.0 / 3), (some.Precision, some.Recall, some.F1));
        Assert.Equal((0.0, 1.0, 0.0), (new Tally(0, 1, 0).Precision, new Tally(0, 1, 0).Recall, new Tally(0, 1, 0).F1));
        Assert.Equal((1.0, 0.0, 0.0), (new Tally(0, 0, 1).Precision, new Tally(0, 0, 1).Recall, new Tally(0, 0, 1).F1));
        Assert.Equal(0.0, new Tally(0, 1, 1).F1);
    }

    [Fact]
    public void Nothing_to_find_and_nothing_found_is_right() => Assert.Equal((1.0, 1.0, 1.0), (new Tally(0, 0, 0).Precision, new Tally(0, 0, 0).Recall, new Tally(0, 0, 0).F1));

    private static LabelledCase Case(string description, string crossed, string covered) =>
        new(new ScreeningText("", description, "协助"), Set(crossed), Set(covered));

    private static HashSet<string> Set(string code) => code.Length == 0 ? [] : [code];
}
