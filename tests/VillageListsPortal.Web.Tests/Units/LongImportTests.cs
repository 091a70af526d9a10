using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units;

/// <summary>Files of the size of the country: read a row at a time, never as a whole.</summary>
public sealed class LongImportTests : IAsyncLifetime
{
    private const string Above = "code,name,level\n50,重庆市,province\n5001,市辖区,prefecture\n500112,渝北区,district\n";
    private const int Townships = 100;
    private const int VillagesEach = 199;
    private static readonly UnitImportOptions Options = new(new DateOnly(2025, 1, 1)) { District = "500112" };
    private PortalSettings settings = null!;

    public async Task InitializeAsync() => settings = await EmptyPortal.CreateAsync();

    public Task DisposeAsync()
    {
        Directory.Delete(settings.DataFolder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Twenty_thousand_rows_are_imported_with_names_and_reach()
    {
        using var reader = new RowReader(Above, Rows());
        var result = await ReadAsync(db => UnitImport.RunAsync(db, reader, Options));
        Assert.Empty(result.Problems);
        Assert.Equal(3 + Townships + (Townships * VillagesEach), result.Units);
        var last = await ReadAsync(db => db.Units.Include(u => u.Prefixes).SingleAsync(u => u.Code == "500112199398"));
        Assert.Equal(("重庆市渝北区镇99镇村398村村民委员会", "镇99村398村证"), (last.FullName, last.PrefixOn(Options.From)));
        var reached = await ReadAsync(db => db.UnitReach.CountAsync(r => db.Units.Any(u => u.Id == r.FromUnitId && u.Kind == UnitKind.District)));
        Assert.Equal(1 + Townships + (Townships * VillagesEach), reached);
        Assert.False(await ReadAsync(db => db.UnitReach.AnyAsync(r => db.Units.Any(u => u.Id == r.FromUnitId && (u.Kind == UnitKind.Province || u.Kind == UnitKind.Prefecture))))); // S6: without posts
    }

    [Fact] // a person at the console sees that it goes on
    public async Task Progress_is_reported_while_the_file_is_read_and_not_afterwards()
    {
        var (given, told) = (0, new List<(string Line, int Given)>());
        using var reader = new RowReader(Above, Rows().Select(row =>
        {
            given++;
            return row;
        }));
        await ReadAsync(db => UnitImport.RunAsync(db, reader, Options, new Told(line => told.Add((line, given)))));
        Assert.Equal(
            ["10,000 rows read", "20,000 rows read", "10,000 units made", "20,000 units made", "writing the units", "writing names and prefixes", "writing what posts reach"],
            told.Select(t => t.Line));
        Assert.InRange(told[0].Given, 10_000 - 3, 12_000); // of 20,000
    }

    [Fact]
    public void Rows_are_read_as_they_are_asked_for()
    {
        using var endless = new RowReader(Above, Endless());
        Assert.Equal(1000, UnitFile.Read(endless, new ImportProblems()).Take(1000).Count());

        static IEnumerable<string> Endless()
        {
            for (var i = 0; ; i++) yield return string.Create(CultureInfo.InvariantCulture, $"500112{i % 1000:000},某镇,township\n");
        }
    }

    [Fact]
    public async Task A_file_that_is_wrong_throughout_is_counted_and_not_kept()
    {
        using var reader = new RowReader(Above, Enumerable.Range(0, 20_000).Select(i => "无,无,village\n"));
        var result = await ReadAsync(db => UnitImport.RunAsync(db, reader, Options));
        Assert.Equal((20_000L, ImportProblems.Most, false), (result.ProblemCount, result.Problems.Count, result.Done));
        Assert.Equal(0, await ReadAsync(db => db.Units.CountAsync()));
    }

    [Fact]
    public async Task The_order_of_the_rows_does_not_matter()
    {
        using var reader = new StringReader("code,name,level\n500112133212,江口村村民委员会,village\n500112133,统景镇,township\n500112,渝北区,district\n5001,市辖区,prefecture\n50,重庆市,province\n");
        Assert.Empty((await ReadAsync(db => UnitImport.RunAsync(db, reader, Options))).Problems);
        Assert.Equal("重庆市渝北区统景镇江口村村民委员会", await ReadAsync(db => db.Units.Where(u => u.Code == "500112133212").Select(u => u.FullName).SingleAsync()));
    }

    [Fact] // two names of the country hold characters that look different on every machine
    public async Task Bad_rows_are_left_out_with_all_below_them_if_one_asks_for_it()
    {
        const string rows = "500112133,统景\uE170镇,township\n500112133212,江口村村民委员会,village\n500112131,龙兴镇,township\n500112131201,下坝村村民委员会,village\n";
        using var strict = new StringReader(Above + rows);
        var refused = await ReadAsync(db => UnitImport.RunAsync(db, strict, Options));
        Assert.Equal((1L, false), (refused.ProblemCount, refused.Done));
        using var lenient = new StringReader(Above + rows);
        var done = await ReadAsync(db => UnitImport.RunAsync(db, lenient, Options with { SkipBad = true }));
        Assert.Equal([5, 6], done.Problems.Select(p => p.Line));
        Assert.Contains("the unit above, 500112133, is left out", done.Problems[1].Sentence, StringComparison.Ordinal);
        Assert.Equal((5, true), (done.Units, done.Done));
        Assert.False(await ReadAsync(db => db.Units.AnyAsync(u => u.Code!.StartsWith("500112133"))));
    }

    [Fact]
    public async Task A_wrong_column_cannot_be_left_out()
    {
        using var reader = new StringReader("code,name,level,colour\n50,重庆市,province,red\n");
        Assert.False((await ReadAsync(db => UnitImport.RunAsync(db, reader, Options with { SkipBad = true }))).Done);
    }

    [Fact] // numbers are of the villages that this portal serves; elsewhere names repeat, and codes and names disagree
    public async Task Only_the_own_district_gets_prefixes_and_is_asked_for_them()
    {
        const string other = "50,重庆市,province\n5001,市辖区,prefecture\n500113,巴南区,district\n500113100,南泉街道,township\n500113100201,红旗村村民委员会,village\n500113100202,红旗村村民委员会,village\n500113100003,红星村村民委员会,village\n";
        using var reader = new StringReader("code,name,level\n" + other);
        Assert.Empty((await ReadAsync(db => UnitImport.RunAsync(db, reader, Options))).Problems);
        Assert.Equal(0, await ReadAsync(db => db.Units.SelectMany(u => u.Prefixes).CountAsync()));
    }

    [Fact]
    public async Task A_file_may_be_compressed_and_its_name_need_not_say_so()
    {
        var path = Path.Combine(settings.DataFolder, "units.csv");
        await using (var file = new GZipStream(File.Create(path), CompressionLevel.Fastest)) await file.WriteAsync(Encoding.UTF8.GetBytes(Above));
        using var reader = UnitFile.Open(path);
        Assert.Equal(3, (await ReadAsync(db => UnitImport.RunAsync(db, reader, Options))).Units);
        await File.WriteAllTextAsync(path, Above);
        using var plain = UnitFile.Open(path);
        Assert.Equal(3, UnitFile.Read(plain, new ImportProblems()).Count());
    }

    private static IEnumerable<string> Rows() => Enumerable.Range(0, Townships).SelectMany(t => Enumerable.Range(200, VillagesEach)
        .Select(v => string.Create(CultureInfo.InvariantCulture, $"500112{t + 100:000}{v:000},村{v}村村民委员会,village\n"))
        .Prepend(string.Create(CultureInfo.InvariantCulture, $"500112{t + 100:000},镇{t}镇,township\n")));

    private Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> work) => settings.InDatabaseAsync(work);

    /// <summary>At once and in order.</summary>
    private sealed class Told(Action<string> tell) : IProgress<string>
    {
        public void Report(string value) => tell(value);
    }

    /// <summary>A file that is made while it is read.</summary>
    private sealed class RowReader(string head, IEnumerable<string> rows) : TextReader
    {
        private readonly IEnumerator<string> rest = rows.GetEnumerator();
        private string text = head;
        private int at;

        public override int Read(char[] buffer, int index, int count)
        {
            if (at == text.Length)
            {
                if (!rest.MoveNext()) return 0;
                (text, at) = (rest.Current, 0);
            }

            var taken = Math.Min(count, text.Length - at);
            text.CopyTo(at, buffer, index, taken);
            at += taken;
            return taken;
        }

        public override int Read(Span<char> buffer)
        {
            var some = new char[buffer.Length];
            var taken = Read(some, 0, some.Length);
            some.AsSpan(0, taken).CopyTo(buffer);
            return taken;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
