using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units;

/// <summary><c>import-units</c> as an operator runs it: what it says where, and with which exit code it ends (product.md, commands).</summary>
public sealed class ImportUnitsCommandTests : IAsyncLifetime
{
    private const string Head = "code,name,level\n500112,渝北区,district\n500112133,统景镇,township\n";
    private const string Bad = "500112131,龙兴\uE170镇,township\n500112131201,下坝村村民委员会,village\n";
    private PortalSettings settings = null!;

    public async Task InitializeAsync() => settings = await EmptyPortal.CreateAsync();

    public Task DisposeAsync()
    {
        Directory.Delete(settings.DataFolder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_sound_file_is_imported_with_progress_and_exit_code_0()
    {
        var (code, said, wrong) = await ImportAsync(Head + "500112133212,江口村村民委员会,village\n", "--district-name", "重庆市渝北区");
        Assert.Equal((0, ""), (code, wrong));
        Assert.Equal(["writing the units", "writing names and prefixes", "writing what posts reach", "3 units imported."], Lines(said));
        Assert.Equal("重庆市渝北区统景镇江口村村民委员会", await settings.InDatabaseAsync(db => db.Units.Where(u => u.Code == "500112133212").Select(u => u.FullName).SingleAsync()));
    }

    [Fact]
    public async Task A_bad_file_is_refused_by_line_on_standard_error_with_exit_code_1()
    {
        var (code, said, wrong) = await ImportAsync(Head + Bad);
        Assert.Equal(1, code);
        Assert.StartsWith("line 4: ", Assert.Single(Lines(wrong)), StringComparison.Ordinal);
        Assert.Equal(["Nothing was imported: 1 problems."], Lines(said));
        Assert.Equal(0, await UnitsAsync());
    }

    [Fact]
    public async Task Bad_rows_are_left_out_with_skip_bad_and_named_all_the_same()
    {
        var (code, said, wrong) = await ImportAsync(Head + Bad, "--skip-bad");
        Assert.Equal(0, code);
        Assert.Equal(["line 4", "line 5"], Lines(wrong).Select(l => l.Split(':')[0]));
        Assert.Equal("2 units imported; rows with the 2 problems above were left out.", Lines(said)[^1]);
        Assert.Equal(2, await UnitsAsync());
    }

    [Fact]
    public async Task Of_a_file_that_is_wrong_throughout_the_first_thousand_lines_are_named()
    {
        var (code, said, wrong) = await ImportAsync("code,name,level\n" + string.Concat(Enumerable.Repeat("无,无,village\n", 1200)));
        Assert.Equal((1, 1001), (code, Lines(wrong).Count));
        Assert.Equal(("and 200 more problems.", "Nothing was imported: 1200 problems."), (Lines(wrong)[^1], Lines(said)[^1]));
    }

    [Fact]
    public async Task Units_can_be_left_out_by_code_and_the_file_may_be_compressed()
    {
        await using (var file = new GZipStream(File.Create(Path("units.csv.gz")), CompressionLevel.Fastest)) await file.WriteAsync(Encoding.UTF8.GetBytes(Head + "500112131,龙兴镇,township\n"));
        var (code, _, wrong) = await PortalCommand.RunAsync(settings, "import-units", Path("units.csv.gz"), "--from", "2025-01-01", "--without", "500112131");
        Assert.Equal((0, ""), (code, wrong));
        Assert.Equal(2, await UnitsAsync());
    }

    [Theory]
    [InlineData("import-units needs a file", "--from", "2025-01-01")]
    [InlineData("import-units needs --from", "units.csv")]
    [InlineData("import-units needs --from", "units.csv", "--from", "1.1.2025")]
    [InlineData("There is no file", "none.csv", "--from", "2025-01-01")]
    [InlineData("the quotation marks do not pair up", "units.csv", "--from", "2025-01-01")]
    public async Task What_cannot_be_begun_is_one_sentence(string sentence, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path("units.csv"), "code,name,level\n50,\"重庆市,province\n");
        var (code, said, wrong) = await PortalCommand.RunAsync(settings, ["import-units", .. arguments]);
        Assert.Equal((1, ""), (code, said));
        Assert.Contains(sentence, Assert.Single(Lines(wrong)), StringComparison.Ordinal);
    }

    [Fact] // PostgreSQL is stopped while the last table is written
    public async Task An_import_that_breaks_off_is_one_sentence_and_leaves_nothing()
    {
        await BrokenImportTests.BreakAsync(settings, "unit_reach", "PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(30); RETURN NULL;");
        var (code, _, wrong) = await ImportAsync(Head);
        Assert.Equal(1, code);
        Assert.StartsWith("The import broke off; it is there as a whole or not at all, and can be run again.", Assert.Single(Lines(wrong)), StringComparison.Ordinal);
        Assert.Equal(0, await UnitsAsync());
        await BrokenImportTests.MendAsync(settings);
        Assert.Equal(0, (await ImportAsync(Head)).Code);
        Assert.Equal(2, await UnitsAsync());
    }

    private async Task<(int Code, string Out, string Error)> ImportAsync(string text, params string[] options)
    {
        await File.WriteAllTextAsync(Path("units.csv"), text);
        return await PortalCommand.RunAsync(settings, ["import-units", Path("units.csv"), "--from", "2025-01-01", .. options]);
    }

    private string Path(string name) => System.IO.Path.Combine(settings.DataFolder, name);

    private Task<int> UnitsAsync() => settings.InDatabaseAsync(db => db.Units.CountAsync());

    private static List<string> Lines(string said) => [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
