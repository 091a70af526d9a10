namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>Texts that no field takes, as they are sent: percent-encoded, or bytes one a character. Each has the mark by which it is found again.</summary>
public static class BadTexts
{
    /// <summary>Stands in each of them and nowhere else in a database.</summary>
    public const string Mark = "knock-knock";

    public static readonly IReadOnlyList<(string What, string Sent)> All =
    [
        ("NUL", Mark + "%00B"),
        ("no character", Mark + "%EF%BF%BEB"),
        ("a lone surrogate", Mark + "\u00ED\u00A0\u0080B"),
        ("a mark that turns the direction", Mark + "%E2%80%AEB"),
        ("10,000 characters", Mark + string.Concat(Enumerable.Repeat("%E5%AD%97", 10_000))),
        ("malformed UTF-8", Mark + "\u00FF\u00FEB"),
    ];

    /// <summary>Those that tell enough of a field that holds a number, a day or a choice: it can be read or it cannot.</summary>
    public static readonly IReadOnlyList<(string What, string Sent)> OfChoices = [.. All.Where(t => t.What is "NUL" or "no character")];
}
