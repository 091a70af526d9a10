using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>沿用现行版本: an amendment whose item has changed meanwhile goes on from the newer version (domain 3.9).</summary>
public sealed class TakeOverTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private readonly AdmissionJourney journey = new(portal);

    public void Dispose() => journey.Dispose();

    [Fact]
    public async Task A_stale_amendment_is_told_shown_beside_the_newer_version_and_goes_on_from_it()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var item = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-09"));
        var from = await made.EarliestAsync();
        var draft = await made.DraftAsync(Amended(item, from, r => r with { Title = "我改的题目", Item = r.Item with { Title = "我改的题目", Department = "我写的部门" } }));
        var staff = await journey.AsAsync("staff.tongjing");
        using var nothing = await staff.GetAsync($"/admissions/{draft.Id}/take-over");
        Assert.Equal($"/admissions/{draft.Id}", nothing.Headers.Location?.OriginalString); // its version is in force
        Assert.Null((await staff.PageAsync($"/admissions/{draft.Id}/edit/Item")).QuerySelector("#newer"));

        var other = await made.AwaitingApprovalAsync(Amended(item, from, r => r with { Item = r.Item with { Department = "区里改的部门", TitleEn = "The newer title" } }));
        await journey.ApproveAsync(other.Id, "approver.a", from);

        Assert.Contains("清单事项XZ-09已经有了第2版", (await staff.PageAsync($"/admissions/{draft.Id}/edit/Item")).QuerySelector("#newer")!.Words(), StringComparison.Ordinal);
        using var refused = await RawForm.SendAsync(staff, $"/admissions/{draft.Id}/edit/Check", "main form[action$='handler=Submit']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"/admissions/{draft.Id}/take-over", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var page = (await staff.PageAsync($"/admissions/{draft.Id}/take-over")).MainPart();
        var rows = page.QuerySelectorAll("tbody tr").Select(r => r.Words()).ToList();
        Assert.Contains(rows, r => r.Contains("区里改的部门 我写的部门 两边都改了", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("The newer title", StringComparison.Ordinal) && r.EndsWith("跟着新版本", StringComparison.Ordinal));

        Assert.Equal($"/admissions/{draft.Id}/edit/Item", await AdmissionJourney.SendAsync(staff, $"/admissions/{draft.Id}/take-over", ("Theirs", "department")));
        var request = (await journey.StoredAsync(draft.Id)).Request;
        Assert.Equal((2, "我改的题目", "区里改的部门", "The newer title"), (request.ItemVersion, request.Title, request.Item.Department, request.Item.TitleEn));
        Assert.True(await portal.InDatabaseAsync(db => db.JournalRows.AnyAsync(r => r.SubjectId == draft.Id && r.What == nameof(AdmissionTookOver) && r.Before == "1" && r.After == "2")));
        await journey.SubmitAsync(draft.Id);
        Assert.Equal(AdmissionStatus.Submitted, (await journey.StoredAsync(draft.Id)).Status);
    }

    [Fact]
    public async Task Others_get_404_and_a_form_made_before_another_change_is_a_lost_race()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var item = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-10"));
        var from = await made.EarliestAsync();
        var draft = await made.DraftAsync(Amended(item, from, r => r));
        await journey.ApproveAsync((await made.AwaitingApprovalAsync(Amended(item, from, r => r with { Item = r.Item with { Department = "区里改的部门" } }))).Id, "approver.a", from);
        using var stranger = await portal.OfficerAsync(Role.TownshipStaff, await portal.UnitAsync(DemonstrationOfficers.Longxing));
        using var foreign = await stranger.GetAsync($"/admissions/{draft.Id}/take-over");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        var staff = await journey.AsAsync("staff.tongjing");
        var old = await RawForm.HiddenAsync(staff, $"/admissions/{draft.Id}/take-over", "main form");
        await AdmissionJourney.SendAsync(staff, $"/admissions/{draft.Id}/edit/Item", ("Input.Title", "刚改的题目"));
        using var late = await RawForm.PostAsync(staff, $"/admissions/{draft.Id}/take-over", old);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(1, (await journey.StoredAsync(draft.Id)).Request.ItemVersion);
    }

    [Fact] // nobody takes over what he has not seen
    public async Task A_version_that_came_after_the_form_was_made_is_shown_first()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var first = await LatestAsync();
        var draft = await made.DraftAsync(Amended(first, from, r => r with { Item = r.Item with { Department = "我写的部门" } }));
        await journey.ApproveAsync((await made.AwaitingApprovalAsync(Amended(first, from, r => r with { Item = r.Item with { TitleEn = "Second" } }))).Id, "approver.a", from);
        var staff = await journey.AsAsync("staff.tongjing");
        var seen = await RawForm.HiddenAsync(staff, $"/admissions/{draft.Id}/take-over", "main form");
        var later = from.AddDays(10);
        await journey.ApproveAsync((await made.AwaitingApprovalAsync(Amended(await LatestAsync(), later, r => r with { Item = r.Item with { Department = "第三版的部门" } }))).Id, "approver.a", later);

        using var late = await RawForm.PostAsync(staff, $"/admissions/{draft.Id}/take-over", seen);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("第三版的部门", await late.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, (await journey.StoredAsync(draft.Id)).Request.ItemVersion);
        await AdmissionJourney.SendAsync(staff, $"/admissions/{draft.Id}/take-over");
        Assert.Equal((3, "我写的部门"), ((await journey.StoredAsync(draft.Id)).Request.ItemVersion, (await journey.StoredAsync(draft.Id)).Request.Item.Department));

        Task<ListItem> LatestAsync() => portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-11" && i.To == null));
    }

    internal static AdmissionRequest Amended(ListItem item, DateOnly from, Func<AdmissionRequest, AdmissionRequest> change) => change(MadeAdmissions.Amendment(item, from));
}
