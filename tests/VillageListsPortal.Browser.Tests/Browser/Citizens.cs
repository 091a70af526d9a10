using System.Globalization;

namespace VillageListsPortal.Browser.Tests.Browser;

/// <summary>Made-up people with valid identity numbers, each new: nobody asks for the same paper twice within a day.</summary>
public static class Citizens
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static int made;

    /// <summary>A woman's number, born on 12 March 1985.</summary>
    public static string Number()
    {
        var body = "50011219850312" + (2 * Interlocked.Increment(ref made)).ToString("000", CultureInfo.InvariantCulture);
        var sum = body.Select((digit, i) => (digit - '0') * Weights[i]).Sum();
        return body + "10X98765432"[sum % 11];
    }
}
