using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Shared;

public sealed class DaysTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("2026-11-22T15:59:59.9999999Z", "2026-11-22")]
    [InlineData("2026-11-22T16:00:00Z", "2026-11-23")]
    [InlineData("2026-12-31T16:00:00Z", "2027-01-01")]
    [InlineData("2026-11-22T23:30:00-05:00", "2026-11-23")]
    public void A_day_begins_at_sixteen_hours_UTC(string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), Days.On(DateTimeOffset.Parse(instant, null)));

    [Fact]
    public void The_fixed_offset_agrees_with_the_time_zone_database_since_1992() =>
        Always.Holds(Any.Day(new(1992, 1, 1), new(2060, 12, 31)), day =>
        {
            var start = Days.StartOf(day);
            return start.Offset == TimeSpan.Zero
                && TimeZoneInfo.ConvertTime(start, Shanghai).DateTime == day.ToDateTime(TimeOnly.MinValue)
                && Days.On(start) == day && Days.On(start.AddTicks(-1)) == day.AddDays(-1);
        });

    [Fact]
    public void Today_is_the_day_in_China_by_the_clock_given() =>
        Assert.Equal(new DateOnly(2026, 11, 23), Days.Today(new StoppedClock(new(2026, 11, 22, 16, 0, 0, TimeSpan.Zero))));

    [Fact]
    public void A_day_on_paper_has_no_leading_zeros()
    {
        Assert.Equal("2026年11月23日", Days.Chinese(new(2026, 11, 23)));
        Assert.Equal("2026年1月3日", Days.Chinese(new(2026, 1, 3)));
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
