using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>What can be said of one row of a file of units without looking at another.</summary>
public static class UnitRowChecks
{
    private const int LongestName = 60;

    public static IEnumerable<string> Of(UnitLine line, UnitImportOptions options)
    {
        if (!DivisionCode.IsWellFormed(line.Code)) return OfText(line).Prepend($"'{line.Code}' is not a division code: 2, 4, 6, 9 or 12 digits.");
        return OfCode(line).Concat(OfText(line)).Concat(OfCommittee(line, options));
    }

    private static IEnumerable<string> OfCode(UnitLine line)
    {
        if (line.Level is null) yield return "the level is not one of province, prefecture, district, township, village.";
        else if (DivisionCode.KindOf(line.Code) != line.Level) yield return $"code {line.Code} has {line.Code.Length} digits, which is not the length of a {line.Level.ToString()!.ToLowerInvariant()}.";
        if (line.Code.Length == 12 && DivisionCode.CommitteeOf(line.Code) is null) yield return $"the 10th digit of {line.Code} tells neither a residents' (0, 1, 4) nor a villagers' committee (2, 3, 5).";
    }

    private static IEnumerable<string> OfText(UnitLine line)
    {
        if (line.Name.Length is 0 or > LongestName) yield return $"the name must have 1 to {LongestName} characters.";
        foreach (var text in new[] { line.Name, line.FullName, line.Prefix }.OfType<string>().Where(t => !UnitNaming.IsPrintable(t)))
        {
            yield return $"'{text}' holds private-use or invisible characters, or the file is not UTF-8.";
        }

        if (line.Prefix is { } prefix && (!UnitNaming.IsPrefix(prefix) || prefix.Length > 30)) yield return "the prefix must be short and without digits, spaces or brackets.";
        if (line.Telephone is { } t && !UnitNaming.IsTelephone(t)) yield return $"'{t}' is not a telephone number.";
    }

    /// <summary>Wording and seal follow the committee: where the portal issues, name and code must agree. Elsewhere the code holds.</summary>
    private static IEnumerable<string> OfCommittee(UnitLine line, UnitImportOptions options)
    {
        if (options.Issues(line.Code) && UnitNaming.CommitteeIn(line.Name) is { } named && DivisionCode.CommitteeOf(line.Code) is { } coded && named != coded)
        {
            yield return $"name and 10th digit of {line.Code} tell different committees.";
        }
    }
}
