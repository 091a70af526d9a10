using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units.Changes;

/// <summary>Mergers, splits and renamings of a file, by import-units --from (S29).</summary>
public sealed class ImportedChangeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Head = "code,name,level,predecessor\n";

    [Fact]
    public async Task A_merger_of_a_file_passes_cases_and_posts_on_its_day()
    {
        using var village = await CertificateJourney.InAsync(portal, "500112133210");
        var draft = await village.SubmitAsync(("then", "draft"));
        await ImportAsync("500112133237,胜堰村村民委员会,village,500112133210|500112133211\n", portal.Today());
        var merged = await portal.UnitOnAsync("500112133237");
        Assert.Equal(merged.Id, (await village.StoredAsync(draft)).UnitId);
        Assert.Equal(3, await portal.InDatabaseAsync(db => db.Posts.CountAsync(p => p.UnitId == merged.Id && p.PassedFrom != null)));
        Assert.Equal("import-units", await portal.InDatabaseAsync(db => db.UnitChanges.Where(c => c.Parts.Any(p => p.UnitId == merged.Id)).Select(c => c.Ground).SingleAsync()));
    }

    [Fact]
    public async Task A_change_to_come_waits_for_its_day()
    {
        var day = portal.Today().AddDays(3);
        await ImportAsync("500112133234,前合村村民委员会,village,500112133201|500112133202\n", day);
        Assert.NotNull(await portal.UnitOnAsync("500112133201"));
        Assert.Equal(UnitChangeStatus.Planned, await portal.InDatabaseAsync(db => db.UnitChanges.Where(c => c.Day == day).Select(c => c.Status).SingleAsync()));
        Assert.False(await portal.InDatabaseAsync(db => db.UnitSuccessions.AnyAsync(s => s.On == day)));
    }

    [Fact]
    public async Task A_unit_that_names_itself_is_renamed_and_stays_itself()
    {
        var before = await portal.UnitAsync("500112133204");
        await ImportAsync("500112133204,新坝村村民委员会,village,500112133204\n", portal.Today());
        var after = await portal.UnitOnAsync("500112133204");
        Assert.Equal((before.Id, "新坝村", "统景新坝村证"), (after.Id, after.ShortName, after.PrefixOn(portal.Today())));
    }

    [Fact]
    public async Task A_unit_that_names_itself_and_another_takes_that_one_in()
    {
        var host = await portal.UnitAsync("500112133205");
        var guest = await portal.UnitAsync("500112133206");
        await ImportAsync("500112133205,中和村村民委员会,village,500112133205|500112133206\n", portal.Today());
        Assert.Equal((host.Id, "统景中和村证"), (await portal.UnitOnAsync("500112133205")) is var u ? (u.Id, u.PrefixOn(portal.Today())) : default); // its series goes on
        Assert.Equal(host.Id, await portal.InDatabaseAsync(db => db.UnitSuccessions.Where(s => s.PredecessorId == guest.Id).Select(s => s.SuccessorId).SingleAsync()));
    }

    [Theory]
    [InlineData("500112133233,新村村民委员会,village,500112133999", "predecessor 500112133999 is not there")]
    [InlineData("500112133233,新村村民委员会,village,500112133", "predecessor 500112133 is a township")]
    [InlineData("500112198,新镇,township,500112133", "still has")]
    [InlineData("500112133233,前锋村村民委员会,village,500112133208", "prefix 统景前锋村证 is used already")]
    public async Task A_change_that_cannot_be_is_named_by_its_line(string row, string words)
    {
        var result = await RunAsync(row + "\n", portal.Today());
        Assert.False(result.Done);
        Assert.Contains(words, Assert.Single(result.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_has_issued_since_does_not_end_before()
    {
        using var village = await CertificateJourney.InAsync(portal, "500112133207");
        await village.SignedAsync();
        var result = await RunAsync("500112133232,裕新村村民委员会,village,500112133207\n", portal.Today());
        Assert.Contains("has issued certificates since", Assert.Single(result.Problems).Sentence, StringComparison.Ordinal);
    }

    private async Task ImportAsync(string rows, DateOnly from)
    {
        var result = await RunAsync(rows, from);
        Assert.True(result.Done, string.Join(' ', result.Problems));
    }

    private async Task<UnitImportResult> RunAsync(string rows, DateOnly from)
    {
        UnitImportResult? result = null;
        using var reader = new StringReader(Head + rows);
        await CommandDatabase.WithDatabaseAsync(portal.Settings, async services =>
            result = await UnitImport.RunAsync(services.GetRequiredService<PortalDb>(), reader, new UnitImportOptions(from) { District = "500112" }, progress: null, portal.Clock));
        return result!;
    }
}
