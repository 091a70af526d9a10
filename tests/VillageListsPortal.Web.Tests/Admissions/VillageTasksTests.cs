using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>What anybody reads of a village's tasks, of an edition's admission and of overrides (domain 3.1, 3.9 to 3.11).</summary>
public sealed class VillageTasksTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();
    private readonly AdmissionJourney journey = new(portal);

    public void Dispose()
    {
        portal.Clock.Set(began);
        journey.Dispose();
    }

    [Fact]
    public async Task A_village_page_shows_its_admitted_tasks_and_emergencies_while_they_are_in_force()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var task = await made.AdmittedTaskAsync(await made.TaskAsync("协助湖面清漂", from));
        var elsewhere = await made.AdmittedTaskAsync(await made.TaskAsync("协助别村的事", from) with { Villages = new VillageScope(false, [(await portal.UnitAsync(DemonstrationOfficers.Xixin)).Id]) });
        var below = await made.AdmittedTaskAsync(await made.TaskAsync("协助全镇的事", from) with { Villages = new VillageScope(false, [(await portal.UnitAsync(DemonstrationOfficers.Tongjing)).Id]), Until = from.AddDays(90) });
        var everywhere = await made.AdmittedTaskAsync(await made.TaskAsync("协助全区的事", from) with { Villages = VillageScope.All, Until = from.AddDays(91) });
        var task2 = await made.TaskAsync("协助社区的事", from);
        var communities = await made.AdmittedTaskAsync(task2 with { Villages = VillageScope.All, Item = task2.Item with { AppliesTo = Domain.Lists.AppliesTo.Community } });
        Assert.DoesNotContain("协助湖面清漂", await TasksAsync(), StringComparison.Ordinal); // it has not begun

        portal.Clock.Set(Days.StartOf(from).AddHours(10));
        var emergency = await new MadeEmergencies(portal).IssuedAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Jiangkou, "渝北防指〔2026〕301号");
        var shown = await TasksAsync();
        Assert.Contains($"协助湖面清漂 经准入的临时任务 统景镇 {task.Number}", shown, StringComparison.Ordinal);
        Assert.Contains("每月2小时", shown, StringComparison.Ordinal);
        Assert.Contains($"暴雨转移避险 应急任务 统景镇 {emergency.Number} 区防汛抗旱指挥部 渝北防指〔2026〕301号", shown, StringComparison.Ordinal);
        Assert.Matches($"(?s){task.Number}.*{below.Number}.*{everywhere.Number}", shown); // by their last days
        foreach (var other in new[] { elsewhere, communities }) Assert.DoesNotContain(other.Title, shown, StringComparison.Ordinal);

        portal.Clock.Set(Days.StartOf(task.Request.Until!.Value.AddDays(1)).AddHours(10));
        Assert.DoesNotContain("协助湖面清漂", await TasksAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_township_has_no_such_list()
    {
        using var visitor = portal.VisitorElsewhere();
        Assert.Null((await visitor.PageAsync($"/villages/{DemonstrationOfficers.Tongjing}")).QuerySelector("#tasks"));
    }

    [Fact]
    public async Task An_edition_leads_to_the_admission_behind_it()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var addition = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助维护版次链接", from));
        await journey.ApproveAsync(addition.Id, "approver.a", from);
        using var visitor = portal.VisitorElsewhere();
        var link = (await visitor.PageAsync("/lists/assistance/editions")).QuerySelector($"a[href='/admissions/announcements/{addition.Id}']");
        Assert.NotNull(link);
        Assert.Contains("协助维护版次链接", (await visitor.PageAsync(link.GetAttribute("href")!)).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact] // domain 3.11: the published act shows what was overridden, not what is found now
    public async Task An_override_shows_the_clause_found_on_that_day_and_what_became_of_it()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var crossing = new Crossing("FM-02", "由村委会劝导拆违", InTitle: false, 0, 8, "村委会") { Title = "违法建筑拆除", Reasons = [new FoundReason("bears", "由村委会")] };
        var admitted = await made.OverriddenTaskAsync(await made.TaskAsync("协助劝导后准入的事项", await made.EarliestAsync()), crossing);
        var contested = await made.ContestedAsync(MadeAdmissions.Addition("协助后来改写的事项", await made.EarliestAsync()), "FM-03");
        await journey.ActAsync("reviewer.a", $"/admissions/{contested.Id}/contest-decision", "Override", ("OverrideReason", "只是志愿劝导。"));
        var staff = await journey.AsAsync("staff.tongjing");
        await journey.ActAsync("staff.tongjing", $"/admissions/{contested.Id}", "TakeBack");
        await AdmissionJourney.SendAsync(staff, $"/admissions/{contested.Id}/edit/Item", ("Input.Title", "改写以后的名称"));
        await journey.ActAsync("staff.tongjing", $"/admissions/{contested.Id}/edit/Check", "Submit");
        Assert.Empty((await journey.StoredAsync(contested.Id)).Findings.Crossed);

        using var visitor = portal.VisitorElsewhere();
        var page = (await visitor.PageAsync("/screening/overrides")).MainPart();
        var rows = page.QuerySelectorAll("tbody tr").ToList();
        var reworded = rows.Single(r => r.Words().Contains("协助后来改写的事项", StringComparison.Ordinal));
        Assert.Contains("FM-03", reworded.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("改写以后的名称", page.Words(), StringComparison.Ordinal);
        var closed = rows.Single(r => r.Words().Contains("协助劝导后准入的事项", StringComparison.Ordinal));
        Assert.Contains("FM-02 违法建筑拆除 原文：由村委会劝导拆违 要村里负责、牵头或者承担：由村委会", closed.Words(), StringComparison.Ordinal);
        Assert.NotNull(closed.QuerySelector($"a[href='/admissions/announcements/{admitted.Number}']"));
        Assert.Empty(reworded.QuerySelectorAll("a[href^='/admissions/']"));
    }

    [Fact] // the case says as much as the public page does
    public async Task A_stopped_case_shows_the_reason_the_lawful_body_and_what_covers_it()
    {
        var staff = await journey.AsAsync("staff.tongjing");
        var id = await journey.DraftAsync("农村公路养护和违法建筑拆除", await journey.EarliestAsync());
        await AdmissionJourney.SendAsync(staff, $"/admissions/{id}/edit/Work", ("Input.Task", "村委会为辖区违法建筑拆除的责任主体，并协助镇里开展森林防火宣传。"));
        await journey.ActAsync("staff.tongjing", $"/admissions/{id}/edit/Check", "Submit");
        var page = (await staff.PageAsync($"/admissions/{id}")).MainPart();
        var stop = page.QuerySelector("section.note.stop")!.Words();
        foreach (var said in new[] { "判断理由", "法律依据", "依法负责的单位", "怎么改" }) Assert.Contains(said, stop, StringComparison.Ordinal);
        var body = page.QuerySelectorAll("section.note.stop dt").Single(d => d.TextContent == "依法负责的单位").NextElementSibling!.Words();
        Assert.Contains($"由{body}依法负责、自己实施", stop, StringComparison.Ordinal);
        Assert.Matches("(XZ|ZZ)-[0-9]{2} .", page.QuerySelector("section.covered")!.Words());
    }

    private async Task<string> TasksAsync()
    {
        using var visitor = portal.VisitorElsewhere();
        return (await visitor.PageAsync($"/villages/{DemonstrationOfficers.Jiangkou}")).QuerySelector("#tasks")!.Words();
    }
}
