using FsCheck.Fluent;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>Hours a year: months begun within the term, twelve at most (domain 3.2, burden = hours x villages).</summary>
public sealed class WorkloadTests
{
    [Theory]
    [InlineData("2027-01-01", "2027-12-31", 12)]
    [InlineData("2027-01-15", "2028-01-14", 12)] // a year is twelve months wherever it begins
    [InlineData("2027-01-15", "2028-01-13", 12)]
    [InlineData("2027-01-01", "2027-03-31", 3)]
    [InlineData("2027-01-15", "2027-02-14", 1)]
    [InlineData("2027-01-15", "2027-02-15", 2)]
    [InlineData("2027-01-31", "2027-02-01", 1)] // two days over the end of a month
    [InlineData("2027-03-01", "2027-03-01", 1)]
    [InlineData("2028-02-29", "2029-02-27", 12)]
    [InlineData("2027-01-01", "2031-12-31", 12)]
    [InlineData("2027-01-01", null, 12)]
    [InlineData(null, "2027-03-31", 12)]
    public void A_term_has_as_many_months_of_hours_as_begin_in_it(string? from, string? until, int months) =>
        Assert.Equal(10m * months, (TaskRequest() with { MonthlyHours = 10, From = Day(from), Until = Day(until) }).YearlyHours);

    [Fact]
    public void Hours_not_told_are_not_told_of_a_year_either() => Assert.Null((TaskRequest() with { MonthlyHours = null }).YearlyHours);

    [Fact] // counted apart, month by month
    public void Any_term_counts_its_months_between_one_and_twelve() => Always.Holds(
        from start in Any.Day(new DateOnly(2024, 1, 1), new DateOnly(2028, 12, 31)) from length in Gen.Choose(0, 800) select (start, length), t =>
        {
            var until = t.start.AddDays(t.length);
            var (months, next) = (0, t.start);
            while (next <= until && months < 12) next = t.start.AddMonths(++months);
            return (TaskRequest() with { MonthlyHours = 1, From = t.start, Until = until }).YearlyHours == Math.Max(1, months);
        });

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, null);
}
