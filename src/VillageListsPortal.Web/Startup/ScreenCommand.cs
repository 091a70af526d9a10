using System.Globalization;
using System.Text;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Screening;

namespace VillageListsPortal.Web.Startup;

/// <summary>
/// <c>screen IN.csv --out OUT.csv [--db]</c>: screens requests and says how well that agrees with labels (settled S18). Without <c>--db</c> it needs no
/// database and reads with the words and lists that come with the portal; with it, with the district's words and the lists in force today.
/// </summary>
public static class ScreenCommand
{
    private const string Out = "--out";
    private const string Database = "--db";

    public static async Task<int> RunAsync(CommandContext command)
    {
        var context = command with { Arguments = [.. command.Arguments.Where(a => a != Database)] }; // it has no value
        var file = context.Argument(0, "the CSV file with the requests");
        if (context.Arguments.FirstOrDefault(a => a.StartsWith("--", StringComparison.Ordinal) && a != Out) is { } unknown) throw new CommandException($"screen does not know {unknown}.");
        var target = context.Option(Out) ?? throw new CommandException("screen needs --out and the CSV file to write.");
        if (!File.Exists(file)) throw new CommandException($"There is no file {file}.");
        var sheet = await ReadAsync(file);
        var results = sheet.Screen(command.Arguments.Contains(Database) ? await OfDistrictAsync(context) : new Screener(Vocabulary.Standard, ScreeningReference.Items()));
        await WriteAsync(sheet, target);
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{results.Count} requests screened, written to {target}."));
        if (sheet.IsLabelled) await Console.Out.WriteAsync(Figures(ScreeningMeasure.Of([.. sheet.Cases.Zip(results)])));
        return 0;
    }

    /// <summary>The figures of a measure, a line each.</summary>
    public static string Figures(ScreeningMeasure measure)
    {
        var lines = new StringBuilder();
        Add("crossed, exact code sets", measure.Exact);
        Add("crossed, any crossing", measure.Any);
        Add("crossed, all codes", measure.Codes);
        foreach (var (code, tally) in measure.ByCode) Add($"crossed, {code}", tally);
        Add("covered_by", measure.CoveredBy);
        return lines.ToString();

        void Add(string what, Tally tally) => lines.AppendLine(CultureInfo.InvariantCulture,
            $"{what}: precision {tally.Precision:0.000}, recall {tally.Recall:0.000}, F1 {tally.F1:0.000} ({tally.Right} right, {tally.Wrong} wrong, {tally.Missed} missed)");
    }

    /// <summary>The screener of the portal over its database.</summary>
    private static async Task<Screener> OfDistrictAsync(CommandContext context)
    {
        Screener? screener = null;
        await context.WithDatabaseAsync(async services => screener = await ActivatorUtilities.CreateInstance<DistrictScreener>(services, new StampsRead(services.GetRequiredService<PortalDb>()), new MadeLast<(string District, DateOnly Day, Guid Lists, Guid Rules), Screener>()).ReadAsync());
        return screener!;
    }

    private static async Task<ScreeningSheet> ReadAsync(string file)
    {
        try
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return ScreeningSheet.Read(utf8.GetString(await File.ReadAllBytesAsync(file)));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw new CommandException(e is FormatException ? $"{file} was refused: {e.Message}" : $"{file} was refused: it is not in UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file} cannot be read: {e.Message}");
        }
    }

    private static async Task WriteAsync(ScreeningSheet sheet, string target)
    {
        try
        {
            await using var text = new StreamWriter(target, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: sheet.HasMark));
            sheet.Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{target} cannot be written: {e.Message}");
        }
    }
}
