using System.Globalization;

namespace VillageListsPortal.Benchmarks.Measuring;

/// <summary>Sound identity numbers, none twice.</summary>
internal static class Identities
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly DateOnly First = new(1940, 1, 1);
    private static int made;

    public static string Next()
    {
        var n = Interlocked.Increment(ref made);
        var born = First.AddDays(n / 999 % 22_000);
        var head = string.Create(CultureInfo.InvariantCulture, $"500112{born:yyyyMMdd}{n % 999:000}");
        return head + "10X98765432"[head.Select((c, i) => (c - '0') * Weights[i]).Sum() % 11];
    }
}
