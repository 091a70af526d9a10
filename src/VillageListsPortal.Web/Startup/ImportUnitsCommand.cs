using System.Globalization;
using Npgsql;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Import;

namespace VillageListsPortal.Web.Startup;

/// <summary>
/// <c>import-units FILE --from DAY [--ground TEXT] [--district-name NAME] [--without CODE,CODE] [--skip-bad]</c>: all rows or none, unless
/// bad rows may be left out. FILE is CSV, compressed by gzip or not.
/// </summary>
public static class ImportUnitsCommand
{
    private const string SkipBad = "--skip-bad";

    public static async Task<int> RunAsync(CommandContext context)
    {
        var skips = context.Arguments.Contains(SkipBad);
        context = context with { Arguments = [.. context.Arguments.Where(a => a != SkipBad)] };
        var file = context.Argument(0, "a file: import-units FILE.csv --from yyyy-MM-dd");
        var options = new UnitImportOptions(context.Day("--from"), context.Option("--district-name"), Codes(context.Option("--without"))) { SkipBad = skips, Ground = context.Option("--ground") };
        if (!File.Exists(file)) throw new CommandException($"There is no file {file}.");
        UnitImportResult? result = null;
        await context.WithDatabaseAsync(async services =>
        {
            using var reader = UnitFile.Open(file);
            result = await RunAsync(services, reader, options with { District = services.GetRequiredService<PortalSettings>().DistrictCode });
        });
        return await TellAsync(result!);
    }

    private static async Task<int> TellAsync(UnitImportResult result)
    {
        foreach (var problem in result.Problems) await Console.Error.WriteLineAsync(problem.ToString());
        if (result.ProblemCount > result.Problems.Count) await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"and {result.ProblemCount - result.Problems.Count} more problems."));
        await Console.Out.WriteLineAsync(
            !result.Done ? string.Create(CultureInfo.InvariantCulture, $"Nothing was imported: {result.ProblemCount} problems.")
            : result.ProblemCount > 0 ? string.Create(CultureInfo.InvariantCulture, $"{result.Units} units imported; rows with the {result.ProblemCount} problems above were left out.")
            : string.Create(CultureInfo.InvariantCulture, $"{result.Units} units imported."));
        return result.Done ? 0 : 1;
    }

    private static async Task<UnitImportResult> RunAsync(IServiceProvider services, TextReader reader, UnitImportOptions options)
    {
        try
        {
            return await UnitImport.RunAsync(services.GetRequiredService<PortalDb>(), reader, options, new ConsoleProgress(), services.GetRequiredService<TimeProvider>());
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw new CommandException(e.Message);
        }
        catch (RuleViolationException e)
        {
            throw new CommandException($"Nothing was imported: {e.Code} {string.Join(' ', e.Arguments)}");
        }
        catch (Exception e) when ((e as NpgsqlException ?? e.InnerException as NpgsqlException) is { } broken && IsBreakOff(broken))
        {
            throw new CommandException($"The import broke off; it is there as a whole or not at all, and can be run again. {e.GetBaseException().Message}");
        }
    }

    /// <summary>PostgreSQL ran out of room (class 53), was stopped (57) or met a fault of the system (58), or the connection was lost on the way.</summary>
    private static bool IsBreakOff(NpgsqlException e) => e is PostgresException ? e.SqlState is ['5', '3' or '7' or '8', ..] : e.InnerException is IOException;

    public static IReadOnlySet<string> Codes(string? list) =>
        (list ?? "").Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>At once and in order, which <see cref="Progress{T}"/> is not.</summary>
    private sealed class ConsoleProgress : IProgress<string>
    {
        public void Report(string value) => Console.Out.WriteLine($"  {value}");
    }
}
