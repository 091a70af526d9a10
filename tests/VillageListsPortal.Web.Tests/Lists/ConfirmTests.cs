using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

public sealed class ConfirmTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_reviewer_confirms_a_drafted_row_and_only_its_provenance_changes()
    {
        using var reviewer = await ReviewerAsync();
        const string Path = "/lists/certificate/ZM-07/confirm";
        Assert.NotNull((await reviewer.PageAsync("/lists/certificate/ZM-07")).QuerySelector($"a[href='{Path}']"));
        var form = Form(await reviewer.PageAsync(Path))!;

        using var answer = await reviewer.SendAsync(Path, form);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var item = await ItemAsync("ZM-07");
        Assert.Equal((Provenance.Confirmed, Provenance.Drafted, 1), (item.Provenance, item.ImportedAs, item.Version));
        var row = await portal.InDatabaseAsync(db => db.JournalRows.SingleAsync(r => r.What == nameof(ItemConfirmed) && r.SubjectId == item.Id));
        Assert.Equal(("ZM-07 Drafted", "ZM-07 Confirmed", "Reviewer"), (row.Before, row.After, row.Role));
        using var visitor = portal.Visitor();
        var words = (await visitor.PageAsync("/lists/certificate/ZM-07")).MainPart().Words();
        Assert.Contains("区级已确认", words, StringComparison.Ordinal);
        Assert.DoesNotContain("示例数据", words, StringComparison.Ordinal);

        using var twice = await reviewer.SendAsync(Path, form); // a double click gets the same answer
        Assert.Equal(HttpStatusCode.Redirect, twice.StatusCode);
        Assert.Contains("已经确认", (await reviewer.PageAsync(Path)).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirming_a_row_that_another_has_confirmed_is_refused_in_words()
    {
        const string Path = "/lists/certificate/ZM-02/confirm";
        using var first = await ReviewerAsync();
        using var second = await ReviewerAsync();
        var form = Form(await second.PageAsync(Path))!;
        using var _ = await first.SendAsync(Path, Form(await first.PageAsync(Path))!);

        using var answer = await second.SendAsync(Path, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("ZM-02已经确认过了。", Pages.Parse(await answer.Content.ReadAsStringAsync()).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cites_a_superseded_law_cannot_be_confirmed()
    {
        using var reviewer = await ReviewerAsync();
        const string Path = "/lists/autonomy/ZZ-01/confirm";
        var page = await reviewer.PageAsync(Path);
        Assert.Null(Form(page));
        Assert.Contains("复核后才能确认", page.MainPart().Words(), StringComparison.Ordinal);
        var other = Form(await reviewer.PageAsync("/lists/certificate/ZM-01/confirm"))!; // its antiforgery token, sent to the wrong row
        other.QuerySelector("input[name=ItemId]")!.SetAttribute("value", (await ItemAsync("ZZ-01")).Id.ToString());
        other.RemoveAttribute("action");

        using var answer = await reviewer.SendAsync(Path, other);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("ZZ-01引用的法律文本已被取代或者废止", Pages.Parse(await answer.Content.ReadAsStringAsync()).MainPart().Words(), StringComparison.Ordinal);
        Assert.Equal(Provenance.Drafted, (await ItemAsync("ZZ-01")).Provenance);
    }

    [Fact]
    public async Task A_version_other_than_the_one_looked_at_is_not_confirmed()
    {
        using var reviewer = await ReviewerAsync();
        const string Path = "/lists/certificate/ZM-03/confirm";
        var form = Form(await reviewer.PageAsync(Path))!;
        form.QuerySelector("input[name=ItemId]")!.SetAttribute("value", Guid.CreateVersion7().ToString());

        using var answer = await reviewer.SendAsync(Path, form);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Approver)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Other_roles_neither_see_the_button_nor_the_page(Role role)
    {
        using var officer = await portal.OfficerAsync(role, await portal.UnitAsync(DemonstrationOfficers.District));
        using var page = await officer.GetAsync("/lists/certificate/ZM-01/confirm");

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Null((await officer.PageAsync("/lists/certificate/ZM-01")).QuerySelector("a[href$='/confirm']"));
    }

    [Fact]
    public async Task A_visitor_is_sent_to_the_sign_in()
    {
        using var visitor = portal.Visitor();
        using var page = await visitor.GetAsync("/lists/certificate/ZM-01/confirm");

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.StartsWith("/account/sign-in", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private async Task<HttpClient> ReviewerAsync() => await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));

    private Task<ListItem> ItemAsync(string code) => portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == code));

    private static IHtmlFormElement? Form(IHtmlDocument page) => (IHtmlFormElement?)page.QuerySelector("main form[method=post]");
}
