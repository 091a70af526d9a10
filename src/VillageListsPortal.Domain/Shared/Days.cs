using System.Globalization;

namespace VillageListsPortal.Domain.Shared;

/// <summary>Days of China: instants are UTC, but days, years, deadlines and numbers are Asia/Shanghai (settled S2).</summary>
public static class Days
{
    // Asia/Shanghai has been UTC+8 without summer time since 1991-09-15 and no deadline here is older,
    // so a fixed offset is exact and does not depend on the machine's time zone files.
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>An instant by the clocks of China (settled S2).</summary>
    /// <param name="instant">The instant.</param>
    public static DateTimeOffset InChina(DateTimeOffset instant) => instant.ToOffset(China);

    /// <summary>The day in China at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Within eight hours of the end of year 9999.</exception>
    public static DateOnly On(DateTimeOffset instant) => DateOnly.FromDateTime(InChina(instant).DateTime);

    /// <summary>The day in China now, by the clock given.</summary>
    public static DateOnly Today(TimeProvider clock) => On(clock.GetUtcNow());

    /// <summary>The first instant of a day in China, in UTC (16:00 of the day before).</summary>
    /// <exception cref="ArgumentOutOfRangeException">On 0001-01-01, which begins before the first instant.</exception>
    public static DateTimeOffset StartOf(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), China).ToUniversalTime();

    /// <summary>The day as it stands on paper: Arabic figures without leading zeros, <c>2026年11月3日</c> (domain 4.9).</summary>
    public static string Chinese(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
