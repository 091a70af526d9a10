using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>The decision over HTTP: once, by somebody who neither filed nor assessed, with all that it does to the list (domain 3.7, 3.9; S8, S16).</summary>
public sealed class DecisionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Two_approvers_at_once_make_one_decision()
    {
        using var journey = new AdmissionJourney(portal);
        var (id, from) = await AwaitingAsync("协助两人同时审定的事项");
        var (first, second) = (await journey.AsAsync("approver.a"), await journey.AsAsync("approver.b"));
        var forms = new[] { await FormAsync(first, id), await FormAsync(second, id) };

        var answers = await Task.WhenAll(
            RawForm.PostAsync(first, Address(id), [.. forms[0], .. journey.Approval(from, "渝北准入〔2026〕21号")]),
            RawForm.PostAsync(second, Address(id), [.. forms[1], .. journey.Approval(from, "渝北准入〔2026〕22号")]));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.ListItems.CountAsync(i => i.AdmissionId == id)));
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.ListEditions.CountAsync(e => e.AdmissionId == id)));
        var lost = await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).TextAsync();
        Assert.Contains("刚才有人改动了这件事", lost, StringComparison.Ordinal);
        Assert.Contains("已批准", lost, StringComparison.Ordinal); // the page as it is now
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task A_form_made_before_another_decision_is_a_lost_race_also_a_while_later()
    {
        using var journey = new AdmissionJourney(portal);
        var (id, from) = await AwaitingAsync("协助先后审定的事项");
        var (first, second) = (await journey.AsAsync("approver.a"), await journey.AsAsync("approver.b"));
        var stale = await FormAsync(second, id);
        await journey.ApproveAsync(id, "approver.a", from);
        using var late = await RawForm.PostAsync(second, Address(id), [.. stale, .. journey.Approval(from)]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.NotNull(first);
    }

    [Fact]
    public async Task A_form_sent_twice_decides_once()
    {
        using var journey = new AdmissionJourney(portal);
        var (id, from) = await AwaitingAsync("协助重复提交的事项");
        var approver = await journey.AsAsync("approver.a");
        var form = await FormAsync(approver, id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RawForm.PostAsync(approver, Address(id), [.. form, .. journey.Approval(from)])));
        Assert.All(answers, a => Assert.Equal((HttpStatusCode.Found, $"/admissions/{id}"), (a.StatusCode, a.Headers.Location?.OriginalString)));
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.ListItems.CountAsync(i => i.AdmissionId == id)));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task Two_additions_at_once_take_two_codes_and_two_editions()
    {
        using var journey = new AdmissionJourney(portal);
        var (one, from) = await AwaitingAsync("协助甲事项");
        var (other, _) = await AwaitingAsync("协助乙事项");
        var (first, second) = (await journey.AsAsync("approver.a"), await journey.AsAsync("approver.b"));
        var forms = new[] { await FormAsync(first, one), await FormAsync(second, other) };
        var answers = await Task.WhenAll(RawForm.PostAsync(first, Address(one), [.. forms[0], .. journey.Approval(from)]), RawForm.PostAsync(second, Address(other), [.. forms[1], .. journey.Approval(from)]));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.StatusCode));
        Assert.Equal(2, await portal.InDatabaseAsync(db => db.ListItems.Where(i => i.AdmissionId == one || i.AdmissionId == other).Select(i => i.Code).Distinct().CountAsync()));
        foreach (var answer in answers) answer.Dispose();
    }

    [Theory]
    [InlineData(AdmissionAct.Assessed)]
    [InlineData(AdmissionAct.Filed)]
    [InlineData(AdmissionAct.Countersigned)]
    public async Task Who_took_part_before_does_not_decide_in_whatever_post(AdmissionAct act)
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var me = (await portal.PersonAsync("approver.b")).Id;
        var from = await made.EarliestAsync();
        made = act == AdmissionAct.Assessed ? made : await MadeAdmissions.InAsync(portal, act, me);
        var admission = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助回避的事项", from), act == AdmissionAct.Assessed ? made.Of(Role.Reviewer, me) : null);
        var approver = await journey.AsAsync("approver.b");
        using var page = await approver.GetAsync($"/admissions/{admission.Id}/decide");
        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
        Assert.DoesNotContain("/decide", (await approver.PageAsync($"/admissions/{admission.Id}")).MainPart().InnerHtml, StringComparison.Ordinal);

        foreach (var handler in new[] { "Approve", "Refuse", "SendBack" })
        {
            using var crafted = await RawForm.PostAsync(
                approver, $"/admissions/{admission.Id}/decide?handler={handler}",
                [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(approver)), .. journey.Approval(from), .. journey.Approval(from).Select(f => (f.Name.Replace("Approval", "Refusal", StringComparison.Ordinal), f.Value)), ("Comment", "退回")]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, crafted.StatusCode);
            Assert.Contains("请由另一位审定人办理", await crafted.TextAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(AdmissionStatus.AwaitingApproval, (await journey.StoredAsync(admission.Id)).Status);
    }

    [Fact]
    public async Task A_refusal_says_why_and_changes_no_list()
    {
        using var journey = new AdmissionJourney(portal);
        var (id, _) = await AwaitingAsync("协助不予准入的事项");
        var before = await portal.InDatabaseAsync(db => db.ListEditions.CountAsync());
        await journey.ActAsync("approver.a", $"/admissions/{id}/decide", "Refuse", ("Refusal.Form", nameof(DecisionForm.LeaderSignature)), ("Refusal.Day", AdmissionJourney.Day(journey.Today)), ("Refusal.Opinion", "村里没有条件。"));
        Assert.Equal(before, await portal.InDatabaseAsync(db => db.ListEditions.CountAsync()));
        Assert.Contains("村里没有条件", (await (await journey.AsAsync("staff.tongjing")).PageAsync($"/admissions/{id}")).MainPart().TextContent, StringComparison.Ordinal);
        Assert.True(await portal.InDatabaseAsync(db => db.Notices.AnyAsync(n => n.SubjectId == id && n.Kind == "admission-refused")));
        using var visitor = portal.VisitorElsewhere();
        Assert.DoesNotContain("协助不予准入的事项", (await visitor.PageAsync("/admissions/announcements")).MainPart().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_back_is_assessed_again()
    {
        using var journey = new AdmissionJourney(portal);
        var (id, _) = await AwaitingAsync("协助退回评估的事项");
        await journey.ActAsync("approver.a", $"/admissions/{id}/decide", "SendBack", ("Comment", "负担意见再核一次。"));
        Assert.Contains("负担意见再核一次", (await (await journey.AsAsync("reviewer.a")).PageAsync($"/admissions/{id}/assess")).MainPart().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_negative_item_goes_only_on_the_same_way()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var item = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "FM-07"));
        var admission = await made.AwaitingApprovalAsync(MadeAdmissions.Removal(item));
        var from = await made.EarliestAsync();
        await journey.ApproveAsync(admission.Id, "approver.a", from);

        using var visitor = portal.VisitorElsewhere();
        Assert.DoesNotContain("FM-07", (await visitor.PageAsync($"/lists/negative?on={AdmissionJourney.Day(from)}")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("FM-07", (await visitor.PageAsync($"/lists/negative?on={AdmissionJourney.Day(from.AddDays(-1))}")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(from, (await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "FM-07"))).To);
        Assert.Contains("取消", (await visitor.PageAsync($"/admissions/announcements/{admission.Number}")).MainPart().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_temporary_task_is_told_to_its_villages_and_changes_no_list()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var task = await made.AwaitingApprovalAsync(await made.TaskAsync("协助临时入户", from));
        var before = await portal.InDatabaseAsync(db => db.ListEditions.CountAsync());
        await journey.ApproveAsync(task.Id, "approver.a", from);
        Assert.Equal(before, await portal.InDatabaseAsync(db => db.ListEditions.CountAsync()));
        Assert.Equal(2, await portal.InDatabaseAsync(db => db.Notices.CountAsync(n => n.SubjectId == task.Id && n.Kind == "task-admitted")));
        using var visitor = portal.VisitorElsewhere();
        Assert.Contains("到期自动失效", (await visitor.PageAsync($"/admissions/announcements/{task.Number}")).MainPart().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_before_the_earliest_is_said_at_its_field_and_nothing_is_lost()
    {
        using var journey = new AdmissionJourney(portal);
        var (id, from) = await AwaitingAsync("协助过早生效的事项");
        using var early = await RawForm.SendAsync(await journey.AsAsync("approver.a"), $"/admissions/{id}/decide", "#approve", journey.Approval(from.AddDays(-1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        var page = Pages.Parse(await early.Content.ReadAsStringAsync());
        Assert.Contains("30个工作日", page.QuerySelector("#Approval_From-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("渝北准入〔2026〕12号", page.QuerySelector("#Approval_Document")!.GetAttribute("value"));
        Assert.Equal(AdmissionStatus.AwaitingApproval, (await journey.StoredAsync(id)).Status);
    }

    [Theory] // the approver does not approve without the conditions of the assessment because another form failed
    [InlineData("SendBack", "Comment")]
    [InlineData("Refuse", "Refusal_Opinion")]
    public async Task A_form_that_comes_back_leaves_the_proposals_of_the_assessment_in_the_form_of_the_approval(string handler, string field)
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var id = await ConditionalAsync(made, MadeAdmissions.Addition("协助附条件的事项" + handler, from.AddDays(10)));
        using var empty = await RawForm.SendAsync(await journey.AsAsync("approver.a"), $"/admissions/{id}/decide", $"main form[action$='handler={handler}']",
            ("Comment", ""), ("Refusal.Form", nameof(DecisionForm.LeaderSignature)), ("Refusal.Day", AdmissionJourney.Day(journey.Today)), ("Refusal.Opinion", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var page = Pages.Parse(await empty.Content.ReadAsStringAsync());
        Assert.NotNull(page.QuerySelector($"#{field}-error"));
        Assert.Equal("经费先到位。", page.QuerySelector("#Approval_Conditions")!.TextContent);
        Assert.Equal((AdmissionJourney.Day(from.AddDays(10)), AdmissionJourney.Day(journey.Today)), (page.QuerySelector("#Approval_From")!.GetAttribute("value"), page.QuerySelector("#Approval_Day")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Conditions_that_the_approver_took_out_stay_out_when_the_approval_comes_back()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var id = await ConditionalAsync(made, MadeAdmissions.Addition("协助去掉条件的事项", from));
        using var early = await RawForm.SendAsync(await journey.AsAsync("approver.a"), $"/admissions/{id}/decide", "#approve", [.. journey.Approval(from.AddDays(-1)), ("Approval.Conditions", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Equal("", Pages.Parse(await early.Content.ReadAsStringAsync()).QuerySelector("#Approval_Conditions")!.TextContent);
    }

    [Fact]
    public async Task What_is_wrong_with_the_scan_of_a_refusal_is_told_in_the_refusal_which_is_open()
    {
        using var journey = new AdmissionJourney(portal);
        var (id, _) = await AwaitingAsync("协助扫描件不对的事项");
        var approver = await journey.AsAsync("approver.a");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in await RawForm.HiddenAsync(approver, $"/admissions/{id}/decide", "#refuse")) content.Add(new StringContent(value), name);
        foreach (var (name, value) in new[] { ("Refusal.Form", nameof(DecisionForm.LeaderSignature)), ("Refusal.Day", AdmissionJourney.Day(journey.Today)), ("Refusal.Opinion", "村里没有条件。") }) content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent("MZ"u8.ToArray()), "scan", "批件.exe");
        using var sent = await approver.PostAsync($"/admissions/{id}/decide?handler=Refuse", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = Pages.Parse(await sent.Content.ReadAsStringAsync());
        Assert.True(page.QuerySelector("#Refusal_Scan-error")!.Closest("details")!.HasAttribute("open"));
        Assert.Null(page.QuerySelector("#scan-error"));
        Assert.Equal("#Refusal_Scan", page.QuerySelector("#problems a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_approver_sees_why_a_shift_was_let_pass_and_which_answers_were_late_and_of_which_round()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var began = portal.Clock.GetUtcNow();
        var submitted = await made.SubmittedAsync(MadeAdmissions.Addition("协助审定人要看全的事项", await made.EarliestAsync()), AdmissionFindings.None with { Shifted = [new Shift("由村委会负责", false, 0, 6)] });
        var village = await portal.UnitAsync(DemonstrationOfficers.Jiangkou);
        var clerk = new Actor(Guid.CreateVersion7(), null, Role.VillageClerk, village.Id);
        await ActAsync(submitted.Id, (a, _, now) => a.Accept("文字已核对，村里不承担责任。", made.Reviewer, now));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await ActAsync(submitted.Id, (a, rules, now) => a.OpenConsultation([new ConsultedBody(village.Id, rules.Calendar.DueDay(Days.On(now), 1))], "请提出意见。", rules, made.Reviewer, now));
            portal.Clock.Set(portal.Clock.GetUtcNow().AddDays(4)); // past the day, so that the answer is late
            await ActAsync(submitted.Id, (a, _, now) => a.Consultations.MaxBy(c => c.Round)!.Reply(ConsultationAnswer.Agree, null, a.Status, clerk, now));
        }

        await ActAsync(submitted.Id, (a, _, now) =>
        {
            a.CloseConsultation(made.Reviewer, now);
            foreach (var aspect in Enum.GetValues<AssessmentAspect>()) a.GiveOpinion(aspect, Verdict.Sound, "没有问题。", [], made.Reviewer, now);
            a.Recommend(Recommendation.Admit, "可以准入。", null, [], made.Reviewer, now);
        });
        var page = (await (await journey.AsAsync("approver.a")).PageAsync($"/admissions/{submitted.Id}/decide")).MainPart().Words();
        portal.Clock.Set(began);
        foreach (var words in new[] { "文字已核对，村里不承担责任。", "第1轮", "第2轮", "逾期反馈" }) Assert.Contains(words, page, StringComparison.Ordinal);
    }

    private Task<int> ActAsync(Guid id, Action<Admission, DistrictRules, DateTimeOffset> act) => portal.InDatabaseAsync(async db =>
    {
        using var journey = new AdmissionJourney(portal);
        act(await db.Admissions.Include(a => a.Actors).Include(a => a.Consultations).Include(a => a.Opinions).AsSplitQuery().SingleAsync(a => a.Id == id), await journey.RulesAsync(), portal.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    /// <summary>Recommended under a condition.</summary>
    private async Task<Guid> ConditionalAsync(MadeAdmissions made, AdmissionRequest request)
    {
        var admission = await made.AssessingAsync(request);
        await ActAsync(admission.Id, (a, _, now) =>
        {
            foreach (var aspect in Enum.GetValues<AssessmentAspect>()) a.GiveOpinion(aspect, Verdict.Sound, "没有问题。", [], made.Reviewer, now);
            a.Recommend(Recommendation.AdmitWithConditions, "可以准入。", "经费先到位。", [], made.Reviewer, now);
        });
        return admission.Id;
    }

    private static string Address(Guid id) => $"/admissions/{id}/decide?handler=Approve";

    private static Task<List<(string Name, string Value)>> FormAsync(HttpClient client, Guid id) => RawForm.HiddenAsync(client, $"/admissions/{id}/decide", "#approve");

    private async Task<(Guid Id, DateOnly From)> AwaitingAsync(string title)
    {
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        return ((await made.AwaitingApprovalAsync(MadeAdmissions.Addition(title, from))).Id, from);
    }
}
