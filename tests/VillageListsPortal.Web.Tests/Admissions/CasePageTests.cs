using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>The page of a request says what to do first and what has happened (experience.md).</summary>
public sealed class CasePageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact] // domain 3.4: stopped means written anew, contested only where the reading is wrong
    public async Task What_was_stopped_is_first_of_all_written_anew()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var stopped = await made.StoppedAsync(MadeAdmissions.Addition("协助拦下的事项", await made.EarliestAsync()), "FM-03");
        using var staff = await portal.OfficerAsync(Role.TownshipStaff, await portal.UnitAsync(DemonstrationOfficers.Tongjing));
        var page = await staff.PageAsync($"/admissions/{stopped.Id}");
        var buttons = page.QuerySelectorAll(".case-do .btn").Select(b => (b.Words(), b.ClassList.Contains("btn-primary"))).ToList();
        Assert.Equal(("取回修改", true), buttons[0]);
        Assert.Contains(("申诉", false), buttons);
        Assert.Equal(["case-do", "case-main", "case-side"], page.QuerySelector(".case")!.Children.Select(c => c.ClassName));
    }

    [Fact]
    public async Task Changes_one_after_the_other_are_one_line_and_each_body_and_opinion_is_named()
    {
        using var journey = new AdmissionJourney(portal);
        var id = await journey.DraftAsync("协助看得懂的经过", await journey.EarliestAsync());
        Assert.StartsWith("修改（4次）", (await TrailAsync(await journey.AsAsync("staff.tongjing"), id))[0], StringComparison.Ordinal);
        await journey.SubmitAsync(id);
        await journey.AcceptAsync(id);
        await journey.ConsultAsync(id);
        await journey.AnswerAsync(id, "clerk.jiangkou", DemonstrationOfficers.Jiangkou, ConsultationAnswer.AgreeWithComments, "请写明频次。");
        Assert.DoesNotContain(await TrailAsync(await journey.AsAsync("staff.tongjing"), id), t => t.Contains("附意见", StringComparison.Ordinal)); // not before the consultation is over
        var trail = await TrailAsync(await journey.AsAsync("reviewer.a"), id);
        foreach (var body in AdmissionJourney.Departments) Assert.Contains(trail, t => t.StartsWith("发出征求意见：" + body, StringComparison.Ordinal));
        Assert.Contains(trail, t => t.StartsWith("反馈意见：江口村 同意，附意见", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> TrailAsync(HttpClient officer, Guid id) =>
        [.. (await officer.PageAsync($"/admissions/{id}")).QuerySelectorAll(".trail li").Select(l => l.Words())];
}
