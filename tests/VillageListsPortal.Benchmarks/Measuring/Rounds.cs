namespace VillageListsPortal.Benchmarks.Measuring;

/// <summary>Contestants take turns, A B C, then C B A: whatever else the machine does meanwhile meets all of them.</summary>
internal static class Rounds
{
    public static async Task RunAsync(int rounds, params IReadOnlyList<Func<Task>> contestants)
    {
        foreach (var contestant in contestants) await contestant(); // to warm up; the caller throws these away
        await AlternateAsync(rounds, contestants);
    }

    public static async Task AlternateAsync(int rounds, IReadOnlyList<Func<Task>> contestants)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contestant in round % 2 == 0 ? contestants : contestants.Reverse()) await contestant();
        }
    }
}
