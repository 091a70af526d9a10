using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Import;

namespace VillageListsPortal.Web.Startup;

/// <summary><c>import-units FILE.csv --from DAY [--district-name NAME] [--without CODE,CODE]</c>: all rows or none.</summary>
public static class ImportUnitsCommand
{
    public static async Task<int> RunAsync(CommandContext context)
    {
        var file = context.Argument(0, "a file: import-units FILE.csv --from yyyy-MM-dd");
        var options = new UnitImportOptions(context.Day("--from"), context.Option("--district-name"), Codes(context.Option("--without")));
        if (!File.Exists(file)) throw new CommandException($"There is no file {file}.");
        UnitImportResult? result = null;
        await context.WithDatabaseAsync(async services =>
        {
            using var reader = new StreamReader(file);
            result = await RunAsync(services.GetRequiredService<PortalDb>(), reader, options);
        });
        foreach (var problem in result!.Problems) await Console.Error.WriteLineAsync(problem.ToString());
        await Console.Out.WriteLineAsync(result.Problems.Count == 0 ? $"{result.Units} units imported." : $"Nothing was imported: {result.Problems.Count} problems.");
        return result.Problems.Count == 0 ? 0 : 1;
    }

    private static async Task<UnitImportResult> RunAsync(PortalDb db, TextReader reader, UnitImportOptions options)
    {
        try
        {
            return await UnitImport.RunAsync(db, reader, options);
        }
        catch (FormatException e)
        {
            throw new CommandException(e.Message);
        }
    }

    public static IReadOnlySet<string> Codes(string? list) =>
        (list ?? "").Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
