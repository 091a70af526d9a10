using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Administration.Settings;

/// <summary>Names in one line, as people type them: divided by 、 or any other comma or semicolon, or by a space.</summary>
public static class NameLists
{
    public const string Between = "\u3001";

    private static readonly char[] Dividers = ['\u3001', '\uFF0C', ',', '\uFF1B', ';', ' ', '\u3000', '\n'];

    public static IReadOnlyList<string> Of(string? typed) =>
        [.. SafeText.Check(typed, int.MaxValue).Split(Dividers, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
