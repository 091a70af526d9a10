using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
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
        Assert.Equal(["admission-sent-back", "admission-to-countersign"], await ToldAsync(draft.Id, DemonstrationOfficers.Tongjing));
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
        string[] task = decision == "Override" ? ["admission-to-countersign"] : [];
        Assert.Equal(task.Append("admission-stopped").Append(kind).Order(StringComparer.Ordinal), await ToldAsync(contested.Id, DemonstrationOfficers.Tongjing));
    }

    [Fact] // domain 3.9: notice to every village concerned
    public async Task Of_an_item_that_is_narrowed_those_who_lose_it_are_told_too_and_the_announcement_counts_them()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var (item, from) = (await InForceAsync("XZ-03"), await made.EarliestAsync());
        Assert.Equal(AppliesTo.Both, item.AppliesTo);
        var narrowed = await made.AwaitingApprovalAsync(MadeAdmissions.Addition(item.Title, from) with { Kind = AdmissionKind.AmendItem, ItemCode = item.Code, ItemVersion = item.Version, Item = ItemContent.Of(item) with { AppliesTo = AppliesTo.Village } });
        await ApproveAsync(narrowed, from);

        var told = await ToldVillagesAsync(narrowed.Id, "list-changed");
        var (villages, communities) = (await VillagesAsync(CommitteeKind.Villagers), await VillagesAsync(CommitteeKind.Residents));
        Assert.NotEmpty(communities);
        Assert.Superset(communities.ToHashSet(), told.ToHashSet());
        Assert.Superset(villages.ToHashSet(), told.ToHashSet());
        Assert.Contains($"涉及{told.Count}个村（社区）", await AnnouncedAsync(narrowed), StringComparison.Ordinal);
    }

    [Fact] // an item has no places: it goes everywhere, whichever villages were ticked
    public async Task A_removal_for_which_a_township_ticked_its_own_villages_is_told_in_the_whole_district_and_not_as_if_it_were_to_be_done()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var (item, from) = (await InForceAsync("XZ-04"), await made.EarliestAsync());
        var removal = await made.AwaitingApprovalAsync(MadeAdmissions.Removal(item) with { Villages = new VillageScope(false, [(await portal.UnitAsync(DemonstrationOfficers.Jiangkou)).Id]) });
        await ApproveAsync(removal, from);

        Assert.Empty(await ToldVillagesAsync(removal.Id, "list-changed"));
        var told = await ToldVillagesAsync(removal.Id, "item-removed");
        Assert.Contains((await portal.UnitAsync(DemonstrationOfficers.Wenquan)).Id, told);
        Assert.Equal(await portal.InDatabaseAsync(db => db.Units.CountAsync(u => u.Kind == UnitKind.Village && u.To == null)), told.Count);
        Assert.Contains($"涉及{told.Count}个村（社区）", await AnnouncedAsync(removal), StringComparison.Ordinal);
        using var head = await portal.SignInAsync("head.wenquan");
        Assert.Contains($"清单事项XZ-04 “{item.Title}”取消，自{Days.Chinese(from)}起不再施行。", (await head.PageAsync("/notices")).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact] // domain 3.8: the clock runs from the first acceptance
    public async Task After_a_correction_nobody_is_told_that_a_new_request_has_come_or_that_its_clock_begins()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var accepted = await made.AcceptedAsync(MadeAdmissions.Addition("协助补正的事项", await made.EarliestAsync()));
        await ActLaterAsync(accepted.Id, (a, _, now) => a.Return("请写明频次。", made.Reviewer, now));
        await ActLaterAsync(accepted.Id, (a, rules, now) => a.Submit(AdmissionFindings.None, rules, 0, "已写明。", made.Staff, now));
        await ActLaterAsync(accepted.Id, (a, rules, now) => a.Countersign("统府〔2026〕6号", a.Number!, AdmissionFindings.None, rules, 0, made.Countersigner, now));
        await ActLaterAsync(accepted.Id, (a, _, now) => a.Accept(null, made.Reviewer, now));
        Assert.Equal(["admission-corrected", "admission-submitted"], await ToldAsync(accepted.Id, DemonstrationOfficers.District));
        Assert.Equal(["admission-accepted", "admission-accepted-again", "admission-returned", "admission-to-countersign", "admission-to-countersign"], await ToldAsync(accepted.Id, DemonstrationOfficers.Tongjing));
    }

    [Fact]
    public async Task Each_turn_is_told_to_those_whose_turn_it_is()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var waiting = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助轮到谁的事项", await made.EarliestAsync()));
        await ActAsync(waiting.Id, (a, _, now) => a.ReturnToAssessment("负担再核一次。", made.Of(Role.Approver), now));
        var told = await portal.InDatabaseAsync(db => db.Notices.Where(n => n.SubjectId == waiting.Id).Select(n => new { n.Kind, n.Roles }).ToListAsync());
        Assert.Equal("Countersigner", told.Single(n => n.Kind == "admission-to-countersign").Roles);
        Assert.Equal("Approver", told.Single(n => n.Kind == "admission-recommended").Roles);
        Assert.Equal("Reviewer", told.Single(n => n.Kind == "admission-back-to-assessment").Roles);
    }

    [Fact]
    public async Task Who_is_given_a_case_is_told_and_who_takes_one_is_not()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var accepted = await made.AcceptedAsync(MadeAdmissions.Addition("协助交办的事项", await made.EarliestAsync()));
        var (colleague, third) = ((await portal.PersonAsync("reviewer.a")).Id, (await portal.PersonAsync("reviewer.b")).Id);
        await ActAsync(accepted.Id, (a, _, now) => a.Assign(colleague, made.Reviewer, now));
        await ActAsync(accepted.Id, (a, _, now) => a.Assign(third, made.Of(Role.Reviewer, third), now));
        Assert.Equal([(colleague, "admission-assigned")], (await portal.InDatabaseAsync(db => db.Notices.Where(n => n.SubjectId == accepted.Id && n.PersonId != null).ToListAsync())).Select(n => (n.PersonId!.Value, n.Kind)));
    }

    [Fact]
    public async Task What_is_withdrawn_is_told_to_the_reviewers_and_to_bodies_still_waited_for_only()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var accepted = await made.AcceptedAsync(MadeAdmissions.Addition("协助撤回的事项", await made.EarliestAsync()));
        var (silent, heard) = (await portal.UnitAsync(DemonstrationOfficers.Jiangkou), await portal.UnitAsync(DemonstrationOfficers.Xixin));
        await ActAsync(accepted.Id, (a, rules, now) => a.OpenConsultation([.. new[] { silent, heard }.Select(b => new ConsultedBody(b.Id, rules.Calendar.DueDay(Days.On(now), 5)))], "请提出意见。", rules, made.Reviewer, now));
        await ActAsync(accepted.Id, (a, _, now) => a.Consultations.Single(c => c.UnitId == heard.Id).Reply(ConsultationAnswer.Agree, null, a.Status, new Actor(Guid.CreateVersion7(), null, Role.VillageClerk, heard.Id), now));
        await ActAsync(accepted.Id, (a, _, now) => a.Withdraw("不再需要。", made.Staff, now));
        Assert.Equal(["admission-withdrawn", "consultation-opened"], await ToldAsync(accepted.Id, DemonstrationOfficers.Jiangkou));
        Assert.Equal(["consultation-opened"], await ToldAsync(accepted.Id, DemonstrationOfficers.Xixin));
        Assert.Contains("admission-withdrawn", await ToldAsync(accepted.Id, DemonstrationOfficers.District));
    }

    private Task<ListItem> InForceAsync(string code) => portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == code && i.To == null));

    private async Task ApproveAsync(Admission admission, DateOnly from)
    {
        using var journey = new AdmissionJourney(portal);
        await journey.ApproveAsync(admission.Id, "approver.a", from);
    }

    private async Task<string> AnnouncedAsync(Admission admission)
    {
        using var visitor = portal.VisitorElsewhere();
        return (await visitor.PageAsync($"/admissions/announcements/{admission.Number}")).MainPart().Words();
    }

    private Task<List<Guid>> ToldVillagesAsync(Guid id, string kind) => portal.InDatabaseAsync(db => db.Notices.Where(n => n.SubjectId == id && n.Kind == kind).Select(n => n.UnitId!.Value).ToListAsync());

    private Task<List<Guid>> VillagesAsync(CommitteeKind committee) => portal.InDatabaseAsync(db => db.Units.Where(u => u.Kind == UnitKind.Village && u.Committee == committee && u.To == null).Select(u => u.Id).ToListAsync());

    /// <summary>A minute later: the steps of one case follow each other.</summary>
    private Task<int> ActLaterAsync(Guid id, Action<Admission, DistrictRules, DateTimeOffset> act)
    {
        portal.Clock.Set(portal.Clock.GetUtcNow().AddMinutes(1));
        return ActAsync(id, act);
    }

    private Task<int> ActAsync(Guid id, Action<Admission, DistrictRules, DateTimeOffset> act) => portal.InDatabaseAsync(async db =>
    {
        using var journey = new AdmissionJourney(portal);
        act(await db.Admissions.Include(a => a.Actors).Include(a => a.Consultations).Include(a => a.Opinions).AsSplitQuery().SingleAsync(a => a.Id == id), await journey.RulesAsync(), portal.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    private async Task<IEnumerable<string>> ToldAsync(Guid id, string unit)
    {
        var told = (await portal.UnitAsync(unit)).Id;
        return await portal.InDatabaseAsync(db => db.Notices.Where(n => n.SubjectId == id && n.UnitId == told).Select(n => n.Kind).OrderBy(k => k).ToListAsync());
    }
}
