using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>A browser forgets a form that it keeps once the portal says that it has arrived (S32): it is saved, or the page that answers shows it.</summary>
public sealed class ArrivedFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_look_at_a_law_has_arrived_and_one_that_is_refused_has_not()
    {
        using var reviewer = await ReviewerAsync();
        (string, string)[] text = [("Input.Name", "渝北区山坪塘管理办法"), ("Input.Version", "2026年制定"), ("Input.InForceFrom", "2026-09-01")];
        Assert.Equal((HttpStatusCode.OK, true), await SendKeptAsync(reviewer, "/laws/new", "form[action$='Look']", text));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, false), await SendKeptAsync(reviewer, "/laws/new", "form[action$='Look']", ("Input.Name", ""), ("Input.Version", "2026年制定")));
    }

    [Fact] // the text is in hidden fields then: leaving after the look would lose it
    public async Task The_two_steps_of_a_law_are_kept_as_one_form_and_the_look_at_once()
    {
        using var reviewer = await ReviewerAsync();
        var first = (await reviewer.PageAsync("/laws/new")).QuerySelector("form[action$='Look']")!;
        using var looked = await reviewer.PostFormAsync("/laws/new", ("Input.Name", "渝北区堰塘管理办法"), ("Input.Version", "2026年制定"), ("Input.InForceFrom", "2026-09-01"));
        var second = Pages.Parse(await looked.Content.ReadAsStringAsync()).QuerySelector("form[action$='Confirm']")!;
        Assert.Equal("law", first.GetAttribute("data-keep-as"));
        Assert.Equal((first.GetAttribute("data-keep"), "law", true), (second.GetAttribute("data-keep"), second.GetAttribute("data-keep-as"), second.HasAttribute("data-keep-now")));
        Assert.Empty(first.QuerySelectorAll("[name^='Input.']").Select(f => f.GetAttribute("name")).Except(second.QuerySelectorAll("[name^='Input.']").Select(f => f.GetAttribute("name"))));
    }

    [Fact]
    public async Task Words_that_are_tried_have_arrived_and_travel_on_with_the_form()
    {
        using var reviewer = await ReviewerAsync();
        Assert.Equal((HttpStatusCode.OK, true), await SendKeptAsync(reviewer, "/screening/words", "form", ("Section", "village"), ("Added", "坝坝长")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, false), await SendKeptAsync(reviewer, "/screening/words", "form", ("Section", ""), ("Added", "坝坝长")));
        Assert.Equal(["Draft", "BasedOn"], (await reviewer.PageAsync("/screening/words")).QuerySelectorAll("form[data-keep] [data-carried]").Select(f => f.GetAttribute("name")));
    }

    [Fact]
    public async Task A_look_at_a_repeal_has_arrived()
    {
        using var reviewer = await ReviewerAsync();
        var law = await portal.InDatabaseAsync(db => db.Laws.Where(l => l.Name == "社会救助暂行办法").Select(l => l.Id).FirstAsync());
        Assert.Equal((HttpStatusCode.OK, true), await SendKeptAsync(reviewer, $"/laws/{law}/repeal", "form", ("RepealedFrom", "2026-09-01"), ("RepealedBy", "国务院令第800号")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, false), await SendKeptAsync(reviewer, $"/laws/{law}/repeal", "form", ("RepealedFrom", "2026-09-01"), ("RepealedBy", "")));
    }

    [Fact]
    public async Task An_assessment_that_is_saved_in_part_has_arrived_since_the_page_shows_the_rest()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var admission = await made.AssessingAsync(MadeAdmissions.Addition("协助看护堰塘", await made.EarliestAsync()));
        using var reviewer = await ReviewerAsync();
        Assert.Equal((HttpStatusCode.OK, true), await SendKeptAsync(reviewer, $"/admissions/{admission.Id}/assess", "#assess",
            ("part", nameof(AssessmentAspect.Legality)), ("Verdicts[Legality]", nameof(Verdict.Sound)), ("Texts[Legality]", "没有超出。"), ("Reasons", "写了一半的理由")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, false), await SendKeptAsync(reviewer, $"/admissions/{admission.Id}/assess", "#assess",
            ("part", nameof(AssessmentAspect.Funds)), ("Texts[Funds]", "没有选结论")));
    }

    [Fact] // neither leads on by the answer to a token, so each has its own way home
    public async Task Settings_a_registered_person_and_a_post_have_arrived()
    {
        using var admin = await portal.SignInAsync("admin");
        var person = (await portal.PersonAsync("clerk.wenquan")).Id;
        Assert.Equal((HttpStatusCode.Found, true), await SendKeptAsync(admin, "/admin/settings", "form[action$='Limits']", ("LimitsFrom", "2026-04-01")));
        Assert.Equal((HttpStatusCode.OK, true), await SendKeptAsync(admin, "/admin/people/new", "form", ("Name", "周小月"), ("Account", "zhou.xiaoyue"), ("Role", nameof(Role.VillageClerk)), ("UnitSearch", "平安村")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, false), await SendKeptAsync(admin, "/admin/people/new", "form", ("Name", ""), ("Account", "zhou.xiaoyu"), ("Role", nameof(Role.VillageClerk)), ("UnitSearch", "平安村")));
        Assert.Equal((HttpStatusCode.Found, true), await SendKeptAsync(admin, $"/admin/people/{person}/grant", "form", ("Role", nameof(Role.SupervisionMember)), ("UnitSearch", "平安村"), ("From", "2026-04-01")));
    }

    private async Task<HttpClient> ReviewerAsync() => await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));

    /// <summary>Sends a form as a browser that keeps it; whether the answer names its token.</summary>
    private static async Task<(HttpStatusCode Status, bool Told)> SendKeptAsync(HttpClient client, string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await client.PageAsync(path);
        var sent = page.QuerySelector($"main {form}[data-keep]")!;
        foreach (var other in page.QuerySelectorAll("main form").Where(f => f != sent).ToList()) other.Remove();
        var token = sent.QuerySelector($"[name={nameof(PortalPage.IdempotencyToken)}]")!.GetAttribute("value")!;
        using var answer = await client.PostFormAsync(path, page, [.. fields, ("kept", "1")]);
        var told = answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith($"{PortalPage.SentCookie}={token};", StringComparison.Ordinal));
        return (answer.StatusCode, told);
    }
}
