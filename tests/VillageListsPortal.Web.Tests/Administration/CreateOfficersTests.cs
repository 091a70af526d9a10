using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Features.Administration;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Startup.Postgres;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Administration;

public sealed class CreateOfficersTests : IAsyncLifetime
{
    private static readonly string[] Names = ["罗建平", "何静", "谭晓东"];
    private PortalSettings settings = null!;

    public async Task InitializeAsync() => settings = PortalFixture.SettingsOver(await TestCluster.CreateDatabaseAsync("migrated", owner => Migrate.ApplyAsync(PortalFixture.SettingsOver(new DatabaseAddresses(owner, owner)))));

    public Task DisposeAsync()
    {
        if (Directory.Exists(settings.DataFolder)) Directory.Delete(settings.DataFolder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_first_three_get_working_posts_and_a_slip_each()
    {
        await FoundDistrictAsync();
        var slips = await RunAsync(s => CreateOfficersCommand.CreateAsync(s, Names));
        Assert.Equal(["admin", "security", "auditor"], slips.Select(s => s.Account));
        var today = Days.Today(TimeProvider.System);
        var posts = await RunAsync(s => s.GetRequiredService<PortalDb>().Posts.ToListAsync());
        Assert.All(posts, p => Assert.True(p.WorksOn(today)));
        Assert.Equal([Role.Administrator, Role.SecurityOfficer, Role.Auditor], posts.OrderBy(p => p.Role).Select(p => p.Role));
        foreach (var slip in slips) Assert.True(await FitsAsync(slip));
    }

    [Fact] // 3.2: the units of the whole country may be there
    public async Task Among_several_districts_theirs_is_the_one_of_the_settings()
    {
        await FoundDistrictAsync("500101", "万州区");
        await Assert.ThrowsAsync<CommandException>(() => RunAsync(s => CreateOfficersCommand.CreateAsync(s, Names)));
        await FoundDistrictAsync();
        await RunAsync(s => CreateOfficersCommand.CreateAsync(s, Names));
        var codes = await RunAsync(s =>
        {
            var db = s.GetRequiredService<PortalDb>();
            return (from p in db.Posts join u in db.Units on p.UnitId equals u.Id select u.Code).Distinct().ToListAsync();
        });
        Assert.Equal(["500112"], codes);
    }

    [Fact]
    public async Task There_is_no_second_time()
    {
        await FoundDistrictAsync();
        await RunAsync(s => CreateOfficersCommand.CreateAsync(s, Names));
        await Assert.ThrowsAsync<CommandException>(() => RunAsync(s => CreateOfficersCommand.CreateAsync(s, Names)));
    }

    [Fact]
    public async Task They_are_three_persons_of_a_district_that_exists()
    {
        await Assert.ThrowsAsync<CommandException>(() => RunAsync(s => CreateOfficersCommand.CreateAsync(s, Names)));
        await FoundDistrictAsync();
        await Assert.ThrowsAsync<CommandException>(() => RunAsync(s => CreateOfficersCommand.CreateAsync(s, ["罗建平", "罗建平", "谭晓东"])));
        await Assert.ThrowsAsync<CommandException>(() => RunAsync(s => CreateOfficersCommand.CreateAsync(s, ["罗建平", "", "谭晓东"])));
    }

    [Fact]
    public async Task A_lost_slip_is_renewed_on_the_server_and_the_old_one_ends()
    {
        await FoundDistrictAsync();
        var slips = await RunAsync(s => CreateOfficersCommand.CreateAsync(s, Names));
        var renewed = await RunAsync(s => CreateOfficersCommand.RenewAsync(s, "security"));
        Assert.True(await FitsAsync(renewed));
        Assert.False(await FitsAsync(slips[1]));
    }

    [Fact]
    public async Task A_successor_takes_the_place_of_one_of_them_where_the_officers_cannot()
    {
        await FoundDistrictAsync();
        await RunAsync(s => CreateOfficersCommand.CreateAsync(s, Names));
        var slip = await RunAsync(s => CreateOfficersCommand.ReplaceAsync(s, "security", "秦月", "qin.yue"));
        Assert.True(await FitsAsync(slip));
        var today = Days.Today(TimeProvider.System);
        var working = await RunAsync(async s => (await s.GetRequiredService<PortalDb>().Posts.Where(p => p.Role == Role.SecurityOfficer).ToListAsync()).Where(p => p.WorksOn(today)).ToList());
        Assert.Equal(slip.PersonId, Assert.Single(working).PersonId);
        foreach (var (old, name, account) in new[] { ("nobody", "秦月", "qin.er"), ("qin.yue", "秦\u200B月", "qin.er"), ("qin.yue", "秦月", "admin"), ("security", "秦月", "qin.er") })
        {
            await Assert.ThrowsAsync<CommandException>(() => RunAsync(s => CreateOfficersCommand.ReplaceAsync(s, old, name, account)));
        }
    }

    private Task<int> FoundDistrictAsync(string code = "500112", string name = "渝北区") => RunAsync(s =>
    {
        var db = s.GetRequiredService<PortalDb>();
        db.Units.Add(new Unit(UnitKind.District, code, null, new UnitTitle(name, $"重庆市{name}"), new DateOnly(2025, 1, 1)));
        return db.SaveChangesAsync();
    });

    private Task<bool> FitsAsync(SlipPaper slip) => RunAsync(async s =>
    {
        var db = s.GetRequiredService<PortalDb>();
        return new Slips(db.Cipher, TimeProvider.System).Fits(await db.Users.SingleAsync(a => a.UserName == slip.Account), slip.Code);
    });

    private async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        T? result = default;
        await CommandDatabase.WithDatabaseAsync(settings, async services => result = await work(services));
        return result!;
    }
}
