using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>
/// A number built by GB 11643-1999: region 6, birthday 8, sequence 3, check character (ISO 7064 MOD 11-2);
/// or an old 15-digit one, which has a two-digit year and no check character (domain 4.10, settled S25).
/// </summary>
public sealed record CitizenNumber
{
    private const int Length = 18;
    private const int OldLength = 15;
    private const int RegionLength = 6;
    private const int EarliestBirthYear = 1850; // numbers were given from 1984 on, to the living
    private const string CheckRow = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private CitizenNumber(string value, DateOnly birthday) => (Value, Birthday) = (value, birthday);

    /// <summary>The number, 18 or 15 half-width characters, check character in upper case.</summary>
    public string Value { get; }

    /// <summary>The birthday that the number tells.</summary>
    public DateOnly Birthday { get; }

    /// <summary>Whether the sequence is even, which GB 11643 gives to women.</summary>
    public bool IsFemale => (Value[IsOld ? OldLength - 1 : Length - 2] - '0') % 2 == 0;

    /// <summary>Whether it is an old number of 15 digits.</summary>
    public bool IsOld => Value.Length == OldLength;

    /// <summary>The number with the birthday hidden: <c>500112********1234</c>, old ones <c>500112******123</c> (domain 8.1).</summary>
    public string Masked => IsOld
        ? string.Concat(Value.AsSpan(0, RegionLength), "******", Value.AsSpan(RegionLength + 6))
        : string.Concat(Value.AsSpan(0, RegionLength), "********", Value.AsSpan(RegionLength + 8));

    /// <summary>Reads a number as typed: full-width characters, inner spaces and a small x are accepted.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">The day against which the birthday is judged.</param>
    /// <param name="number">The number when true is returned.</param>
    /// <param name="problemCode">
    /// Otherwise <c>identity.number-missing</c>, <c>identity.number-length</c>, <c>identity.number-characters</c>,
    /// <c>identity.number-birthday</c>, <c>identity.number-birthday-future</c> or <c>identity.number-check-digit</c>.
    /// </param>
    public static bool TryParse(string? text, DateOnly today, [NotNullWhen(true)] out CitizenNumber? number,
        [NotNullWhen(false)] out string? problemCode)
    {
        var value = TypedText.Fold(text);
        problemCode = Problem(value, today, out var birthday);
        number = problemCode is null ? new CitizenNumber(value, birthday) : null;
        return problemCode is null;
    }

    /// <summary>The check character for the first 17 digits (GB 11643, domain 4.10).</summary>
    internal static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var at = 0; at < Weights.Length; at++)
            sum += (digits[at] - '0') * Weights[at];
        return CheckRow[sum % 11];
    }

    /// <summary>Masked, so that the number cannot reach a log by accident.</summary>
    public override string ToString() => Masked;

    private static string? Problem(string value, DateOnly today, out DateOnly birthday)
    {
        birthday = default;
        if (value.Length == 0)
            return "identity.number-missing";
        if (value.Length is not (Length or OldLength))
            return "identity.number-length";
        if (!HasDigitsOnly(value))
            return "identity.number-characters";
        if (!TryBirthday(value, out birthday))
            return "identity.number-birthday";
        if (birthday > today)
            return "identity.number-birthday-future";
        return value.Length == Length && value[^1] != CheckCharacter(value) ? "identity.number-check-digit" : null;
    }

    private static bool HasDigitsOnly(string value)
    {
        var digits = value.Length == Length && value[^1] == 'X' ? value.AsSpan(0, Length - 1) : value.AsSpan();
        return !digits.ContainsAnyExceptInRange('0', '9') && value[0] != '0';
    }

    private static bool TryBirthday(string value, out DateOnly birthday)
    {
        var day = value.Length == Length ? value[RegionLength..14] : $"19{value[RegionLength..12]}";
        return DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out birthday)
            && birthday.Year >= EarliestBirthYear;
    }
}
