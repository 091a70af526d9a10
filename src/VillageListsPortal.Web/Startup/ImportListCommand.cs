using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Lists.Import;

namespace VillageListsPortal.Web.Startup;

/// <summary><c>import-list KIND FILE.csv --from DAY</c>: edition 1 of an empty list (settled S10).</summary>
public static class ImportListCommand
{
    public static async Task<int> RunAsync(CommandContext context)
    {
        var kind = KindOf(context.Argument(0, "the list: " + Kinds));
        var file = context.Argument(1, "the CSV file after the list");
        var from = context.Day("--from");
        if (!File.Exists(file)) throw new CommandException($"There is no file {file}.");
        await context.WithDatabaseAsync(async services =>
        {
            try
            {
                using var csv = File.OpenText(file);
                var count = await ListImport.RunAsync(services.GetRequiredService<PortalDb>(), kind, csv, from, services.GetRequiredService<TimeProvider>());
                await Console.Out.WriteLineAsync(FormattableString.Invariant($"Edition 1 of the list '{kind.ToString().ToLowerInvariant()}': {count} items in force from {from:yyyy-MM-dd}."));
            }
            catch (ListImportException e)
            {
                throw new CommandException(e.Problems is [{ Line: 0 }] ? e.Message : $"{file} was refused, nothing was imported.{Environment.NewLine}{e.Message}");
            }
        });
        return 0;
    }

    private static string Kinds => string.Join(", ", Enum.GetNames<ListKind>()).ToLowerInvariant();

    private static ListKind KindOf(string text) =>
        Enum.GetNames<ListKind>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<ListKind>(name)
            : throw new CommandException($"There is no list '{text}'. Lists: {Kinds}.");
}
