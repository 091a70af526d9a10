using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Administration.Changes;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>What an import of units is told beside its file.</summary>
/// <param name="From">First day of the units.</param>
/// <param name="DistrictName">Full name of the district where neither the file nor the units above it say: 重庆市渝北区.</param>
/// <param name="Without">Codes left out with all below them.</param>
public sealed record UnitImportOptions(DateOnly From, string? DistrictName = null, IReadOnlySet<string>? Without = null)
{
    /// <summary>The district that this portal issues for: its villages get number prefixes. Null: all villages of the file.</summary>
    public string? District { get; init; }

    /// <summary>Leaves bad rows out, with all below them, and imports the others.</summary>
    public bool SkipBad { get; init; }

    /// <summary>Who decided a merger, split or renaming, with the number of the document; else the import says so itself.</summary>
    public string? Ground { get; init; }

    public IReadOnlySet<string> LeftOut => Without ?? new HashSet<string>(StringComparer.Ordinal);

    public bool Issues(string code) => District is null || code.StartsWith(District, StringComparison.Ordinal);
}

/// <summary>How an import went: units written, and what is wrong with the file.</summary>
public sealed record UnitImportResult(int Units, IReadOnlyList<ImportProblem> Problems, long ProblemCount, bool Done);

/// <summary>
/// Imports units from a file of any length, all or nothing (settled S6, S29): rows stream into a table of the session, are checked and
/// made there, and one transaction writes units, names, prefixes and what their posts reach. Rows with a predecessor become a
/// <see cref="UnitChange"/>, which takes effect at once or on its day.
/// </summary>
public static class UnitImport
{
    public static async Task<UnitImportResult> RunAsync(PortalDb db, TextReader reader, UnitImportOptions options, IProgress<string>? progress = null, TimeProvider? clock = null)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync() : null;
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1)); // one statement writes all units of the country
        await UnitChangeLock.TakeAsync(db);
        var problems = new ImportProblems();
        var checks = new UnitChecks(db, options, problems);
        await new UnitStaging(db, options, problems, progress).ReadAsync(reader);
        if (!problems.WholeFile) await checks.RunAsync();
        if (Stops(problems, options)) return Refused(problems);

        var writing = new UnitWriting(db, options, progress);
        await writing.MakeAsync();
        await checks.OfPrefixesAsync();
        if (Stops(problems, options)) return Refused(problems);

        var now = (clock ?? TimeProvider.System).GetUtcNow();
        var units = await writing.WriteAsync();
        await new FileChanges(db, options).RunAsync(now);
        db.JournalRows.Add(JournalInterceptor.RowOf(new UnitsImported(Guid.CreateVersion7(), units, options.From, Actor.System, now), nameof(Unit), null));
        await db.SaveChangesAsync();
        if (own is not null) await own.CommitAsync();
        return new UnitImportResult(units, problems.First, problems.Total, Done: true);
    }

    private static bool Stops(ImportProblems problems, UnitImportOptions options) => problems.WholeFile || (problems.Total > 0 && !options.SkipBad);

    private static UnitImportResult Refused(ImportProblems problems) => new(0, problems.First, problems.Total, Done: false);
}
