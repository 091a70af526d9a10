namespace VillageListsPortal.Domain.Lists;

/// <summary>Codes of list items: two letters for the list, a hyphen, a number (domain part 2).</summary>
public static class ItemCode
{
    private static readonly Dictionary<string, ListKind> Letters = new(StringComparer.Ordinal)
    {
        ["ZZ"] = ListKind.Autonomy,
        ["XZ"] = ListKind.Assistance,
        ["FM"] = ListKind.Negative,
        ["ZM"] = ListKind.Certificate,
        ["QX"] = ListKind.Cancelled,
    };

    /// <summary>The list a code belongs to.</summary>
    /// <param name="code">A code such as ZM-07.</param>
    /// <returns>The list, or null if the text is not a code.</returns>
    public static ListKind? KindOf(string? code) =>
        code is { Length: >= 5 } && code[2] == '-' && code[3..].All(char.IsAsciiDigit) && Letters.TryGetValue(code[..2], out var kind)
            ? kind
            : null;

    /// <summary>The two letters of a list.</summary>
    /// <param name="kind">The list.</param>
    /// <returns>E.g. ZM.</returns>
    public static string LettersOf(ListKind kind) => Letters.First(l => l.Value == kind).Key;

    /// <summary>The code of a number.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="number">From 1.</param>
    /// <returns>E.g. XZ-28; at least two digits.</returns>
    public static string Of(ListKind kind, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{LettersOf(kind)}-{number:00}");

    /// <summary>The number of a code.</summary>
    /// <param name="code">A code such as ZM-07.</param>
    /// <returns>E.g. 7.</returns>
    public static int NumberOf(string code) => int.Parse(code.AsSpan(3), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
}
