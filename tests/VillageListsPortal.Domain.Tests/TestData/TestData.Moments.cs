using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests;

/// <summary>Valid things to begin a test with, one file per noun; every state is reached by the verbs that the portal uses.</summary>
internal static partial class TestData
{
    /// <summary>A Monday.</summary>
    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>The first day of the lists (settled S10).</summary>
    public static readonly DateOnly ListsFrom = new(2025, 1, 1);

    /// <summary>Nine in the morning, in China.</summary>
    public static DateTimeOffset Now => On(Today);

    public static DateTimeOffset On(DateOnly day) => Days.StartOf(day).AddHours(9);
}
