using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>预检 while one types: the panel of what stands in the form, and nothing of it is kept.</summary>
public sealed class LookAheadTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private const string Crossing = "村委会为辖区违建拆除的责任主体。";
    private readonly AdmissionJourney officers = new(portal);

    [Fact]
    public async Task What_is_typed_is_screened_and_not_kept()
    {
        var (staff, id) = await DraftAsync();
        var before = await TaskAsync(id);
        var panel = await AskAsync(staff, id, "Work", ("Input.Task", Crossing));
        var section = panel.QuerySelector("#look-ahead")!;
        Assert.Equal("村委会为辖区违建拆除的责任主体", section.QuerySelector("mark.red")!.TextContent);
        Assert.Equal("预检：越过红线1处，责任转嫁0处。", section.GetAttribute("data-says"));
        Assert.Null(panel.QuerySelector("header.masthead"));
        Assert.Equal(before, await TaskAsync(id));
        Assert.Equal("预检：没有发现红线和责任转嫁。", (await AskAsync(staff, id, "Work", ("Input.Task", "每季度巡看一次。"))).QuerySelector("#look-ahead")!.GetAttribute("data-says"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_answered_by_what_was_saved()
    {
        var (staff, id) = await DraftAsync();
        var panel = await AskAsync(staff, id, "Work", ("Input.Task", Crossing), ("Input.Hours", "三十"));
        Assert.Empty(panel.QuerySelectorAll("mark.red"));
        Assert.NotNull(panel.QuerySelector("#look-ahead"));
    }

    [Fact]
    public async Task The_form_names_the_address_and_says_politely_what_changed()
    {
        var (staff, id) = await DraftAsync();
        var page = await staff.PageAsync($"/admissions/{id}/edit/Work");
        Assert.Equal($"/admissions/{id}/ahead/Work", page.QuerySelector("#admission-form")!.GetAttribute("data-ahead"));
        Assert.Equal("polite", page.QuerySelector("#ahead-says")!.GetAttribute("aria-live"));
        Assert.Contains(page.QuerySelectorAll("script"), s => s.GetAttribute("src")!.Contains("/js/ahead.", StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector("#admission-form button[value=stay]")); // the same without the script
    }

    [Fact] // however many weak ones came after it
    public async Task An_old_request_that_is_very_similar_is_found_among_many_newer_ones()
    {
        var staff = (await TestAdmissions.InAsync(portal)).Staff;
        Admission Draft(string title) => Admission.Draft(new AdmissionRequest { Kind = AdmissionKind.AddItem, List = ListKind.Assistance, Title = title }, staff, portal.Clock.GetUtcNow());
        await portal.InDatabaseAsync(async db =>
        {
            db.Admissions.Add(Draft("协助巡看农村公路桥"));
            await db.SaveChangesAsync();
            db.Admissions.AddRange(Enumerable.Range(1, 300).Select(n => Draft($"协助开展农村电影放映第{n}场的公路指引")));
            return await db.SaveChangesAsync();
        });
        var (author, id) = await DraftAsync();
        var similar = (await AskAsync(author, id, "Work")).QuerySelectorAll("#look-ahead ul a [lang]").Select(a => a.TextContent).ToList();
        Assert.Contains("协助巡看农村公路桥", similar);
        Assert.DoesNotContain(similar, s => s.Contains("电影", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Others_get_404()
    {
        var (_, id) = await DraftAsync();
        using var stranger = await portal.OfficerAsync(Role.TownshipStaff, await portal.UnitAsync(DemonstrationOfficers.Longxing));
        using var answer = await RawForm.PostAsync(stranger, $"/admissions/{id}/ahead/Work", [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(stranger)), ("Input.Task", Crossing)]);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    public void Dispose() => officers.Dispose();

    private async Task<(HttpClient Staff, Guid Id)> DraftAsync() => (await officers.AsAsync("staff.tongjing"), await officers.DraftAsync("协助巡看农村公路", await officers.EarliestAsync()));

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> AskAsync(HttpClient staff, Guid id, string step, params (string Name, string Value)[] typed)
    {
        var form = (await staff.PageAsync($"/admissions/{id}/edit/{step}")).QuerySelector("#admission-form")!;
        using var answer = await RawForm.PostAsync(staff, form.GetAttribute("data-ahead")!, [.. RawForm.Hidden(form), .. typed]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Pages.Parse(await answer.Content.ReadAsStringAsync());
    }

    private Task<string> TaskAsync(Guid id) => portal.InDatabaseAsync(async db => (await db.Admissions.AsNoTracking().SingleAsync(a => a.Id == id)).Request.Task);
}
