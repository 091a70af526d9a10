using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units;

public sealed class UnitSearchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("江口", "江口村")]
    [InlineData("江", "江口村")] // one character
    [InlineData("口", "江口村")] // in the middle, too
    [InlineData("jkc", "江口村")]
    [InlineData("JK", "江口村")]
    [InlineData("jiangk", "江口村")]
    [InlineData("500112133212", "江口村")]
    [InlineData("江口村村民委员会", "江口村")]
    [InlineData("统景 江口", "江口村")]
    [InlineData("统景镇江口村", "江口村")]
    [InlineData("渝北区统景镇江口", "江口村")]
    [InlineData("tjz", "统景镇")]
    [InlineData("区民政", "区民政局")]
    [InlineData("qmz", "区民政局")]
    [InlineData("xbc", "徐堡村")]
    [InlineData("xpc", "徐堡村")] // as others read it
    [InlineData("XUBU", "徐堡村")]
    [InlineData("zyc", "长堰村")]
    public async Task A_unit_is_found_while_one_types(string text, string name) => Assert.Contains(name, await NamesAsync($"q={Uri.EscapeDataString(text)}"));

    [Fact]
    public async Task What_begins_so_comes_before_what_only_contains_it()
    {
        var names = await NamesAsync("q=" + Uri.EscapeDataString("石"));
        Assert.StartsWith("石", names[0], StringComparison.Ordinal);
        Assert.Equal(names.OrderByDescending(n => n[0] == '石').Select(n => n[0] == '石'), names.Select(n => n[0] == '石'));
    }

    [Fact]
    public async Task Units_of_one_name_come_by_their_codes()
    {
        var name = await portal.InDatabaseAsync(db => db.Units.Where(u => u.Code != null).GroupBy(u => u.ShortName).Where(g => g.Count() > 1).Select(g => g.Key).OrderBy(n => n).FirstAsync());
        using var client = await portal.SignInAsync("admin");
        var answer = await client.JsonAsync("/admin/units/choices?q=" + Uri.EscapeDataString(name));
        var codes = answer.GetProperty("choices").EnumerateArray().Where(c => c.GetProperty("name").GetString() == name).Select(c => c.GetProperty("code").GetString()).ToList();
        Assert.True(codes.Count > 1);
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
    }

    [Fact]
    public async Task Only_units_that_fit_the_role_are_suggested()
    {
        Assert.DoesNotContain("江口村", await NamesAsync("q=" + Uri.EscapeDataString("江口") + "&role=" + nameof(Role.JusticeOffice)));
        Assert.Equal(["统景镇"], await NamesAsync("q=" + Uri.EscapeDataString("统景") + "&role=" + nameof(Role.JusticeOffice)));
    }

    [Fact]
    public async Task At_most_twenty_are_suggested_and_it_says_that_there_are_more()
    {
        using var client = await portal.SignInAsync("admin");
        var answer = await client.JsonAsync("/admin/units/choices?q=5");
        Assert.Equal(20, answer.GetProperty("choices").GetArrayLength());
        Assert.True(answer.GetProperty("more").GetBoolean());
    }

    [Fact]
    public async Task What_cannot_be_a_search_is_refused()
    {
        using var client = await portal.SignInAsync("admin");
        foreach (var text in new[] { new string('江', 41), "\0", "%ED%A0%80" })
        {
            using var answer = await client.GetAsync("/admin/units/choices?q=" + (text[0] == '%' ? text : Uri.EscapeDataString(text)));
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.OK, $"answered {(int)answer.StatusCode}");
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_list_pages_through_all_units_in_the_order_of_their_codes()
    {
        using var client = await portal.SignInAsync("admin");
        var (seen, address) = (new List<string>(), "/admin/units");
        while (address is not null)
        {
            var page = await client.PageAsync(address);
            seen.AddRange(page.QuerySelectorAll("tbody tr th a").Select(a => a.GetAttribute("href")!));
            address = page.QuerySelectorAll("main a.btn").Select(a => a.GetAttribute("href")!).LastOrDefault(h => h.Contains("afterId=", StringComparison.Ordinal) && h != address && !h.Contains("print", StringComparison.Ordinal));
        }

        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(await portal.InDatabaseAsync(db => Task.FromResult(db.Units.Count())), seen.Count);
    }

    [Fact] // without JavaScript
    public async Task The_picker_finds_by_initials_and_keeps_the_one_chosen()
    {
        using var client = await portal.SignInAsync("admin");
        var person = await portal.PersonAsync("clerk.wenquan");
        using var found = await client.PostFormAsync($"/admin/people/{person.Id}/grant", ("Role", nameof(Role.VillageClerk)), ("UnitSearch", "jkc"), ("Find", "true"));
        var page = Pages.Parse(await found.Content.ReadAsStringAsync());
        var unit = await portal.UnitAsync(DemonstrationOfficers.Jiangkou);
        Assert.Contains(unit.Id.ToString(), page.QuerySelectorAll("input[name=UnitId]").Select(r => r.GetAttribute("value")));
    }

    private async Task<List<string>> NamesAsync(string query)
    {
        using var client = await portal.SignInAsync("admin");
        var answer = await client.JsonAsync("/admin/units/choices?" + query);
        return [.. answer.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
    }
}
