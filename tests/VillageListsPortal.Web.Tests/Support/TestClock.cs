namespace VillageListsPortal.Web.Tests.Support;

/// <summary>A clock that stands at a day of the test's choice and goes on from there, so that sessions do not expire at once.</summary>
public sealed class TestClock : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan offset;

    public TestClock() => Set(new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero)); // 10:00 on a Monday in China

    public void Set(DateTimeOffset now)
    {
        lock (gate) offset = now - System.GetUtcNow();
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return System.GetUtcNow() + offset;
    }
}
