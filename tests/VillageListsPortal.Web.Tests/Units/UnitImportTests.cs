using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units;

public sealed class UnitImportTests : IAsyncLifetime
{
    private const string Head = "code,name,level\n500112,渝北区,district\n500112133,统景镇,township\n";
    private static readonly DateOnly From = new(2025, 1, 1);
    private PortalSettings settings = null!;

    public async Task InitializeAsync() => settings = await EmptyPortal.CreateAsync();

    public Task DisposeAsync()
    {
        Directory.Delete(settings.DataFolder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_whole_district_of_the_reference_is_imported()
    {
        using var reader = new StreamReader(DemonstrationUnits.Reference("divisions", "yubei.csv"));
        var result = await ImportAsync(reader, new UnitImportOptions(From, "重庆市渝北区"));
        Assert.Empty(result.Problems);
        Assert.Equal(1 + 30 + 412, result.Units);
        var villages = await ReadAsync(db => db.Units.Where(u => u.Kind == UnitKind.Village).GroupBy(u => u.Committee).Select(g => new { g.Key, Count = g.Count() }).ToListAsync());
        Assert.Equal(173, villages.Single(v => v.Key == CommitteeKind.Villagers).Count);
        Assert.Equal(239, villages.Single(v => v.Key == CommitteeKind.Residents).Count);
    }

    [Fact]
    public async Task Names_and_prefixes_are_made_of_the_committees_names()
    {
        await ImportAsync(Head + "500112133212,江口村村民委员会,village\n500112133002,温泉社区居民委员会,village\n");
        var units = await ReadAsync(db => db.Units.Include(u => u.Prefixes).Include(u => u.Names).Where(u => u.Kind == UnitKind.Village).OrderBy(u => u.Code).ToListAsync());
        Assert.Equal(["温泉社区", "江口村"], units.Select(u => u.ShortName));
        Assert.Equal(["重庆市渝北区统景镇温泉社区居民委员会", "重庆市渝北区统景镇江口村村民委员会"], units.Select(u => u.FullName));
        Assert.Equal(["统景温泉社区证", "统景江口村证"], units.Select(u => u.PrefixOn(From)));
    }

    [Fact]
    public async Task A_post_reaches_its_unit_and_all_below_it()
    {
        await ImportAsync(Head + "500112133212,江口村村民委员会,village\n500112131,龙兴镇,township\n");
        Assert.Equal(["500112", "500112131", "500112133", "500112133212"], await ReachedAsync("500112"));
        Assert.Equal(["500112133", "500112133212"], await ReachedAsync("500112133"));
        Assert.Equal(["500112133212"], await ReachedAsync("500112133212"));
        Assert.Equal(["500112131"], await ReachedAsync("500112131"));
    }

    [Fact]
    public async Task A_successor_and_those_above_it_reach_what_the_predecessor_reached()
    {
        await ImportAsync(Head + "500112133212,江口村村民委员会,village\n500112133213,中坪村村民委员会,village\n");
        var merged = await ImportAsync("code,name,level,predecessor\n500112133230,江坪村村民委员会,village,500112133212|500112133213\n", new DateOnly(2026, 7, 1));
        Assert.Empty(merged.Problems);
        Assert.Equal(["500112133212", "500112133213", "500112133230"], await ReachedAsync("500112133230"));
        Assert.Contains("500112133230", await ReachedAsync("500112"));
        Assert.Equal(["500112133212"], await ReachedAsync("500112133212"));
        var old = await ReadAsync(db => db.Units.SingleAsync(u => u.Code == "500112133212"));
        Assert.False(old.ExistsOn(new DateOnly(2026, 7, 1)));
        Assert.Equal(2, await ReadAsync(db => db.UnitSuccessions.CountAsync()));
    }

    [Theory]
    [InlineData("50011213,短村村民委员会,village", 4, "not a division code")]
    [InlineData("50011213３212,全角村村民委员会,village", 4, "not a division code")]
    [InlineData("500112133212,江口村村民委员会,township", 4, "not the length of a township")]
    [InlineData("500112133212,江口村村民委员会,hamlet", 4, "the level is not one of")]
    [InlineData("500112133212,江口村村民委员会,4", 4, "the level is not one of")]
    [InlineData("500112999212,江口村村民委员会,village", 4, "the unit above, 500112999, is missing")]
    [InlineData("500112133,统景镇,township", 4, "stands already on line 3")]
    [InlineData("500112133712,江口村村民委员会,village", 4, "the 10th digit")]
    [InlineData("500112133012,江口村村民委员会,village", 4, "different committees")]
    [InlineData("500112133212,江\uE123村村民委员会,village", 4, "private-use")]
    [InlineData("500112133212,,village", 4, "the name must have")]
    [InlineData("500112133212,江口村村民委员会", 4, "2 columns instead of 3")]
    [InlineData("500112133212,国营某某农场第一分场第二作业区第三生产队第四居民点第五片区管理委员会江口北岸村村民委员会,village", 4, "too long for a certificate number")]
    public async Task A_bad_row_is_named_by_line_and_nothing_is_imported(string row, int line, string words)
    {
        var result = await ImportAsync(Head + row + "\n500112133214,远景村村民委员会,village\n");
        var problem = Assert.Single(result.Problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains(words, problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await ReadAsync(db => db.Units.CountAsync()));
    }

    [Fact]
    public async Task All_bad_rows_are_reported_at_once()
    {
        var result = await ImportAsync(Head + "1,甲,village\n500112133214,远景村村民委员会,village\n2,乙,village\n");
        Assert.Equal([4, 6], result.Problems.Select(p => p.Line));
    }

    [Fact]
    public async Task Two_villages_never_share_a_prefix()
    {
        var result = await ImportAsync(Head + "500112133212,江口村村民委员会,village\n500112133213,江口村村民委员会,village\n");
        Assert.Contains("is that of line 4", Assert.Single(result.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_already_is_not_imported_twice()
    {
        await ImportAsync(Head);
        var again = await ImportAsync(Head);
        Assert.Equal([2, 3], again.Problems.Select(p => p.Line));
    }

    [Fact]
    public async Task A_missing_or_unknown_column_is_named()
    {
        Assert.Contains("column 'level' is missing", (await ImportAsync("code,name\n500112,渝北区\n")).Problems.Select(p => p.Sentence).Single(), StringComparison.Ordinal);
        Assert.Contains("no column 'colour'", (await ImportAsync("code,name,level,colour\n")).Problems.Select(p => p.Sentence).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optional_columns_are_taken()
    {
        await ImportAsync("code,name,level,full_name,prefix,predecessor,telephone\n500112,渝北区,district,重庆市渝北区,,,\n500112133,统景镇,township,,,,\n500112133212,江口村村民委员会,village,,江口村证,,023-67000000\n");
        var unit = await ReadAsync(db => db.Units.Include(u => u.Prefixes).SingleAsync(u => u.Code == "500112133212"));
        Assert.Equal(("江口村证", "023-67000000", "重庆市渝北区统景镇江口村村民委员会"), (unit.PrefixOn(From), unit.Telephone, unit.FullName));
    }

    private async Task<UnitImportResult> ImportAsync(string text, DateOnly? from = null)
    {
        using var reader = new StringReader(text);
        return await ImportAsync(reader, new UnitImportOptions(from ?? From, "重庆市渝北区"));
    }

    private Task<UnitImportResult> ImportAsync(TextReader reader, UnitImportOptions options) => ReadAsync(db => UnitImport.RunAsync(db, reader, options));

    private Task<List<string>> ReachedAsync(string code) => ReadAsync(db => (
        from u in db.Units
        where u.Code == code
        join r in db.UnitReach on u.Id equals r.FromUnitId
        join to in db.Units on r.ToUnitId equals to.Id
        orderby to.Code
        select to.Code!).ToListAsync());

    private Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> work) => settings.InDatabaseAsync(work);
}
