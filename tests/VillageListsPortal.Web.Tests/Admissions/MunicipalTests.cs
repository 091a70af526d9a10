using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>Where the district reports to the municipality, the list changes only once its document number is recorded; the clock stops meanwhile (domain 3.7).</summary>
public sealed class MunicipalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_list_waits_for_the_municipality_and_its_number()
    {
        await SetAsync();
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var id = (await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助报市里审定的事项", from))).Id;

        await journey.ApproveAsync(id, "approver.a", from);
        var waiting = await journey.StoredAsync(id);
        Assert.Equal(AdmissionStatus.AwaitingMunicipal, waiting.Status);
        Assert.Equal(Days.Today(portal.Clock), waiting.ClockOn(Days.Today(portal.Clock), await journey.RulesAsync())!.PausedSince);
        Assert.False(await portal.InDatabaseAsync(db => db.ListItems.AnyAsync(i => i.AdmissionId == id)));

        var approver = await journey.AsAsync("approver.b");
        using (var empty = await RawForm.SendAsync(approver, $"/admissions/{id}/decide", "#approve", ("Municipal", ""))) Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        await journey.ActAsync("approver.b", $"/admissions/{id}/decide", "Approve", ("Municipal", "渝府函〔2026〕88号"), ("Approval.From", AdmissionJourney.Day(from)));
        var approved = await journey.StoredAsync(id);
        Assert.Equal((AdmissionStatus.Approved, "渝府函〔2026〕88号", "联席会议纪要〔2026〕7号"), (approved.Status, approved.Decision!.MunicipalDocument, approved.Decision.MinutesNumber));
        Assert.True(await portal.InDatabaseAsync(db => db.ListItems.AnyAsync(i => i.AdmissionId == id)));
    }

    [Fact] // it can be mended before the municipality decides, and afterwards it goes back
    public async Task What_cannot_go_in_exchange_is_said_before_the_municipality_has_it_and_mended_afterwards()
    {
        await SetAsync();
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var removal = (await made.AwaitingApprovalAsync(MadeAdmissions.Removal(await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-06" && i.To == null))))).Id;
        var coming = (await made.AwaitingApprovalAsync(await made.TaskAsync("协助报市里审定的任务", from) with { InExchange = [removal] })).Id;
        using (var early = await RawForm.SendAsync(await journey.AsAsync("approver.a"), $"/admissions/{coming}/decide", "#approve", journey.Approval(from))) Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Equal(AdmissionStatus.AwaitingApproval, (await journey.StoredAsync(coming)).Status);

        await journey.ApproveAsync(removal, "approver.a", from);
        await journey.ApproveAsync(coming, "approver.a", from); // together
        Assert.Equal(AdmissionStatus.AwaitingMunicipal, (await journey.StoredAsync(coming)).Status);
        using (var before = await RawForm.SendAsync(await journey.AsAsync("approver.a"), $"/admissions/{coming}/decide", "#approve", ("Municipal", "渝府函〔2026〕89号"), ("Approval.From", AdmissionJourney.Day(from)))) Assert.Equal(HttpStatusCode.UnprocessableEntity, before.StatusCode);

        await journey.ActAsync("approver.a", $"/admissions/{coming}/decide", "SendBack", ("Comment", "取消申请市里没有批准，请重新评估。"));
        var back = await journey.StoredAsync(coming);
        Assert.Equal((AdmissionStatus.Assessing, null, null), (back.Status, back.Decision, back.DecidedBy));
        Assert.Null(back.ClockOn(journey.Today, await journey.RulesAsync())!.PausedSince);
    }

    [Fact] // what the district decided is shown to bodies once the case is closed; taken back, it is no decision
    public async Task A_body_that_was_asked_does_not_read_the_scan_of_a_decision_that_was_taken_back()
    {
        await SetAsync();
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var (from, village) = (await made.EarliestAsync(), await portal.UnitAsync(DemonstrationOfficers.Jiangkou));
        var id = (await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助收回决定的事项", from), null, village)).Id;
        var approver = await journey.AsAsync("approver.a");
        using (var content = new MultipartFormDataContent())
        {
            foreach (var (name, value) in (await RawForm.HiddenAsync(approver, $"/admissions/{id}/decide", "#approve")).Concat(journey.Approval(from))) content.Add(new StringContent(value), name);
            content.Add(new ByteArrayContent("%PDF-1.7 x"u8.ToArray()), "scan", "会议纪要.pdf");
            using var sent = await approver.PostAsync($"/admissions/{id}/decide?handler=Approve", content);
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        await journey.ActAsync("approver.a", $"/admissions/{id}/decide", "SendBack", ("Comment", "请重新评估。"));
        var scan = await portal.InDatabaseAsync(db => db.Attachments.SingleAsync(f => f.AdmissionId == id));
        var (clerk, answer) = (await journey.AsAsync("clerk.jiangkou"), $"/admissions/{id}/answer/{await journey.ConsultationOfAsync(id, DemonstrationOfficers.Jiangkou)}");
        foreach (var address in new[] { answer, $"/admissions/{id}" }) Assert.DoesNotContain("会议纪要.pdf", (await clerk.PageAsync(address)).MainPart().TextContent, StringComparison.Ordinal);
        using (var refused = await clerk.GetAsync($"/admissions/{id}/files/{scan.Id}")) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var read = await (await journey.AsAsync("reviewer.a")).GetAsync($"/admissions/{id}/files/{scan.Id}");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    private Task<int> SetAsync() => portal.InDatabaseAsync(async db =>
    {
        if (!await db.DistrictSettings.AnyAsync(s => s.Name == "admissions"))
        {
            db.DistrictSettings.Add(new DistrictSetting { Name = "admissions", From = new DateOnly(2026, 1, 1), Value = """{"Municipal":true}""", SetBy = Guid.CreateVersion7(), SetAt = portal.Clock.GetUtcNow() });
        }

        return await db.SaveChangesAsync();
    });
}
