using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>Acceptance: from the township's desk to the public list, by the forms of the pages and nothing else (domain part 3).</summary>
public sealed class WholeAdmissionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Title = "协助古树名木日常巡看";

    [Fact]
    public async Task A_township_asks_and_the_list_changes_on_its_day()
    {
        using var journey = new AdmissionJourney(portal);
        var from = await journey.EarliestAsync();
        var id = await journey.DraftAsync(Title, from);
        await journey.SubmitAsync(id);
        Assert.Contains(Title, (await (await journey.AsAsync("reviewer.a")).PageAsync("/work")).MainPart().TextContent, StringComparison.Ordinal);
        await journey.AcceptAsync(id);
        await journey.ConsultAsync(id);

        await AnswersAsync(journey, id);
        var reviewer = await journey.AsAsync("reviewer.a");
        var waiting = await reviewer.PageAsync($"/admissions/{id}");
        Assert.Null(waiting.QuerySelector($"a[href='/admissions/{id}/close-consultation']")); // not offered while it cannot be done
        Assert.Contains("以后可以结束", waiting.QuerySelector("#closes-after")!.TextContent, StringComparison.Ordinal);
        var early = await reviewer.PageAsync($"/admissions/{id}/close-consultation");
        Assert.True(early.QuerySelector("main form button")!.HasAttribute("disabled"));
        Assert.Contains("西新村", early.MainPart().TextContent, StringComparison.Ordinal);
        using (var refused = await RawForm.SendAsync(reviewer, $"/admissions/{id}/close-consultation", "main form")) Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode); // settled S17
        await RemindAsync(journey, id);

        journey.GoTo((await journey.StoredAsync(id)).Consultations[0].Due.AddDays(1));
        Assert.NotNull((await (await journey.AsAsync("reviewer.a")).PageAsync($"/admissions/{id}")).QuerySelector($"a.btn-primary[href='/admissions/{id}/close-consultation']"));
        await AdmissionJourney.SendAsync(await journey.AsAsync("reviewer.a"), $"/admissions/{id}/close-consultation");
        await journey.AnswerAsync(id, "clerk.xixin", DemonstrationOfficers.Xixin, ConsultationAnswer.AgreeWithComments, "请派人培训。"); // late: kept and marked
        Assert.Single((await journey.StoredAsync(id)).Consultations, c => c.IsLate);

        await AssessAsync(journey, id);
        await journey.ApproveAsync(id, "approver.a", from);
        await ListChangedAsync(id, from);
        await EverybodyKnowsAsync(id, from);
        await JournalSaysAsync(journey, id);
    }

    private async Task JournalSaysAsync(AdmissionJourney journey, Guid id)
    {
        var text = (await (await journey.AsAsync("auditor")).PageAsync($"/journal?subject={id}")).MainPart().Words();
        foreach (var sentence in new[] { "提交审签：由“草稿”转为“待审签”", "审签：由“待审签”转为“已提交” 统府文〔2026〕12号", "提出评估建议：由“评估审核”转为“待审定” 建议准入", "审定批准：由“待审定”转为“已批准”" })
        {
            Assert.Contains(sentence, text, StringComparison.Ordinal);
        }

        Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}", text); // no ids where a reader needs names
        Assert.DoesNotMatch("Awaiting|Submit|Countersign", text);
    }

    private static async Task AnswersAsync(AdmissionJourney journey, Guid id)
    {
        await journey.AnswerAsync(id, "dept.sifa", "区司法局", ConsultationAnswer.AgreeWithComments, "建议写明只巡看、只报告。");
        await journey.AnswerAsync(id, "dept.caizheng", "区财政局", ConsultationAnswer.Agree);
        await journey.AnswerAsync(id, "dept.minzheng", "区民政局", ConsultationAnswer.Agree);
        var clerk = await journey.AsAsync("clerk.jiangkou");
        Assert.Contains($"/admissions/{id}/answer/", (await clerk.PageAsync("/work")).MainPart().InnerHtml, StringComparison.Ordinal);
        await journey.AnswerAsync(id, "clerk.jiangkou", DemonstrationOfficers.Jiangkou, ConsultationAnswer.Agree);
        Assert.DoesNotContain($"/admissions/{id}/answer/", (await clerk.PageAsync("/work")).MainPart().InnerHtml, StringComparison.Ordinal);
    }

    private static async Task RemindAsync(AdmissionJourney journey, Guid id)
    {
        await journey.ActAsync("reviewer.a", $"/admissions/{id}", "Remind");
        Assert.Single((await journey.StoredAsync(id)).Consultations, c => c.Reminders == 1 && c.Answer is null);
    }

    private static async Task AssessAsync(AdmissionJourney journey, Guid id)
    {
        foreach (var aspect in Enum.GetValues<AssessmentAspect>()) await journey.OpinionAsync(id, aspect);
        var reviewer = await journey.AsAsync("reviewer.a");
        using (var unsettled = await journey.RecommendAsync(id, ("Says", nameof(Recommendation.Admit)), ("Reasons", "清楚。")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, unsettled.StatusCode);
            Assert.Contains("采纳情况", await unsettled.TextAsync(), StringComparison.Ordinal);
        }

        foreach (var (unit, adoption, why) in new[] { ("区司法局", Adoption.Adopted, ""), (DemonstrationOfficers.Xixin, Adoption.PartlyAdopted, "培训由镇里安排。") })
        {
            var consultation = await journey.ConsultationOfAsync(id, unit);
            using var settled = await RawForm.SendAsync(reviewer, $"/admissions/{id}/assess", "#assess", ("part", consultation.ToString()), ($"Adopted[{consultation}]", adoption.ToString()), ($"Why[{consultation}]", why));
            Assert.Equal(HttpStatusCode.Found, settled.StatusCode);
        }

        using var done = await journey.RecommendAsync(id, ("Says", nameof(Recommendation.Admit)), ("Reasons", "依据、经费和工作量都清楚。"));
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
    }

    private async Task ListChangedAsync(Guid id, DateOnly from)
    {
        using var visitor = portal.VisitorElsewhere();
        var admission = await portal.InDatabaseAsync(db => db.Admissions.AsNoTracking().SingleAsync(a => a.Id == id));
        Assert.Equal((AdmissionStatus.Approved, "XZ-28"), (admission.Status, admission.ItemCode));
        var (then, before) = (AdmissionJourney.Day(from), AdmissionJourney.Day(from.AddDays(-1)));
        Assert.Contains(Title, (await visitor.PageAsync($"/lists/assistance?on={then}")).MainPart().TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, (await visitor.PageAsync($"/lists/assistance?on={before}")).MainPart().TextContent, StringComparison.Ordinal);
        Assert.Contains("第2版", (await visitor.PageAsync($"/lists/assistance?on={then}")).MainPart().TextContent, StringComparison.Ordinal);

        var item = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.AdmissionId == id));
        Assert.Equal((1, from, Provenance.Admitted, (DateOnly?)null), (item.Version, item.From, item.Provenance, item.To));
        Assert.True(await portal.InDatabaseAsync(db => db.LawCitations.AnyAsync(c => c.ItemCode == "XZ-28"))); // the law register finds it

        var announced = await visitor.PageAsync($"/admissions/announcements/{admission.Number}");
        Assert.Contains("XZ-28", announced.MainPart().TextContent, StringComparison.Ordinal);
        Assert.Contains(Title, (await visitor.PageAsync("/admissions/announcements")).MainPart().TextContent, StringComparison.Ordinal);
    }

    private async Task EverybodyKnowsAsync(Guid id, DateOnly from)
    {
        var notices = await portal.InDatabaseAsync(db => db.Notices.AsNoTracking().Where(n => n.SubjectId == id).ToListAsync());
        async Task<IEnumerable<string>> KindsAsync(string unit)
        {
            var told = (await portal.UnitAsync(unit)).Id;
            return notices.Where(n => n.UnitId == told).Select(n => n.Kind);
        }

        Assert.Equal(["admission-accepted", "admission-approved", "admission-to-countersign"], (await KindsAsync(DemonstrationOfficers.Tongjing)).Order(StringComparer.Ordinal));
        Assert.Equal(["admission-approved", "consultation-opened", "list-changed"], (await KindsAsync(DemonstrationOfficers.Jiangkou)).Order(StringComparer.Ordinal));
        Assert.Equal(["admission-approved", "consultation-opened", "consultation-reminded", "list-changed"], (await KindsAsync(DemonstrationOfficers.Xixin)).Order(StringComparer.Ordinal));
        Assert.Equal(["admission-approved", "consultation-opened"], (await KindsAsync("区财政局")).Order(StringComparer.Ordinal));
        Assert.Equal(5, (await KindsAsync(DemonstrationOfficers.District)).Count(k => k == "consultation-answered"));
        Assert.Equal(["list-changed"], await KindsAsync(DemonstrationOfficers.Wenquan)); // a list is the whole district's, whoever was asked (3.9)
        Assert.Contains("admission-recommended", await KindsAsync(DemonstrationOfficers.District));
        var changed = notices.First(n => n.Kind == "list-changed");
        Assert.Equal(["XZ-28", AdmissionJourney.Day(from)], changed.Arguments.Skip(2));
        using var visitor = portal.VisitorElsewhere();
        using var page = await visitor.GetAsync(changed.Href);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }
}
