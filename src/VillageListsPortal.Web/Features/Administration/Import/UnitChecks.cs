using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>Finds everything that is wrong with a file of units, so that it is mended in one go.</summary>
public static class UnitChecks
{
    private const int LongestName = 60;

    public static void Check(List<UnitLine> lines, KnownUnits known, UnitImportOptions options, List<ImportProblem> problems)
    {
        var first = lines.Where(l => l.Code.Length > 0).GroupBy(l => l.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Line, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            problems.AddRange(OfCode(line, first, known).Concat(OfText(line)).Concat(OfPredecessors(line, known, options)).Select(s => new ImportProblem(line.Line, s)));
        }

        foreach (var (code, name) in (options.Without ?? new HashSet<string>(StringComparer.Ordinal)).Where(c => !DivisionCode.IsWellFormed(c)).Select(c => (c, "--without")))
        {
            problems.Add(new ImportProblem(0, $"'{code}' after {name} is not a division code."));
        }

        if (problems.Count == 0) problems.AddRange(OfPrefixes(lines, known));
    }

    private static IEnumerable<string> OfCode(UnitLine line, Dictionary<string, int> first, KnownUnits known)
    {
        if (!DivisionCode.IsWellFormed(line.Code))
        {
            yield return $"'{line.Code}' is not a division code: 2, 4, 6, 9 or 12 digits.";
            yield break;
        }

        if (line.Level is null) yield return "the level is not one of province, prefecture, district, township, village.";
        else if (DivisionCode.KindOf(line.Code) != line.Level) yield return $"code {line.Code} has {line.Code.Length} digits, which is not the length of a {line.Level.ToString()!.ToLowerInvariant()}.";
        if (first[line.Code] != line.Line) yield return $"code {line.Code} stands already on line {first[line.Code]}.";
        if (known.ByCode.TryGetValue(line.Code, out var there) && !line.Predecessors.Contains(line.Code, StringComparer.Ordinal)) yield return $"unit {line.Code} {there.ShortName} is already there.";
        var parent = DivisionCode.ParentOf(line.Code);
        if (line.Code.Length > 6 && !first.ContainsKey(parent!) && !known.ByCode.ContainsKey(parent!)) yield return $"the unit above, {parent}, is missing.";
        if (line.Code.Length == 12 && DivisionCode.CommitteeOf(line.Code) is null) yield return $"the 10th digit of {line.Code} tells neither a residents' (0, 1, 4) nor a villagers' committee (2, 3, 5).";
    }

    private static IEnumerable<string> OfText(UnitLine line)
    {
        if (line.Name.Length is 0 or > LongestName) yield return $"the name must have 1 to {LongestName} characters.";
        foreach (var text in new[] { line.Name, line.FullName, line.Prefix }.OfType<string>().Where(t => !UnitNaming.IsPrintable(t)))
        {
            yield return $"'{text}' holds private-use or invisible characters, or the file is not UTF-8.";
        }

        if (UnitNaming.CommitteeIn(line.Name) is { } named && DivisionCode.IsWellFormed(line.Code) && DivisionCode.CommitteeOf(line.Code) is { } coded && named != coded)
        {
            yield return $"name and 10th digit of {line.Code} tell different committees.";
        }

        if (line.Prefix is { } prefix && (prefix.Length > 30 || prefix.Any(c => char.IsAsciiDigit(c) || c is '\u3014' or '\u3015'))) yield return "the prefix must be short and without digits or year brackets.";
        if (line.Telephone is { } t && (t.Length > 20 || !t.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or ' '))) yield return $"'{t}' is not a telephone number.";
    }

    private static IEnumerable<string> OfPredecessors(UnitLine line, KnownUnits known, UnitImportOptions options)
    {
        foreach (var code in line.Predecessors)
        {
            if (!known.ByCode.TryGetValue(code, out var unit)) yield return $"predecessor {code} is not there.";
            else if (unit.From >= options.From) yield return $"predecessor {code} begins on {unit.From:yyyy-MM-dd}, not before its successor.";
        }
    }

    private static IEnumerable<ImportProblem> OfPrefixes(List<UnitLine> lines, KnownUnits known)
    {
        var names = lines.ToDictionary(l => l.Code, l => UnitNaming.ShortOf(l.Name), StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines.Where(l => l.Level == UnitKind.Village))
        {
            var parent = DivisionCode.ParentOf(line.Code)!;
            var township = names.TryGetValue(parent, out var name) ? name : known.ByCode[parent].ShortName;
            var prefix = line.Prefix ?? UnitNaming.PrefixOf(township, names[line.Code], DivisionCode.CommitteeOf(line.Code)!.Value);
            // A successor's series may begin anew under its predecessor's prefix only with another name (settled S29).
            if (known.Prefixes.Contains(prefix)) yield return new(line.Line, $"prefix {prefix} is used already; give another in column prefix.");
            if (!seen.TryAdd(prefix, line.Line)) yield return new(line.Line, $"prefix {prefix} is that of line {seen[prefix]}; give another in column prefix.");
        }
    }
}
