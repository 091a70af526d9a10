using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>总量控制、增减挂钩 by the forms of the pages: counted by village, and what is named goes in the transaction of the approval (domain 3.2, 3.9).</summary>
public sealed class TotalControlTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime, IDisposable
{
    private const decimal Cap = 40;
    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();
    private readonly AdmissionJourney journey = new(portal);
    private MadeAdmissions made = null!;
    private DateOnly from;
    private DateOnly later;

    public async Task InitializeAsync()
    {
        made = await MadeAdmissions.InAsync(portal);
        (from, later) = (await made.EarliestAsync(), (await made.EarliestAsync()).AddDays(10));
        await portal.InDatabaseAsync(async db =>
        {
            if (!await db.DistrictSettings.AnyAsync(s => s.Name == RulesOfDistrict.Setting))
            {
                db.DistrictSettings.Add(new DistrictSetting { Name = RulesOfDistrict.Setting, From = journey.Today, Value = JsonSerializer.Serialize(new AdmissionSettings { HoursCap = Cap }), SetBy = Guid.CreateVersion7(), SetAt = began });
            }

            return await db.SaveChangesAsync();
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        portal.Clock.Set(began);
        journey.Dispose();
    }

    [Fact]
    public async Task Over_the_cap_of_one_village_it_is_stopped_until_what_goes_is_chosen_in_the_form()
    {
        var task = await made.AdmittedTaskAsync(await TaskAsync("协助清查闲置农房", 30, DemonstrationOfficers.Jiangkou));
        var draft = await made.DraftAsync(await TaskAsync("协助登记古树名木", 15, DemonstrationOfficers.Jiangkou) with { From = later, Until = later.AddDays(60) });
        var staff = await journey.AsAsync("staff.tongjing");

        var work = await staff.PageAsync($"/admissions/{draft.Id}/edit/Work");
        Assert.Equal("总量控制：每村每月上限40小时。 涉及的村里，江口村现有最多，30小时；加上这项是45小时。 超过了上限：请在“任务和范围”里选减掉什么，或者减少时数。", work.QuerySelector("#total")!.Words());
        Assert.Contains("协助清查闲置农房", work.QuerySelector("#in-exchange")!.Words(), StringComparison.Ordinal);
        Assert.Contains("每村每月30小时", work.QuerySelector("#in-exchange")!.Words(), StringComparison.Ordinal);

        using var stopped = await RawForm.SendAsync(staff, $"/admissions/{draft.Id}/edit/Check", "main form[action$='handler=Submit']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stopped.StatusCode);
        Assert.Contains("每村每月上限40小时，加上这项，最多的一个村是45小时", await stopped.TextAsync(), StringComparison.Ordinal);

        await AdmissionJourney.SendAsync(staff, $"/admissions/{draft.Id}/edit/Work", ("Input.InExchange", task.Id.ToString()));
        Assert.Equal([task.Id], (await journey.StoredAsync(draft.Id)).Request.InExchange);
        Assert.Contains("加上这项是15小时", (await staff.PageAsync($"/admissions/{draft.Id}/edit/Work")).QuerySelector("#total")!.Words(), StringComparison.Ordinal);
        await journey.SubmitAsync(draft.Id);
        Assert.Equal(AdmissionStatus.Submitted, (await journey.StoredAsync(draft.Id)).Status);
        foreach (var page in new[] { $"/admissions/{draft.Id}", $"/admissions/{draft.Id}/accept" })
        {
            Assert.Contains("增减挂钩：同时减掉提前终止临时任务：协助清查闲置农房统景镇", Close(await (await journey.AsAsync("reviewer.a")).PageAsync(page)), StringComparison.Ordinal);
        }
    }

    [Fact] // settled S6: outside reach and unknown are the same, by the form too
    public async Task Requests_of_others_are_not_read_by_naming_their_ids()
    {
        var stranger = await MadeAdmissions.InAsync(portal, DemonstrationOfficers.Longxing);
        var secret = await stranger.DraftAsync(await TaskAsync("别镇没有提交的草稿", 3, DemonstrationOfficers.Jiangkou));
        var removal = await stranger.DraftAsync(MadeAdmissions.Removal(await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-12" && i.To == null))) with { Title = "别镇没有提交的取消" });
        var refused = await stranger.RefusedAsync(await TaskAsync("别镇没有准入的任务", 3, DemonstrationOfficers.Jiangkou));
        var draft = await made.DraftAsync(await TaskAsync("协助看护公告栏", 1, await ThirdVillageAsync(8)) with { From = later, Until = later.AddDays(60) });
        var staff = await journey.AsAsync("staff.tongjing");
        await AdmissionJourney.SendAsync(staff, $"/admissions/{draft.Id}/edit/Work", [.. new[] { secret, removal, refused }.Select(a => ("Input.InExchange", a.Id.ToString()))]);
        Assert.Equal(3, (await journey.StoredAsync(draft.Id)).Request.InExchange.Count);
        foreach (var page in new[] { "edit/Work", "edit/Check" })
        {
            Assert.DoesNotContain("别镇没有", await (await staff.GetAsync($"/admissions/{draft.Id}/{page}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var stopped = await RawForm.SendAsync(staff, $"/admissions/{draft.Id}/edit/Check", "main form[action$='handler=Submit']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stopped.StatusCode);
        Assert.Contains("所选的任务或者取消申请已经不在", await stopped.TextAsync(), StringComparison.Ordinal);
    }

    [Fact] // what a form did not show stays as it was
    public async Task A_form_changes_only_what_it_shows()
    {
        var task = await TaskAsync("协助看护", 1, DemonstrationOfficers.Jiangkou) with { GivesUp = "原来写的", InExchange = [Guid.CreateVersion7()] };
        var typed = AdmissionInput.Of(task);
        (typed.GivesUp, typed.InExchange) = (null, null);
        Assert.Equal((task.GivesUp, task.InExchange), (typed.Over(task, FormStep.Work).GivesUp, typed.Over(task, FormStep.Work).InExchange));
        typed.Exchanges = true;
        Assert.Null(typed.Over(task, FormStep.Work).GivesUp);
        Assert.Empty(typed.Over(task, FormStep.Work).InExchange);

        var removal = MadeAdmissions.Removal(await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-12" && i.To == null)));
        Assert.Equal(removal, new AdmissionInput { Title = "取消它" }.Over(removal, FormStep.Item)); // the form of a removal shows no field of the item
    }

    [Fact] // it ended by itself before what comes begins: nothing is left to go, and nothing is in the way
    public async Task A_task_named_that_has_run_out_does_not_block_the_approval()
    {
        var village = await ThirdVillageAsync(9);
        var task = await made.AdmittedTaskAsync(await TaskAsync("协助看护临时便桥", 5, village) with { Until = later.AddDays(-2) });
        var coming = await made.AwaitingApprovalAsync(await TaskAsync("协助看护新修便桥", 5, village) with { From = later, Until = later.AddDays(60), InExchange = [task.Id] });
        await journey.ApproveAsync(coming.Id, "approver.a", later);
        Assert.Equal(AdmissionStatus.Approved, (await journey.StoredAsync(coming.Id)).Status);
        Assert.Null((await journey.StoredAsync(task.Id)).EndedFor);
    }

    [Fact] // per village: what another village has is not its burden
    public async Task Hours_of_another_village_do_not_stop_it()
    {
        await made.AdmittedTaskAsync(await TaskAsync("协助夜间看护水源", 35, DemonstrationOfficers.Xixin));
        var draft = await made.DraftAsync(await TaskAsync("协助校对门牌", 9, await ThirdVillageAsync()) with { From = later, Until = later.AddDays(60) });
        await journey.SubmitAsync(draft.Id);
        Assert.Equal(AdmissionStatus.Submitted, (await journey.StoredAsync(draft.Id)).Status);
    }

    [Fact]
    public async Task At_the_approval_the_task_ends_its_villages_are_told_and_it_expires_by_itself()
    {
        var village = await ThirdVillageAsync(3);
        var task = await made.AdmittedTaskAsync(await TaskAsync("协助巡护湿地候鸟", 35, village));
        var coming = await made.AwaitingApprovalAsync(await TaskAsync("协助巡护山塘水库", 20, village) with { From = later, Until = later.AddDays(60), InExchange = [task.Id] });
        var approver = await journey.AsAsync("approver.a");
        Assert.Contains("协助巡护湿地候鸟", (await approver.PageAsync($"/admissions/{coming.Id}/decide")).MainPart().Words(), StringComparison.Ordinal);
        await journey.ApproveAsync(coming.Id, "approver.a", later);

        var ended = await journey.StoredAsync(task.Id);
        Assert.Equal((later.AddDays(-1), coming.Id, AdmissionStatus.Approved), (ended.EndsOn, ended.EndedFor, ended.Status));
        var unit = (await portal.UnitAsync(village)).Id;
        var notice = await portal.InDatabaseAsync(db => db.Notices.SingleAsync(n => n.UnitId == unit && n.Kind == "task-ends-early"));
        Assert.Equal([task.Number!, "协助巡护湿地候鸟", AdmissionJourney.Day(later.AddDays(-1)), coming.Number!], notice.Arguments);
        Assert.True(await portal.InDatabaseAsync(db => db.JournalRows.AnyAsync(r => r.SubjectId == task.Id && r.What == nameof(AdmissionEndsEarly))));

        using var visitor = portal.VisitorElsewhere();
        Assert.Contains("提前终止，最后一天", (await visitor.PageAsync($"/admissions/announcements/{task.Number}")).MainPart().Words(), StringComparison.Ordinal);
        Assert.Contains("增减挂钩：同时减掉提前终止临时任务：协助巡护湿地候鸟", Close(await visitor.PageAsync($"/admissions/announcements/{coming.Number}")), StringComparison.Ordinal);
        Assert.Contains("经准入的临时任务", await LawfulAsync(visitor, later.AddDays(-1)), StringComparison.Ordinal);
        Assert.DoesNotContain("经准入的临时任务", await LawfulAsync(visitor, later), StringComparison.Ordinal);

        portal.Clock.Set(Domain.Shared.Days.StartOf(later).AddHours(1));
        await portal.Services.GetRequiredService<DueAdmissions>().RunAsync(CancellationToken.None);
        Assert.Equal(AdmissionStatus.Expired, (await journey.StoredAsync(task.Id)).Status);
    }

    [Fact] // domain 3.4: no item goes by being named; its removal is an admission of its own, before or together
    public async Task The_removal_of_an_item_is_named_by_its_own_request_and_approved_first()
    {
        var village = await ThirdVillageAsync(4);
        var item = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-06" && i.To == null));
        var removal = await made.AwaitingApprovalAsync(MadeAdmissions.Removal(item));
        var coming = await made.AwaitingApprovalAsync(await TaskAsync("协助整理巡河记录", 20, village) with { From = later, Until = later.AddDays(60), InExchange = [removal.Id] });
        using var early = await RawForm.SendAsync(await journey.AsAsync("approver.a"), $"/admissions/{coming.Id}/decide", "main form[action$='handler=Approve']", journey.Approval(later));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("取消XZ-06的申请还没有在", await early.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(AdmissionStatus.AwaitingApproval, (await journey.StoredAsync(coming.Id)).Status);
        Assert.Null(await portal.InDatabaseAsync(db => db.ListItems.Where(i => i.Code == "XZ-06").Select(i => i.To).SingleAsync()));

        await journey.ApproveAsync(removal.Id, "approver.a", later);
        await journey.ApproveAsync(coming.Id, "approver.a", later);
        Assert.Equal(later, await portal.InDatabaseAsync(db => db.ListItems.Where(i => i.Code == "XZ-06").Select(i => i.To).SingleAsync()));
    }

    [Fact] // others may have been approved meanwhile
    public async Task The_cap_holds_at_the_approval_too()
    {
        var village = await ThirdVillageAsync(5);
        var coming = await made.AwaitingApprovalAsync(await TaskAsync("协助清点公共器材", 30, village) with { From = later, Until = later.AddDays(60) });
        await made.AdmittedTaskAsync(await TaskAsync("协助清点应急物资", 30, village));
        using var refused = await RawForm.SendAsync(await journey.AsAsync("approver.a"), $"/admissions/{coming.Id}/decide", "main form[action$='handler=Approve']", journey.Approval(later));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("最多的一个村是60小时", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_papers_for_the_meeting_say_what_goes()
    {
        var village = await ThirdVillageAsync(6);
        var task = await made.AdmittedTaskAsync(await TaskAsync("协助宣讲水费政策", 12, village));
        var coming = await made.AwaitingApprovalAsync(await TaskAsync("协助宣讲电费政策", 10, village) with { From = later, Until = later.AddDays(60), InExchange = [task.Id] });
        var reviewer = await journey.AsAsync("reviewer.a");
        foreach (var paper in new[] { "Agenda", "Notice" })
        {
            using var answer = await reviewer.GetAsync($"/admissions/{coming.Id}/papers/{paper}?format=docx");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), isEditable: false);
            Assert.Contains($"临时任务“协助宣讲水费政策”（统景镇，{task.Number}，每村每月12小时）", word.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        }
    }

    [Fact] // the database keeps it too: nothing ends but for an approved admission that names it
    public async Task No_task_ends_early_past_the_portal()
    {
        var village = await ThirdVillageAsync(7);
        var task = await made.AdmittedTaskAsync(await TaskAsync("协助疏导山洪沟", 5, village));
        var other = await made.AdmittedTaskAsync(await TaskAsync("协助疏导排水沟", 5, village));
        Assert.Equal("admission_exchanges", (await OwnerSql.RefusedAsync(portal.Settings.AppConnection, "UPDATE admissions SET ends_on = '2026-06-01', ended_for = (SELECT id FROM admissions WHERE title = '协助疏导排水沟') WHERE id = $1", task.Id)).ConstraintName);
        Assert.Equal("admission_ends_whole", (await OwnerSql.RefusedAsync(portal.Settings.AppConnection, "UPDATE admissions SET ends_on = '2026-06-01' WHERE id = $1", other.Id)).ConstraintName);
    }

    private async Task<AdmissionRequest> TaskAsync(string title, decimal hours, string village) => MadeAdmissions.Addition(title, from) with
    {
        Kind = AdmissionKind.TemporaryTask,
        MonthlyHours = hours,
        Until = from.AddDays(40),
        Villages = new VillageScope(false, [(await portal.UnitAsync(village)).Id]),
    };

    /// <summary>A village of 统景镇 that no other test here burdens.</summary>
    private Task<string> ThirdVillageAsync(int nth = 2) => portal.InDatabaseAsync(db => db.Units
        .Where(u => u.Code!.StartsWith(DemonstrationOfficers.Tongjing) && u.Committee != null && u.Code != DemonstrationOfficers.Jiangkou && u.Code != DemonstrationOfficers.Xixin)
        .OrderBy(u => u.Code).Skip(nth).Select(u => u.Code!).FirstAsync());

    /// <summary>What the page says, without the spaces that markup leaves between words.</summary>
    private static string Close(AngleSharp.Html.Dom.IHtmlDocument page) => page.MainPart().Words().Replace(" ", "", StringComparison.Ordinal);

    private static async Task<string> LawfulAsync(HttpClient visitor, DateOnly on) => (await visitor.PageAsync($"/lawful?on={AdmissionJourney.Day(on)}&q={Uri.EscapeDataString("巡护湿地候鸟")}")).MainPart().Words();
}
