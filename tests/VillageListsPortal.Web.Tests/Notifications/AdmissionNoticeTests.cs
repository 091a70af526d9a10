using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Notifications;

/// <summary>What goes to and fro within a unit and with the district is told to whose turn it is (domain 3.3, 3.11).</summary>
public sealed class AdmissionNoticeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_author_is_told_that_the_countersigner_sent_it_back()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var draft = await made.DraftAsync(MadeAdmissions.Addition("协助要改的事项", await made.EarliestAsync()));
        using var journey = new AdmissionJourney(portal);
        await ActAsync(draft.Id, (a, rules, now) => a.Submit(AdmissionFindings.None, rules, 0, null, made.Staff, now));
        await AdmissionJourney.SendAsync(await journey.AsAsync("countersign.tongjing"), $"/admissions/{draft.Id}/send-back", ("Reason", "请写明频次"));
        Assert.Equal(["admission-sent-back"], await ToldAsync(draft.Id, DemonstrationOfficers.Tongjing));
        using var staff = await portal.SignInAsync("staff.tongjing");
        Assert.Contains("准入申请“协助要改的事项”被审签人退回", (await staff.PageAsync("/notices")).MainPart().Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Uphold", "admission-upheld")]
    [InlineData("Override", "admission-overridden")]
    public async Task A_contest_is_told_to_the_district_and_its_decision_to_the_unit(string decision, string kind)
    {
        var made = await MadeAdmissions.InAsync(portal);
        var contested = await made.ContestedAsync(MadeAdmissions.Addition("协助申诉的事项", await made.EarliestAsync()), "FM-02");
        Assert.Equal(["admission-contested"], await ToldAsync(contested.Id, DemonstrationOfficers.District));
        Assert.Equal(["admission-stopped"], await ToldAsync(contested.Id, DemonstrationOfficers.Tongjing));
        using var journey = new AdmissionJourney(portal);
        await journey.ActAsync("reviewer.a", $"/admissions/{contested.Id}/contest-decision", decision, ($"{decision}Reason", "理由如下。"));
        Assert.Equal(new[] { "admission-stopped", kind }.Order(StringComparer.Ordinal), await ToldAsync(contested.Id, DemonstrationOfficers.Tongjing));
    }

    private Task<int> ActAsync(Guid id, Action<Admission, DistrictRules, DateTimeOffset> act) => portal.InDatabaseAsync(async db =>
    {
        using var journey = new AdmissionJourney(portal);
        act(await db.Admissions.Include(a => a.Actors).SingleAsync(a => a.Id == id), await journey.RulesAsync(), portal.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    private async Task<IEnumerable<string>> ToldAsync(Guid id, string unit)
    {
        var told = (await portal.UnitAsync(unit)).Id;
        return await portal.InDatabaseAsync(db => db.Notices.Where(n => n.SubjectId == id && n.UnitId == told).Select(n => n.Kind).OrderBy(k => k).ToListAsync());
    }
}
