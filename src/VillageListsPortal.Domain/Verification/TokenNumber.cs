using System.Globalization;

namespace VillageListsPortal.Domain.Verification;

/// <summary>Unsigned big-endian numbers of any width up to eight bytes, and division codes as such numbers.</summary>
internal static class TokenNumber
{
    /// <summary>Digits of a district's division code.</summary>
    public const int DistrictDigits = 6;

    /// <summary>Digits of a village's division code.</summary>
    public const int VillageDigits = 12;

    /// <summary>The number that fills the span.</summary>
    public static ulong Read(ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        foreach (var one in bytes)
            value = (value << 8) | one;
        return value;
    }

    /// <summary>Fills the span with the number, which must fit.</summary>
    public static void Write(Span<byte> bytes, ulong value)
    {
        for (var at = bytes.Length - 1; at >= 0; at--)
        {
            bytes[at] = (byte)value;
            value >>= 8;
        }
    }

    /// <summary>Whether the text is a division code of that many figures; none begins with 0.</summary>
    public static bool IsDivisionCode(string? code, int digits) =>
        code is not null && code.Length == digits && code[0] != '0' && code.All(char.IsAsciiDigit);

    /// <summary>A division code as a number.</summary>
    public static ulong Of(string divisionCode) => ulong.Parse(divisionCode, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A number as figures, for a division code.</summary>
    public static string Figures(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
