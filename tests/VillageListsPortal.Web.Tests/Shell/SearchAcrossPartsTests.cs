using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Administration;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>One box for all parts (S34): by POST only, persons within the village and journalled (S33), masked above it (S7).</summary>
public sealed class SearchAcrossPartsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_village_finds_its_certificates_by_person_number_and_check_code()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var number = CertificateJourney.NewNumber();
        var stamped = await officers.StampedAsync(("Input.Name", "孟繁星"), ("Input.Number", number));
        foreach (var sought in new[] { "孟繁星", "繁星", number, number.ToLowerInvariant(), stamped.Issue!.NumberText, stamped.Issue.CheckCode, stamped.Issue.CheckCode.ToLowerInvariant() })
        {
            var page = await SeekAsync(officers.Clerk, sought);
            Assert.True(page.QuerySelector($"main a[href='/certificates/{stamped.Id}']") is not null, $"{sought} did not find it");
        }

        using var strangers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Xixin);
        Assert.Null((await SeekAsync(strangers.Clerk, "孟繁星")).QuerySelector($"main a[href='/certificates/{stamped.Id}']"));
    }

    [Fact]
    public async Task A_search_of_people_is_journalled_and_what_was_sought_stands_in_no_address()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        await officers.SubmitAsync(("Input.Name", "单小丫"));
        var before = await SearchesAsync(nameof(PersonSearched));

        var page = await SeekAsync(officers.Clerk, "单小丫");

        Assert.Equal(before + 1, await SearchesAsync(nameof(PersonSearched)));
        Assert.DoesNotContain(await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(PersonSearched)).Select(r => r.Before + r.After).ToListAsync()), v => v!.Contains('单', StringComparison.Ordinal));
        Assert.DoesNotContain("单小丫", page.Title!, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("[href], [action]"), e => Uri.UnescapeDataString(e.GetAttribute("href") ?? e.GetAttribute("action")!).Contains("单小丫", StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("form[role=search]"), form => Assert.Equal("post", form.GetAttribute("method")));
        using var typed = await officers.Clerk.GetAsync($"/search?q={Uri.EscapeDataString("单小丫")}");
        Assert.DoesNotContain("单小丫", await typed.TextAsync(), StringComparison.Ordinal); // an address finds nobody
    }

    [Fact]
    public async Task Above_the_village_a_number_finds_it_masked_and_a_name_finds_nobody()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var stamped = await officers.StampedAsync(("Input.Name", "贺兰山月"));
        var before = await SearchesAsync(nameof(PersonSearched));
        foreach (var role in new[] { Role.TownshipStaff, Role.Reviewer })
        {
            using var officer = await portal.OfficerAsync(role, await portal.UnitAsync(role == Role.Reviewer ? DemonstrationOfficers.District : DemonstrationOfficers.Tongjing));
            Assert.Null((await SeekAsync(officer, "贺兰山月")).QuerySelector($"a[href='/certificates/{stamped.Id}']"));
            var row = (await SeekAsync(officer, stamped.Issue!.NumberText)).QuerySelector($"main a[href='/certificates/{stamped.Id}']");
            Assert.Contains("贺*", row!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("兰山月", row.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(before, await SearchesAsync(nameof(PersonSearched)));
    }

    [Fact]
    public async Task A_visitor_finds_public_things_only_and_is_led_to_checking()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var stamped = await officers.StampedAsync(("Input.Name", "郝大年"));
        using var visitor = portal.VisitorElsewhere();

        Assert.NotNull((await SeekAsync(visitor, "婚姻")).QuerySelector("main a[href^='/lists/cancelled/']"));
        Assert.NotNull((await SeekAsync(visitor, "江口村")).QuerySelector($"main a[href='/villages/{DemonstrationOfficers.Jiangkou}']"));
        var law = (await SeekAsync(visitor, "村民委员会组织法")).QuerySelector("#laws a.t")!;
        Assert.Equal("《村民委员会组织法》（2025年修正）", law.TextContent); // the newest text; the others stand on its page
        Assert.Contains("2018年修正文本", (await visitor.PageAsync(law.GetAttribute("href")!)).MainPart().Words(), StringComparison.Ordinal);
        foreach (var sought in new[] { "郝大年", stamped.Issue!.NumberText }) Assert.Null((await SeekAsync(visitor, sought)).QuerySelector("main a[href^='/certificates']"));

        var check = (await SeekAsync(visitor, stamped.Issue.CheckCode)).QuerySelector("main form[action='/verify']")!;
        using var answer = await RawForm.PostAsync(visitor, "/verify", RawForm.Hidden(check));
        Assert.Contains("核验通过", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_manages_people_finds_them_and_that_is_journalled_too()
    {
        using var admin = await portal.SignInAsync("admin");
        var person = await portal.PersonAsync("clerk.jiangkou");
        var before = await SearchesAsync(nameof(PeopleSearched));

        Assert.NotNull((await SeekAsync(admin, person.Name)).QuerySelector($"main a[href='/admin/people/{person.Id}']"));

        Assert.Equal(before + 1, await SearchesAsync(nameof(PeopleSearched)));
    }

    [Fact]
    public async Task Nothing_found_says_what_to_do_and_an_empty_box_explains_itself()
    {
        using var visitor = portal.VisitorElsewhere();
        var nothing = (await SeekAsync(visitor, "qwxyz")).MainPart();
        Assert.Contains("没有找到“qwxyz”", nothing.Words(), StringComparison.Ordinal);
        Assert.NotEmpty(nothing.QuerySelectorAll("a[href]"));

        Assert.Contains("可以查清单事项", (await SeekAsync(visitor, "  ")).MainPart().Words(), StringComparison.Ordinal);
        using var bad = await RawForm.PostEncodedAsync(visitor, "/search", [("q", "A%E2%80%AEB")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        using var wide = await RawForm.PostAsync(visitor, "/search", [("q", new string('字', 500))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wide.StatusCode);
    }

    [Fact]
    public async Task An_officers_search_needs_its_token_a_visitors_does_not()
    {
        using var clerk = await portal.SignInAsync("clerk.jiangkou");
        using var forged = await RawForm.PostAsync(clerk, "/search", [("q", "江口村")]);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        using var visitor = portal.VisitorElsewhere();
        using var answer = await RawForm.PostAsync(visitor, "/search", [("q", "江口村")]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var list = await visitor.GetAsync("/lists/certificate");
        Assert.False(list.Headers.Contains("Set-Cookie")); // so that it can be cached
    }

    /// <summary>By the box in the masthead, as on any page.</summary>
    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> SeekAsync(HttpClient client, string sought)
    {
        using var answer = await RawForm.SendAsync(client, "/lists/certificate", "header form[role=search]", ("q", sought));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Pages.Parse(await answer.Content.ReadAsStringAsync());
    }

    private Task<int> SearchesAsync(string what) => portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.What == what));
}
