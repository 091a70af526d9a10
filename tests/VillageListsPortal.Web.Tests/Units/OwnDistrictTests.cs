using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units;

/// <summary>With the units of other districts in the same database (3.2), the district is still the portal's own (S1).</summary>
public sealed class OwnDistrictTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Other = "500101";
    private const string OtherVillage = "500101201200";

    public async Task InitializeAsync()
    {
        if (await portal.InDatabaseAsync(db => db.Units.AnyAsync(u => u.Code == Other))) return;
        using var reader = new StringReader($"code,name,level\n{Other},万州区,district\n500101201,小周镇,township\n{OtherVillage},小周村村民委员会,village\n");
        await CommandDatabase.WithDatabaseAsync(portal.Settings, async services =>
        {
            var options = new UnitImportOptions(new DateOnly(2020, 1, 1), "重庆市万州区") { District = portal.Settings.DistrictCode };
            Assert.Empty((await UnitImport.RunAsync(services.GetRequiredService<PortalDb>(), reader, options)).Problems);
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_district_of_a_day_is_the_one_of_the_settings_while_it_is_there()
    {
        var today = Days.Today(portal.Clock);
        Assert.Equal([portal.Settings.DistrictCode], await portal.InDatabaseAsync(db => db.DistrictOn(today).Select(u => u.Code).ToListAsync()));
        Assert.Empty(await portal.InDatabaseAsync(db => db.DistrictOn(PortalFixture.ListsFrom.AddDays(-1)).ToListAsync())); // the other one was there by then
    }

    [Fact]
    public async Task A_request_for_all_villages_concerns_those_of_the_district_and_one_that_names_another_districts_none()
    {
        var other = await portal.UnitAsync(OtherVillage);
        await using var scope = portal.Services.CreateAsyncScope();
        var concerned = scope.ServiceProvider.GetRequiredService<ConcernedVillages>();
        var codes = await concerned.Of(VillageScope.All).Select(u => u.Code!).ToListAsync();
        Assert.Contains(DemonstrationOfficers.Jiangkou, codes);
        Assert.All(codes, c => Assert.StartsWith(portal.Settings.DistrictCode, c, StringComparison.Ordinal));
        Assert.Empty(await concerned.Of(new VillageScope(Everywhere: false, [other.Id])).ToListAsync());
    }

    [Fact]
    public async Task A_department_chooses_among_the_places_of_the_district()
    {
        var department = await portal.UnitAsync("区民政局");
        var officer = new Officer(Guid.CreateVersion7(), "试用人员", Guid.CreateVersion7(), Role.DepartmentStaff, department.Id, department.ShortName, null, UnitKind.Department, 1);
        var places = await portal.InDatabaseAsync(db => db.PlacesForAsync(officer, Days.Today(portal.Clock)));
        Assert.Contains(places, p => p.Name == "统景镇");
        Assert.Contains(places, p => p.Name == "江口村");
        Assert.DoesNotContain(places, p => p.Name is "小周镇" or "小周村");
    }

    [Fact] // settled S6: they lie under the district, which does not reach into them
    public async Task Departments_of_the_district_can_be_given_posts_and_asked()
    {
        using var admin = await portal.SignInAsync("admin");
        var choices = (await admin.JsonAsync($"/admin/units/choices?role=DepartmentStaff&q={Uri.EscapeDataString("公安")}")).GetProperty("choices").EnumerateArray();
        Assert.Contains("区公安分局", choices.Select(u => u.GetProperty("name").GetString()));
        var made = await MadeAdmissions.InAsync(portal);
        var accepted = await made.AcceptedAsync(MadeAdmissions.Addition("协助找得到部门的事项", await made.EarliestAsync()));
        using var reviewer = await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));
        foreach (var (sought, found) in new[] { ("区公安分局", true), ("小周村", false) })
        {
            using var answer = await reviewer.PostFormAsync($"/admissions/{accepted.Id}/consult", ("find", "true"), ("UnitSearch", sought));
            Assert.Equal(found, Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelectorAll(".consulted strong").Any(b => b.Words() == sought));
        }
    }

    [Fact] // settled S1, S6: posts are at the units of the district
    public async Task A_post_is_given_at_the_units_of_the_district_only()
    {
        using var admin = await portal.SignInAsync("admin");
        foreach (var (sought, found) in new[] { ("小周村", false), ("江口村", true) })
        {
            using var searched = await admin.PostFormAsync("/admin/people/new", ("Name", "王一"), ("Account", "wang.yi"), ("Role", "VillageHead"), ("UnitSearch", sought), ("Find", "true"));
            var choices = Pages.Parse(await searched.Content.ReadAsStringAsync()).QuerySelectorAll(".choices label").Select(c => c.Words()).ToList();
            Assert.Equal(found, choices.Exists(c => c.StartsWith(sought, StringComparison.Ordinal)));
            var suggested = (await admin.JsonAsync($"/admin/units/choices?role=VillageHead&q={Uri.EscapeDataString(sought)}")).GetRawText();
            Assert.Equal(found, suggested.Contains(DemonstrationOfficers.Jiangkou, StringComparison.Ordinal));
        }

        using var refused = await admin.PostFormAsync("/admin/people/new", ("Name", "王一"), ("Account", "wang.yi"), ("Role", "VillageHead"), ("UnitSearch", "小周村"), ("UnitId", (await portal.UnitAsync(OtherVillage)).Id.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task A_task_of_all_villages_stands_on_the_pages_of_the_district_only()
    {
        await (await TestAdmissions.InAsync(portal)).ApprovedAsync();
        portal.Clock.Set(new DateTimeOffset(2026, 5, 11, 10, 0, 0, TimeSpan.FromHours(8)));
        using var visitor = portal.Visitor();
        Assert.Contains("协助开展春季秸秆禁烧宣传", (await visitor.PageAsync($"/villages/{DemonstrationOfficers.Jiangkou}")).MainPart().Words(), StringComparison.Ordinal);
        var other = (await visitor.PageAsync($"/villages/{OtherVillage}")).MainPart().Words();
        Assert.Contains("小周村", other, StringComparison.Ordinal);
        Assert.DoesNotContain("协助开展春季秸秆禁烧宣传", other, StringComparison.Ordinal);
        Assert.Empty(await portal.InDatabaseAsync(db => db.Notices.Where(n => db.Units.Any(u => u.Id == n.UnitId && u.Code == OtherVillage)).ToListAsync()));
    }
}
