using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>Acceptance, contest, consultation and answers over HTTP (domain 3.5, 3.11, 3.12; S8, S17).</summary>
public sealed class ReviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Shift Shifted = new("由村委会负责", false, 0, 6);

    [Fact]
    public async Task Shifted_responsibility_is_accepted_only_with_a_reason()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.SubmittedAsync(MadeAdmissions.Addition("协助有责任转嫁的事项", await made.EarliestAsync()), AdmissionFindings.None with { Shifted = [Shifted] });
        var (reviewer, address) = (await journey.AsAsync("reviewer.a"), $"/admissions/{admission.Id}/accept");
        using (var bare = await reviewer.PostFormAsync(address)) Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        await AdmissionJourney.SendAsync(reviewer, address, ("ShiftReason", "文字已与申请单位核对，村里不承担责任。"));
        Assert.Equal(AdmissionStatus.Accepted, (await journey.StoredAsync(admission.Id)).Status);
    }

    [Fact]
    public async Task An_override_is_a_published_act_with_its_reason()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.ContestedAsync(MadeAdmissions.Addition("协助申诉的事项", await made.EarliestAsync()), "FM-03");
        await journey.ActAsync("reviewer.a", $"/admissions/{admission.Id}/contest-decision", "Override", ("OverrideReason", "法律直接规定村委会的职责。"));

        using var visitor = portal.VisitorElsewhere();
        var page = (await visitor.PageAsync("/screening/overrides")).MainPart().Words();
        Assert.Contains("协助申诉的事项", page, StringComparison.Ordinal);
        Assert.Contains("FM-03", page, StringComparison.Ordinal);
        Assert.Contains("法律直接规定村委会的职责。", page, StringComparison.Ordinal);
        Assert.Contains("统景镇", page, StringComparison.Ordinal);
    }

    [Fact] // each is a published act (3.11), the two hundred and first too
    public async Task Overrides_come_by_the_page_and_none_is_left_out()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var ids = new List<Guid>();
        for (var n = 0; n < Features.Admissions.Public.OverridesModel.PageSize + 2; n++) ids.Add((await made.ContestedAsync(MadeAdmissions.Addition($"协助公开的第{n}件", from), "FM-03")).Id);
        await portal.InDatabaseAsync(async db => // all at one moment: the moment alone does not tell where a page ended
        {
            foreach (var admission in await db.Admissions.Include(a => a.Actors).Where(a => ids.Contains(a.Id)).ToListAsync()) admission.Override("法律直接规定。", made.Reviewer, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        using var visitor = portal.VisitorElsewhere();
        var (next, seen) = ("/screening/overrides", new List<string>());
        while (true)
        {
            var page = await visitor.PageAsync(next);
            var titles = page.QuerySelectorAll("tbody tr > td:first-child > span[lang]").Select(t => t.TextContent).ToList();
            Assert.True(titles.Count > 0 && !titles.Exists(seen.Contains), $"{next} shows what was shown before");
            seen.AddRange(titles.Where(t => t.StartsWith("协助公开的第", StringComparison.Ordinal)));
            if (page.MainPart().QuerySelector("p.no-print > a[href^='/screening/overrides?before=']") is not { } more) break;
            next = more.GetAttribute("href")!;
        }

        Assert.Equal((ids.Count, ids.Count), (seen.Count, seen.Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public async Task A_finding_that_stands_is_told_to_the_unit_and_published_nowhere()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.ContestedAsync(MadeAdmissions.Addition("协助维持结论的事项", await made.EarliestAsync()), "FM-02");
        using (var unreasoned = await RawForm.SendAsync(await journey.AsAsync("reviewer.a"), $"/admissions/{admission.Id}/contest-decision", "main form[action$='handler=Override']", ("OverrideReason", " ")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
            Assert.NotNull(Pages.Parse(await unreasoned.Content.ReadAsStringAsync()).QuerySelector("#OverrideReason-error"));
        }

        await journey.ActAsync("reviewer.a", $"/admissions/{admission.Id}/contest-decision", "Uphold", ("UpholdReason", "请由区里自己做。"));
        Assert.Contains("请由区里自己做。", (await (await journey.AsAsync("reviewer.a")).PageAsync($"/admissions/{admission.Id}")).MainPart().TextContent, StringComparison.Ordinal); // who decided can read it a year later
        Assert.Contains("请由区里自己做。", (await (await journey.AsAsync("staff.tongjing")).PageAsync($"/admissions/{admission.Id}")).MainPart().TextContent, StringComparison.Ordinal);
        using var visitor = portal.VisitorElsewhere();
        Assert.DoesNotContain("协助维持结论的事项", (await visitor.PageAsync("/screening/overrides")).MainPart().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_a_consultation_proposes_who_is_concerned_and_says_errors_at_their_fields()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AcceptedAsync(await made.TaskAsync("协助入户核对", await made.EarliestAsync()));
        var (reviewer, address) = (await journey.AsAsync("reviewer.a"), $"/admissions/{admission.Id}/consult");
        var page = await reviewer.PageAsync(address);
        var ticked = page.QuerySelectorAll("input[name=Bodies][checked]").Select(i => i.Closest("li")!.QuerySelector("strong")!.TextContent).ToList();
        Assert.Equivalent(new[] { "区民政局", "区司法局", "区财政局", "江口村", "西新村" }, ticked, strict: true);

        using (var nobody = await RawForm.SendAsync(reviewer, address, "main form", ("Question", "怎么看")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
            Assert.Contains("至少选择一个", Pages.Parse(await nobody.Content.ReadAsStringAsync()).QuerySelector("#UnitSearch-error")!.TextContent, StringComparison.Ordinal);
        }

        var village = (await portal.UnitAsync(DemonstrationOfficers.Jiangkou)).Id;
        foreach (var (days, sentence) in new[] { ("14", "反馈期限太长"), ("0", "1到30的整数"), ("五", "1到30的整数") })
        {
            using var wrong = await RawForm.SendAsync(reviewer, address, "main form", ("Question", "怎么看"), ("Bodies", village.ToString()), ($"Limits[{village}]", days));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Contains(sentence, Pages.Parse(await wrong.Content.ReadAsStringAsync()).QuerySelector($"#Limits_{village}_-error")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Other_bodies_are_found_without_JavaScript_and_stay_in_the_form()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AcceptedAsync(await made.TaskAsync("协助查找单位", await made.EarliestAsync()));
        var address = $"/admissions/{admission.Id}/consult";
        using var found = await (await journey.AsAsync("reviewer.a")).PostFormAsync(address, ("UnitSearch", "龙兴镇"), ("find", "true"));
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        var page = Pages.Parse(await found.Content.ReadAsStringAsync());
        Assert.Contains("龙兴镇", page.QuerySelectorAll("input[name=Bodies][checked]").Select(i => i.Closest("li")!.QuerySelector("strong")!.TextContent));
        Assert.Equal(AdmissionStatus.Accepted, (await journey.StoredAsync(admission.Id)).Status);
    }

    [Fact]
    public async Task A_body_answers_once_however_often_the_form_is_sent_and_another_unit_not_at_all()
    {
        using var journey = new AdmissionJourney(portal);
        var id = await ConsultingAsync(journey, "协助只答一次");
        var address = $"/admissions/{id}/answer/{await journey.ConsultationOfAsync(id, DemonstrationOfficers.Jiangkou)}";
        var clerk = await journey.AsAsync("clerk.jiangkou");
        using (var silent = await clerk.PostFormAsync(address, ("Comments", "无"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        var form = await RawForm.HiddenAsync(clerk, address, "main form");
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RawForm.PostAsync(clerk, address, [.. form, ("Says", nameof(ConsultationAnswer.Disagree)), ("Comments", "村里人手不够。")])));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.StatusCode));
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.Notices.CountAsync(n => n.SubjectId == id && n.Kind == "consultation-answered")));
        foreach (var answer in answers) answer.Dispose();

        foreach (var account in new[] { "clerk.xixin", "clerk.wenquan", "staff.longxing" })
        {
            var stranger = await journey.AsAsync(account, account == "clerk.xixin" ? Role.VillageClerk : null);
            using var page = await stranger.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode); // asked about the case or not, the answer is not theirs
        }
    }

    [Fact]
    public async Task A_file_with_an_answer_reaches_the_district_and_no_other_body()
    {
        using var journey = new AdmissionJourney(portal);
        var id = await ConsultingAsync(journey, "协助带附件的反馈");
        var address = $"/admissions/{id}/answer/{await journey.ConsultationOfAsync(id, DemonstrationOfficers.Jiangkou)}";
        var clerk = await journey.AsAsync("clerk.jiangkou");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in await RawForm.HiddenAsync(clerk, address, "main form")) content.Add(new StringContent(value), name);
        content.Add(new StringContent(nameof(ConsultationAnswer.AgreeWithComments)), "Says");
        content.Add(new StringContent("见附件。"), "Comments");
        content.Add(new ByteArrayContent("%PDF-1.7 x"u8.ToArray()), "file", "意见.pdf");
        using var sent = await clerk.PostAsync(address, content);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);

        var file = await portal.InDatabaseAsync(db => db.Attachments.SingleAsync(f => f.AdmissionId == id && f.ConsultationId != null));
        Assert.Equal("意见.pdf", file.Name);
        var download = $"/admissions/{id}/files/{file.Id}";
        using (var read = await (await journey.AsAsync("reviewer.a")).GetAsync(download)) Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using (var own = await clerk.GetAsync(download)) Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Contains(download, (await (await journey.AsAsync("reviewer.a")).PageAsync($"/admissions/{id}")).MainPart().InnerHtml, StringComparison.Ordinal);
        foreach (var other in new[] { await journey.AsAsync("clerk.xixin", Role.VillageClerk), await journey.AsAsync("staff.tongjing") }) // who asks reads no answer while others are still to give theirs
        {
            using var refused = await other.GetAsync(download);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.DoesNotContain(download, (await other.PageAsync($"/admissions/{id}")).MainPart().InnerHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_recommendation_written_before_an_answer_came_is_a_lost_race()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var village = await portal.UnitAsync(DemonstrationOfficers.Jiangkou);
        var admission = await made.AssessingAsync(await made.TaskAsync("协助评估中又反馈", await made.EarliestAsync()), village);
        foreach (var aspect in Enum.GetValues<AssessmentAspect>()) await journey.OpinionAsync(admission.Id, aspect);
        var reviewer = await journey.AsAsync("reviewer.a");
        var form = await RawForm.HiddenAsync(reviewer, $"/admissions/{admission.Id}/assess", "#assess");
        await journey.AnswerAsync(admission.Id, "clerk.jiangkou", DemonstrationOfficers.Jiangkou, ConsultationAnswer.Disagree, "改主意了。");
        using var stale = await RawForm.PostAsync(reviewer, $"/admissions/{admission.Id}/assess?handler=Recommend", [.. form, ("Says", nameof(Recommendation.Admit)), ("Reasons", "可以。")]);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("改主意了。", await stale.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_assesses_a_request_of_a_unit_where_he_holds_a_post()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AssessingAsync(await made.TaskAsync("协助本单位的事项", await made.EarliestAsync()));
        await portal.AppointAsync("reviewer.b", Role.TownshipStaff, DemonstrationOfficers.Tongjing);
        var reviewer = await journey.AsAsync("reviewer.b", Role.Reviewer);
        var page = await reviewer.PageAsync($"/admissions/{admission.Id}/assess");
        Assert.Contains("您任职的单位", page.MainPart().TextContent, StringComparison.Ordinal);
        using var crafted = await RawForm.SendAsync(reviewer, $"/admissions/{admission.Id}/assess", "#assess", ("part", "Funds"), ("Verdicts[Funds]", nameof(Verdict.Sound)), ("Texts[Funds]", "好"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, crafted.StatusCode);
    }

    [Fact] // one form without JavaScript: a save loses nothing that was typed elsewhere
    public async Task Saving_one_part_of_the_assessment_saves_what_is_whole_and_keeps_the_rest_in_the_form()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AssessingAsync(await made.TaskAsync("协助分开填写的评估", await made.EarliestAsync()));
        var (reviewer, address) = (await journey.AsAsync("reviewer.a"), $"/admissions/{admission.Id}/assess");
        using var sent = await reviewer.PostFormAsync(address, ("part", nameof(AssessmentAspect.Funds)), ("Verdicts[Funds]", nameof(Verdict.Sound)), ("Texts[Funds]", "经费落实。"),
            ("Verdicts[Fitness]", nameof(Verdict.Sound)), ("Texts[Fitness]", "不需要资质。"), ("Texts[Legality]", "依据还在核对。"), ("Says", nameof(Recommendation.AdmitWithConditions)), ("Reasons", "写了一半的理由"));

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var page = Pages.Parse(await sent.Content.ReadAsStringAsync());
        Assert.Contains("已保存填写完整的部分", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("依据还在核对。", "写了一半的理由"), (page.QuerySelector("#Texts_Legality_")!.TextContent, page.QuerySelector("#Reasons")!.TextContent));
        Assert.Equal(nameof(Recommendation.AdmitWithConditions), ((AngleSharp.Html.Dom.IHtmlSelectElement)page.QuerySelector("#Says")!).Value);
        var stored = await journey.StoredAsync(admission.Id);
        Assert.Equal([("Funds", "经费落实。"), ("Fitness", "不需要资质。")], stored.Opinions.OrderBy(o => o.Aspect).Select(o => (o.Aspect.ToString(), o.Text)));

        using var further = await reviewer.PostFormAsync(address, page, ("part", nameof(AssessmentAspect.Legality)), ("Verdicts[Legality]", nameof(Verdict.Sound)), ("Says", ""), ("Reasons", ""));
        Assert.Equal((HttpStatusCode.Found, $"{address}#opinion-Legality"), (further.StatusCode, further.Headers.Location?.OriginalString)); // nothing is unfinished any more
        var after = await journey.StoredAsync(admission.Id);
        Assert.Equal(3, after.Opinions.Count);
        Assert.Equal(stored.Opinions.Single(o => o.Aspect == AssessmentAspect.Funds).At, after.Opinions.Single(o => o.Aspect == AssessmentAspect.Funds).At); // what did not change is not given anew
    }

    [Fact]
    public async Task A_part_saved_without_its_choice_is_told_at_its_field_and_nothing_typed_is_lost()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AssessingAsync(await made.TaskAsync("协助漏选结论的评估", await made.EarliestAsync()));
        using var sent = await (await journey.AsAsync("reviewer.a")).PostFormAsync($"/admissions/{admission.Id}/assess", ("part", nameof(AssessmentAspect.Funds)), ("Texts[Funds]", "经费落实。"), ("Texts[Fitness]", "不需要资质。"), ("Reasons", "写了一半的理由"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = Pages.Parse(await sent.Content.ReadAsStringAsync());
        Assert.NotNull(page.QuerySelector("#Verdicts_Funds_-error"));
        Assert.Equal(("经费落实。", "不需要资质。", "写了一半的理由"), (page.QuerySelector("#Texts_Funds_")!.TextContent, page.QuerySelector("#Texts_Fitness_")!.TextContent, page.QuerySelector("#Reasons")!.TextContent));
    }

    [Fact]
    public async Task Out_of_the_assessment_it_is_consulted_on_again()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AssessingAsync(await made.TaskAsync("协助重新协商", await made.EarliestAsync()));
        var reviewer = await journey.AsAsync("reviewer.a");
        await AdmissionJourney.SendAsync(reviewer, $"/admissions/{admission.Id}/reopen", ("Reason", "再问西新村。"));
        await AdmissionJourney.SendAsync(reviewer, $"/admissions/{admission.Id}/consult", ("Bodies", (await portal.UnitAsync(DemonstrationOfficers.Xixin)).Id.ToString()));
        Assert.Equal(2, (await journey.StoredAsync(admission.Id)).Consultations.Max(c => c.Round));
    }

    private async Task<Guid> ConsultingAsync(AdmissionJourney journey, string title)
    {
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AcceptedAsync(await made.TaskAsync(title, await made.EarliestAsync()));
        await journey.ConsultAsync(admission.Id);
        return admission.Id;
    }
}
