using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>What an import of units is told beside its file.</summary>
/// <param name="From">First day of the units.</param>
/// <param name="DistrictName">Full name of the district where the file does not say: 重庆市渝北区.</param>
/// <param name="Without">Codes left out with all below them.</param>
public sealed record UnitImportOptions(DateOnly From, string? DistrictName = null, IReadOnlySet<string>? Without = null);

/// <summary>How an import went: units written, or what is wrong and nothing written.</summary>
public sealed record UnitImportResult(int Units, IReadOnlyList<ImportProblem> Problems);

/// <summary>Imports units from a file, all or nothing: units, names, prefixes, successions and what their posts reach (settled S6, S29).</summary>
public static class UnitImport
{
    public static async Task<UnitImportResult> RunAsync(PortalDb db, TextReader reader, UnitImportOptions options)
    {
        var problems = new List<ImportProblem>();
        var lines = UnitFile.Read(reader, problems).Where(l => !IsLeftOut(l.Code, options.Without)).ToList();
        var known = await KnownUnits.ReadAsync(db, options.From);
        UnitChecks.Check(lines, known, options, problems);
        if (problems.Count > 0) return new UnitImportResult(0, [.. problems.OrderBy(p => p.Line)]);

        var made = new UnitBuilder(known, options).Build(lines);
        db.Units.AddRange(made.Units);
        db.UnitSuccessions.AddRange(made.Successions);
        await UnitReaches.AddAsync(db, made.Units, made.Successions);
        await db.SaveChangesAsync();
        return new UnitImportResult(made.Units.Count, []);
    }

    private static bool IsLeftOut(string code, IReadOnlySet<string>? without) =>
        without is not null && (without.Contains(code) || (DivisionCode.IsWellFormed(code) && DivisionCode.ParentOf(code) is { } parent && IsLeftOut(parent, without)));
}

/// <summary>The units there already are: those with a code, and the prefixes in use.</summary>
public sealed record KnownUnits(IReadOnlyDictionary<string, Unit> ByCode, IReadOnlySet<string> Prefixes)
{
    /// <summary>Units that exist on the day before or later; the newest of each code.</summary>
    public static async Task<KnownUnits> ReadAsync(PortalDb db, DateOnly from)
    {
        var units = await db.Units.Where(u => u.Code != null && (u.To == null || u.To > from)).OrderBy(u => u.From).ToListAsync();
        var prefixes = await db.Units.SelectMany(u => u.Prefixes.Select(p => p.Text)).ToListAsync();
        return new KnownUnits(
            units.GroupBy(u => u.Code!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal),
            prefixes.ToHashSet(StringComparer.Ordinal));
    }
}
