using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>
/// The number of a certificate, <c>统景江口村证〔2026〕12号</c>: hexagonal brackets, no leading zero, without gaps
/// per village and year (domain 4.5).
/// </summary>
/// <param name="Prefix">The village's prefix of the day, without white space or brackets, 1 to 40 UTF-16 units.</param>
/// <param name="Year">The year in China, 2000 to 9999.</param>
/// <param name="Number">The running number, from 1.</param>
/// <exception cref="RuleViolationException"><c>certificate-number.prefix</c>, <c>certificate-number.year</c>, <c>certificate-number.number</c>.</exception>
public readonly record struct CertificateNumber(string Prefix, int Year, int Number)
{
    private const int MaxPrefixLength = 40;
    private const int MaxTextLength = 80;
    private const int FirstYear = 2000;
    private const int LastYear = 9999;
    private static readonly SearchValues<char> Opening = SearchValues.Create("〔[({【［（｛");
    private static readonly SearchValues<char> Closing = SearchValues.Create("〕])}】］）｝");

    /// <summary>The village's prefix.</summary>
    public string Prefix { get; } = IsPrefix(Prefix) ? Prefix : throw new RuleViolationException("certificate-number.prefix");

    /// <summary>The year in China.</summary>
    public int Year { get; } = Year is >= FirstYear and <= LastYear
        ? Year : throw new RuleViolationException("certificate-number.year", Year);

    /// <summary>The running number.</summary>
    public int Number { get; } = Number >= 1 ? Number : throw new RuleViolationException("certificate-number.number", Number);

    /// <summary>Reads a number as typed into a search: other brackets, full-width characters, spaces, 第 and a missing 号 are accepted.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CertificateNumber number)
    {
        number = default;
        if (text is null or { Length: > MaxTextLength })
            return false;
        var folded = TypedText.FoldKeepingCase(text);
        var open = folded.AsSpan().IndexOfAny(Opening);
        var close = folded.AsSpan().IndexOfAny(Closing);
        if (open < 1 || close < open)
            return false;
        var (prefix, year) = (folded[..open], folded[(open + 1)..close]);
        if (!IsPrefix(prefix) || year.Length != 4 || !TryFigures(year, out var y) || !TryRunning(folded[(close + 1)..], out var n))
            return false;
        if (y is < FirstYear or > LastYear || n < 1)
            return false;
        number = new CertificateNumber(prefix, y, n);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="RuleViolationException"><c>certificate-number.unreadable</c>.</exception>
    public static CertificateNumber Parse(string? text) =>
        TryParse(text, out var number) ? number : throw new RuleViolationException("certificate-number.unreadable");

    /// <summary>The number as it stands on the paper.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}〔{Year}〕{Number}号");

    private static bool IsPrefix(string? prefix) => prefix is { Length: >= 1 and <= MaxPrefixLength }
        && !prefix.AsSpan().ContainsAny(Opening) && !prefix.AsSpan().ContainsAny(Closing)
        && TypedText.FoldKeepingCase(prefix) == prefix && SafeText.IsSafe(prefix, MaxPrefixLength);

    private static bool TryRunning(string text, out int number) =>
        TryFigures(text.TrimStart('第').TrimEnd('号', '號'), out number);

    private static bool TryFigures(string text, out int figures) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out figures);
}
