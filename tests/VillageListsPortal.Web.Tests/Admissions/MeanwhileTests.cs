using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>What became of item, text, bodies and people while a request was under way (domain 3.2 to 3.7, 3.9; S6, S8, S16).</summary>
public sealed class MeanwhileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact] // domain 3.9: refused at once, not at the end of the way
    public async Task A_request_about_an_item_removed_meanwhile_stops_at_its_next_step_and_says_so_to_everybody()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var item = await portal.InDatabaseAsync(db => db.ListItems.SingleAsync(i => i.Code == "XZ-07" && i.To == null));
        var draft = await made.DraftAsync(MadeAdmissions.Removal(item));
        var waiting = await made.SubmittedAsync(MadeAdmissions.Removal(item));
        await portal.AllowUnadmittedChangesAsync();
        await portal.AsOwnerAsync("UPDATE list_items SET \"to\" = '2031-01-01' WHERE code = 'XZ-07' AND \"to\" IS NULL");

        using var submitted = await RawForm.SendAsync(await journey.AsAsync("staff.tongjing"), $"/admissions/{draft.Id}/edit/Check", "main form[action*='handler=Submit'], main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, submitted.StatusCode);
        Assert.Contains("清单里没有正在施行的“XZ-07”", await submitted.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("清单里没有正在施行的“XZ-07”", (await (await journey.AsAsync("reviewer.a")).PageAsync($"/admissions/{waiting.Id}")).QuerySelector("#meanwhile")!.TextContent, StringComparison.Ordinal);
    }

    [Fact] // domain 3.4: a text that came back corrected is consulted on anew
    public async Task After_a_return_those_who_were_asked_about_the_old_text_are_proposed_again()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AssessingAsync(await made.TaskAsync("协助退回后重新协商", await made.EarliestAsync()), await portal.UnitAsync("区财政局"), await portal.UnitAsync(DemonstrationOfficers.Jiangkou));
        await AdmissionJourney.SendAsync(await journey.AsAsync("reviewer.a"), $"/admissions/{admission.Id}/return", ("Reason", "请写明款项。"));
        portal.Clock.Set(portal.Clock.GetUtcNow().AddMinutes(1));
        await AdmissionJourney.SendAsync(await journey.AsAsync("staff.tongjing"), $"/admissions/{admission.Id}/edit/Means", ("Input.Funds", "13000"));
        await journey.ActAsync("staff.tongjing", $"/admissions/{admission.Id}/edit/Check", "Submit", ("Answer", "已写明。"));
        await AdmissionJourney.SendAsync(await journey.AsAsync("countersign.tongjing"), $"/admissions/{admission.Id}/countersign", ("DocumentNumber", "统府文〔2026〕13号"));
        await journey.AcceptAsync(admission.Id);
        var ticked = (await (await journey.AsAsync("reviewer.a")).PageAsync($"/admissions/{admission.Id}/consult")).QuerySelectorAll("input[name=Bodies][checked]").Select(i => i.Closest("li")!.QuerySelector("strong")!.TextContent).ToList();
        Assert.Superset(new HashSet<string>(["区财政局", "江口村"], StringComparer.Ordinal), ticked.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_body_that_cannot_be_asked_is_refused_whatever_the_form_sends()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AcceptedAsync(await made.TaskAsync("协助问错单位", await made.EarliestAsync()));
        var reviewer = await journey.AsAsync("reviewer.a");
        foreach (var nobody in new[] { Guid.CreateVersion7(), (await portal.UnitAsync(DemonstrationOfficers.District)).Id })
        {
            using var asked = await RawForm.SendAsync(reviewer, $"/admissions/{admission.Id}/consult", "main form", ("Question", "怎么看"), ("Bodies", nobody.ToString()));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
            Assert.Contains("所选单位中有的", await asked.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact] // domain 3.5, S8: a further round leaves the state as it is
    public async Task A_further_round_and_the_close_of_the_consultation_at_the_same_moment_are_one_act_and_one_lost_race()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var (village, other) = (await portal.UnitAsync(DemonstrationOfficers.Jiangkou), await portal.UnitAsync(DemonstrationOfficers.Xixin));
        var admission = await made.AcceptedAsync(await made.TaskAsync("协助同时再问", await made.EarliestAsync()));
        var reviewer = await journey.AsAsync("reviewer.a");
        await AdmissionJourney.SendAsync(reviewer, $"/admissions/{admission.Id}/consult", ("Bodies", village.Id.ToString()));
        await journey.AnswerAsync(admission.Id, "clerk.jiangkou", DemonstrationOfficers.Jiangkou, ConsultationAnswer.Agree);

        var closing = await RawForm.HiddenAsync(reviewer, $"/admissions/{admission.Id}/close-consultation", "main form");
        await AdmissionJourney.SendAsync(await journey.AsAsync("reviewer.b"), $"/admissions/{admission.Id}/consult", ("Bodies", other.Id.ToString()));
        using var late = await RawForm.PostAsync(reviewer, $"/admissions/{admission.Id}/close-consultation", closing);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(AdmissionStatus.Consulting, (await journey.StoredAsync(admission.Id)).Status);
    }

    [Fact] // settled S6
    public async Task A_township_gives_temporary_tasks_to_its_own_villages_and_to_at_least_one()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var task = await made.TaskAsync("协助别镇的村", await made.EarliestAsync());
        var staff = await journey.AsAsync("staff.tongjing");
        foreach (var (villages, sentence) in new[]
        {
            (VillageScope.All, "只能把临时事项交给本镇街"),
            (new VillageScope(false, [(await portal.InDatabaseAsync(db => db.Units.Where(u => u.ShortName == "龙兴镇").Select(u => u.Id).SingleAsync()))]), "只能把临时事项交给本镇街"),
            (new VillageScope(false, [Guid.CreateVersion7()]), "没有适用的村"),
        })
        {
            var draft = await made.DraftAsync(task with { Villages = villages });
            using var sent = await RawForm.SendAsync(staff, $"/admissions/{draft.Id}/edit/Check", "main form[action*='handler=Submit'], main form");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
            Assert.Contains(sentence, await sent.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact] // settled S16
    public async Task A_case_is_given_to_nobody_who_holds_a_post_at_the_unit_that_asks()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AcceptedAsync(await made.TaskAsync("协助交办给本单位的人", await made.EarliestAsync()));
        var colleague = (await portal.PersonAsync("reviewer.b")).Id;
        await portal.AppointAsync("reviewer.b", Role.TownshipStaff, DemonstrationOfficers.Tongjing);
        using var given = await RawForm.SendAsync(await journey.AsAsync("reviewer.a"), $"/admissions/{admission.Id}/assign", "main form", ("To", colleague.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, given.StatusCode);
        Assert.NotEqual(colleague, (await journey.StoredAsync(admission.Id)).AssignedTo);
    }

    [Fact]
    public async Task Files_of_one_answer_take_no_place_from_those_of_another()
    {
        var made = await MadeAdmissions.InAsync(portal);
        using var journey = new AdmissionJourney(portal);
        var admission = await made.AcceptedAsync(await made.TaskAsync("协助附件很多", await made.EarliestAsync()));
        await journey.ConsultAsync(admission.Id);
        await portal.AsOwnerAsync($"""
            INSERT INTO attachments (id, admission_id, consultation_id, name, kind, size, sha256, uploaded_by, uploaded_at)
            SELECT gen_random_uuid(), c.admission_id, c.id, 'a.pdf', 'Pdf', 1, sha256('a'), gen_random_uuid(), now() FROM consultations c, generate_series(1, 20)
            WHERE c.admission_id = '{admission.Id}' AND c.unit_id = (SELECT id FROM units WHERE short_name = '区财政局')
            """);
        var address = $"/admissions/{admission.Id}/answer/{await journey.ConsultationOfAsync(admission.Id, DemonstrationOfficers.Jiangkou)}";
        var clerk = await journey.AsAsync("clerk.jiangkou");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in await RawForm.HiddenAsync(clerk, address, "main form")) content.Add(new StringContent(value), name);
        content.Add(new StringContent(nameof(ConsultationAnswer.Agree)), "Says");
        content.Add(new ByteArrayContent("%PDF-1.7 x"u8.ToArray()), "file", "意见.pdf");
        using var sent = await clerk.PostAsync(address, content);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
    }
}
