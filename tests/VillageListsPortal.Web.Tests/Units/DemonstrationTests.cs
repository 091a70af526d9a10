using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units;

public sealed class DemonstrationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_district_has_356_villages_without_the_eight_streets()
    {
        Assert.Equal(356, await portal.InDatabaseAsync(db => db.Units.CountAsync(u => u.Kind == UnitKind.Village)));
        Assert.Equal(22, await portal.InDatabaseAsync(db => db.Units.CountAsync(u => u.Kind == UnitKind.Township)));
        Assert.False(await portal.InDatabaseAsync(db => db.Units.AnyAsync(u => u.ShortName == "人和街道")));
    }

    [Fact]
    public async Task The_departments_of_the_lists_are_units()
    {
        var names = await portal.InDatabaseAsync(db => db.Units.Where(u => u.Kind == UnitKind.Department).Select(u => u.ShortName).ToListAsync());
        Assert.Empty(DemonstrationOfficers.Departments.Except(names));
        Assert.Contains("区应急局", names);
        Assert.Contains("区委宣传部", names);
        Assert.DoesNotContain(names, n => n.Contains('（', StringComparison.Ordinal) || n.Contains('各', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_account_holds_its_posts_and_can_sign_in()
    {
        foreach (var officer in DemonstrationOfficers.All)
        {
            var person = await portal.PersonAsync(officer.Account);
            Assert.Equal(officer.Posts.Length, person.Posts.Count(p => p.WorksOn(Days.On(portal.Clock.GetUtcNow()))));
        }

        using var client = await portal.SignInAsync("countersign.dept", Role.Countersigner);
        Assert.Contains("审签人", (await client.PageAsync("/account/password")).QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_has_named_the_party_secretary_for_ZM_07()
    {
        var village = await portal.UnitAsync(DemonstrationOfficers.Jiangkou);
        var policy = await portal.InDatabaseAsync(db => db.SealPolicies.Include(p => p.Delegations).SingleAsync(p => p.UnitId == village.Id));
        var secretary = await portal.PersonAsync("secretary.jiangkou");
        var actor = new Actor(secretary.Id, secretary.Posts[0].Id, Role.PartySecretary, village.Id);
        Assert.True(policy.MaySign(actor, "ZM-07", new DateOnly(2026, 11, 22)));
        Assert.False(policy.MaySign(actor, "ZM-02", new DateOnly(2026, 11, 22)));
    }

    [Fact]
    public async Task Seeding_again_does_nothing()
    {
        Assert.False(await SeedDemoCommand.SeedAsync(portal.Settings));
        Assert.True(await portal.InDatabaseAsync(db => db.CalendarRows.AnyAsync(r => r.Date == new DateOnly(2026, 10, 1))));
    }
}
