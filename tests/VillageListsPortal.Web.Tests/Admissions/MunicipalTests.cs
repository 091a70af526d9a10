using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>Where the district reports to the municipality, the list changes only once its document number is recorded; the clock stops meanwhile (domain 3.7).</summary>
public sealed class MunicipalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_list_waits_for_the_municipality_and_its_number()
    {
        await portal.InDatabaseAsync(db =>
        {
            db.DistrictSettings.Add(new DistrictSetting { Name = "admissions", From = new DateOnly(2026, 1, 1), Value = """{"Municipal":true}""", SetBy = Guid.CreateVersion7(), SetAt = portal.Clock.GetUtcNow() });
            return db.SaveChangesAsync();
        });
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
}
