using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>The summary of what is wrong names each field as its label does and leads to it (experience.md, WCAG 3.3.1).</summary>
public sealed class ProblemsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("Item", "Input.Title", "事项名称")]
    [InlineData("Basis", "Input.Bases[0].Law", "依据1")]
    [InlineData("Work", "Input.Hours", "每村每月工作量（小时）")]
    [InlineData("Means", "Input.Funds", "每年经费（元）")]
    public async Task A_step_of_a_request_names_the_field_that_is_too_long_or_no_figure(string step, string field, string called)
    {
        using var journey = new AdmissionJourney(portal);
        var id = await journey.DraftAsync("协助看护路灯", await journey.EarliestAsync());
        var staff = await journey.AsAsync("staff.tongjing");
        var wrong = step is "Work" or "Means" ? "很多" : new string('长', 400);
        using var answer = await RawForm.SendAsync(staff, $"/admissions/{id}/edit/{step}", "#admission-form", (field, wrong));
        var line = await OnlyLineAsync(answer);
        Assert.StartsWith(called, line.TextContent, StringComparison.Ordinal);
        await LeadsToItsFieldAsync(answer, line, field);
    }

    [Fact]
    public async Task Submitting_an_unfinished_request_names_the_field_and_leads_to_its_step()
    {
        using var journey = new AdmissionJourney(portal);
        var staff = await journey.AsAsync("staff.tongjing");
        var id = AdmissionJourney.IdOf(await AdmissionJourney.SendAsync(staff, "/admissions/new", ("Kind", nameof(AdmissionKind.AddItem)), ("List", "Assistance")));
        await AdmissionJourney.SendAsync(staff, $"/admissions/{id}/edit/Item", ("Input.Title", "协助看护长椅"), ("Input.Department", "区民政局"), ("Input.Details[village-role]", "看一看"));
        var page = await staff.PageAsync($"/admissions/{id}/edit/Check");
        Assert.True(page.QuerySelectorAll("dl.facts dd").Count(d => d.TextContent.Contains("未填", StringComparison.Ordinal)) > 5); // said, not left blank
        Assert.Equal("第6步，共6步：核对提交", page.QuerySelector(".steps-fold summary")!.TextContent);
        Assert.Equal(["事项"], page.QuerySelectorAll(".form-steps > div li.done a").Select(a => a.TextContent)); // nothing else is filled in, and there is no file
        using var refused = await staff.SendAsync($"/admissions/{id}/edit/Check", page.QuerySelector<IHtmlFormElement>("main form[action$='handler=Submit']")!);
        var line = await OnlyLineAsync(refused);
        Assert.Equal("法律依据：这一项须填写。", line.TextContent);
        Assert.Equal($"/admissions/{id}/edit/Basis#Input_Bases_0__Law", line.GetAttribute("href"));
        Assert.NotNull((await staff.PageAsync($"/admissions/{id}/edit/Basis")).QuerySelector("#Input_Bases_0__Law"));
    }

    [Theory]
    [InlineData("accept", "main form", "ShiftReason")]
    [InlineData("consult", "main form", "UnitSearch")]
    [InlineData("assess", "#assess", "Says")]
    public async Task The_forms_of_the_district_name_their_fields(string step, string form, string field)
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var request = MadeAdmissions.Addition($"协助看护花坛 {step}", await made.EarliestAsync());
        var admission = step switch
        {
            "accept" => await made.SubmittedAsync(request, AdmissionFindings.None with { Shifted = [new Shift("由村委会负责", false, 0, 6)] }),
            "consult" => await made.AcceptedAsync(request),
            _ => await made.AssessingAsync(request),
        };
        var reviewer = await journey.AsAsync("reviewer.a");
        var address = $"/admissions/{admission.Id}/{step}";
        var (label, hidden) = (Label(await reviewer.PageAsync(address), field), await RawForm.HiddenAsync(reviewer, address, form));
        using var refused = await RawForm.PostAsync(reviewer, step == "assess" ? $"{address}?handler=Recommend" : address, hidden);
        var line = (await LinesAsync(refused)).Single(l => l.GetAttribute("href") == "#" + field);
        Assert.StartsWith($"{label}：", line.TextContent, StringComparison.Ordinal);
        await LeadsToItsFieldAsync(refused, line, field);
    }

    [Fact]
    public async Task An_emergency_task_and_the_choice_of_an_item_name_their_fields()
    {
        using var journey = new AdmissionJourney(portal);
        var staff = await journey.AsAsync("staff.tongjing");
        using (var refused = await RawForm.SendAsync(staff, "/admissions/emergency/new", "main form", ("Input.Everywhere", "true")))
        {
            var line = await OnlyLineAsync(refused);
            Assert.Equal(Label(Pages.Parse(await refused.Content.ReadAsStringAsync()), "Input_OrderNumber"), line.TextContent.Split([':', '：'])[0]);
            await LeadsToItsFieldAsync(refused, line, "Input.OrderNumber");
        }

        using var nothing = await RawForm.SendAsync(staff, "/admissions/new", "main form", ("Kind", nameof(AdmissionKind.AmendItem)), ("Code", ""));
        Assert.Equal("#Code", (await OnlyLineAsync(nothing)).GetAttribute("href"));
    }

    /// <summary>The name of a field without what stands behind it.</summary>
    private static string Label(IHtmlDocument page, string id) => page.QuerySelector($"label[for='{id}']")!.ChildNodes.OfType<IText>().First().TextContent.Trim();

    private static async Task<IElement> OnlyLineAsync(HttpResponseMessage answer) => Assert.Single(await LinesAsync(answer));

    private static async Task<List<IElement>> LinesAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return [.. Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelectorAll("#problems li > a")];
    }

    private static async Task LeadsToItsFieldAsync(HttpResponseMessage answer, IElement line, string field)
    {
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        var input = page.QuerySelector(line.GetAttribute("href")!)!;
        Assert.Equal(field, input.GetAttribute("name"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.All(input.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.QuerySelector("#" + id)));
    }
}
