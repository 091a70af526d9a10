using System.Globalization;

namespace VillageListsPortal.Domain.Verification;

/// <summary>
/// The code of a list item in a token, three bytes: list letters as one (ZZ=1, XZ=2, FM=3, ZM=4, QX=5, unlisted QW=6), then the
/// number. Frozen: indexes are only added, never changed (settled S20).
/// </summary>
internal static class TokenItem
{
    /// <summary>Bytes of an item.</summary>
    public const int Size = 3;

    private const int LettersLength = 2;
    private static readonly string[] Lists = ["ZZ", "XZ", "FM", "ZM", "QX", "QW"];

    /// <summary>Reads a code such as <c>ZM-04</c>; only its exact form is taken.</summary>
    public static bool TryIndex(string? item, out byte list, out ushort number)
    {
        (list, number) = (0, 0);
        if (item is not { Length: > LettersLength } || !ushort.TryParse(item.AsSpan(LettersLength + 1), NumberStyles.None,
            CultureInfo.InvariantCulture, out number))
            return false;
        list = (byte)(Array.IndexOf(Lists, item[..LettersLength]) + 1);
        return Code(list, number) == item;
    }

    /// <summary>The code, <c>ZM-04</c>: at least two figures; null for an index that means no list.</summary>
    public static string? Code(byte list, ushort number) => list >= 1 && list <= Lists.Length
        ? string.Create(CultureInfo.InvariantCulture, $"{Lists[list - 1]}-{number:D2}")
        : null;
}
