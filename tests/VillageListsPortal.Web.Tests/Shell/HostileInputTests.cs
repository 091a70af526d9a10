using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>What an attacker sent once and got through with: each answered with a sentence, and nothing made of it.</summary>
public sealed class HostileInputTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/?q=")]
    [InlineData("/lists/certificate?q=")]
    public async Task A_search_that_is_cut_in_the_middle_of_a_character_is_answered(string address)
    {
        using var visitor = portal.VisitorElsewhere();
        foreach (var q in new[] { new string('a', 59) + "\U00020000", string.Concat(Enumerable.Repeat("\uFDFA", 200)), "\u0301\u0301" })
        {
            using var answer = await visitor.GetAsync(address + Uri.EscapeDataString(q));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("a[")]
    [InlineData("[=x")]
    [InlineData("Input.Values[0].Key")]
    [InlineData("Input.Values[]")]
    [InlineData("Input[Values][x")]
    public async Task A_field_name_that_no_browser_sends_is_passed_over(string name)
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var filled = await officers.FillAsync("ZM-07", CertificateJourney.FarmerForm(("Input.Name", ""), (name, "李四500112199001011234")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, filled.StatusCode);
        using var visitor = portal.VisitorElsewhere();
        using var signIn = await visitor.PostFormAsync("/account/sign-in", await visitor.PageAsync("/account/sign-in"), (name, "x"));
        Assert.True((int)signIn.StatusCode < 500);
    }

    [Fact]
    public async Task A_form_larger_than_any_form_is_refused_before_it_is_read()
    {
        using var visitor = portal.VisitorElsewhere();
        using var body = new StringContent("UserName=" + new string('x', 300 * 1024), Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await visitor.PostAsync("/account/sign-in", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("太大", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("2200-01-01")]
    public async Task A_day_that_nobody_means_is_refused_at_its_field(string day)
    {
        using var auditor = await portal.OfficerAsync(Role.Auditor, await portal.UnitAsync("500112"));
        using var journal = await auditor.GetAsync($"/journal?on={day}");
        Assert.Equal(HttpStatusCode.BadRequest, journal.StatusCode);
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var page = await officers.Head.PageAsync("/certificates/seal");
        using var named = await officers.Head.PostFormAsync("/certificates/seal", page, ("Input.From", day), ("Input.To", day), ("Input.FiledOn", "2026-03-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, named.StatusCode);
        using var visitor = portal.VisitorElsewhere();
        using var list = await visitor.GetAsync($"/lists/certificate?on={day}");
        Assert.Equal(HttpStatusCode.BadRequest, list.StatusCode);
    }

    [Fact]
    public async Task A_form_opened_in_one_post_is_not_sent_in_another_without_a_word()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var xixin = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Xixin);
        var opened = await RawForm.HiddenAsync(officers.Clerk, "/certificates/new/ZM-07", "#certificate-form");
        var own = await RawForm.HiddenAsync(xixin.Clerk, "/certificates/new/ZM-07", "#certificate-form");
        var mixed = own.Where(f => f.Name != "FormPost").Append(opened.Single(f => f.Name == "FormPost"));
        using var answer = await RawForm.PostAsync(xixin.Clerk, "/certificates/new/ZM-07", [.. mixed, .. CertificateJourney.FarmerForm(("Input.Name", "岗位甲"))]);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains("换了岗位", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("岗位甲", page.QuerySelector("#Input_Name")!.GetAttribute("value"));
        using var knowing = await RawForm.PostAsync(xixin.Clerk, "/certificates/new/ZM-07", [.. RawForm.Hidden(page.QuerySelector("#certificate-form")!), .. CertificateJourney.FarmerForm(("Input.Name", "岗位甲"))]);
        Assert.Equal(HttpStatusCode.Found, knowing.StatusCode);
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("\uE000")]
    public async Task A_slip_that_cannot_be_printed_takes_no_number(string asking)
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var before = await portal.InDatabaseAsync(db => db.RefusalSlips.CountAsync());
        using var answer = await RawForm.SendAsync(officers.Clerk, $"/certificates/new?q={Uri.EscapeDataString("养犬")}", "section.note.stop form", ("askingBody", asking));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(before, await portal.InDatabaseAsync(db => db.RefusalSlips.CountAsync()));
    }

    [Theory]
    [InlineData("Input.Issuer", "法\n国）本人无犯罪记录。")]
    [InlineData("Input.Issuer", "法国）无犯罪记录")]
    [InlineData("Input.AgentRelation", "子，另证明其无犯罪记录")]
    public async Task No_statement_enters_the_paper_by_a_small_field(string field, string statement)
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.DocumentType"] = "Passport",
            ["Input.Number"] = "AB12345",
            ["Input.Issuer"] = "法国",
            ["Input.AgentName"] = "李小红",
            ["Input.AgentRelation"] = "女儿",
            [field] = statement,
        };
        using var answer = await officers.FillAsync("ZM-07", CertificateJourney.FarmerForm([.. form.Select(f => (f.Key, f.Value))]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Two_clerks_at_once_with_the_same_person_are_asked_about_the_second()
    {
        // S22
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var form = CertificateJourney.FarmerForm();
        var hidden = new List<List<(string Name, string Value)>>();
        for (var i = 0; i < 6; i++) hidden.Add(await RawForm.HiddenAsync(officers.Clerk, "/certificates/new/ZM-07", "#certificate-form"));
        var answers = await Task.WhenAll(hidden.Select(h => RawForm.PostAsync(officers.Clerk, "/certificates/new/ZM-07", [.. h, .. form])));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Found));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Found), a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.StatusCode));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task A_signer_is_named_once_for_a_time_however_often_the_button_is_pressed()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Xixin);
        var clerk = await portal.InDatabaseAsync(db => db.Posts.Where(p => p.Role == Role.VillageClerk && db.Units.Any(u => u.Id == p.UnitId && u.Code == DemonstrationOfficers.Xixin) && !db.Posts.Any(k => k.PersonId == p.PersonId && k.Role == Role.SealKeeper)).Select(p => p.PersonId).FirstAsync());
        var hidden = new List<List<(string Name, string Value)>>();
        for (var i = 0; i < 4; i++) hidden.Add(await RawForm.HiddenAsync(officers.Head, "/certificates/seal", "section.form-sheet form"));
        (string, string)[] named = [("Input.PersonId", clerk.ToString()), ("Input.From", "2026-03-02"), ("Input.To", "2026-06-01"), ("Input.FiledOn", "2026-03-01")];
        foreach (var answer in await Task.WhenAll(hidden.Select(h => RawForm.PostAsync(officers.Head, "/certificates/seal", [.. h, .. named])))) answer.Dispose();
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.SealPolicies.Where(p => db.Units.Any(u => u.Id == p.UnitId && u.Code == DemonstrationOfficers.Xixin)).SelectMany(p => p.Delegations).CountAsync()));
    }

    [Fact]
    public async Task Nothing_is_signed_by_a_form_that_does_not_say_what_was_read()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var id = await officers.SubmitAsync();
        var form = await RawForm.HiddenAsync(officers.Head, $"/certificates/{id}/sign", "main form");
        using var answer = await RawForm.PostAsync(officers.Head, $"/certificates/{id}/sign", form.Where(f => f.Name != "Version"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Null((await officers.StoredAsync(id)).Issue);
    }

    [Fact]
    public async Task A_draft_is_not_open_above_the_village_and_a_department_reads_no_register()
    {
        // S7
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var draft = await officers.SubmitAsync(("then", "draft"));
        using var township = await portal.OfficerAsync(Role.TownshipStaff, await portal.UnitAsync(DemonstrationOfficers.Tongjing));
        using var hidden = await township.GetAsync($"/certificates/{draft}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        var department = await portal.InDatabaseAsync(db => db.Units.FirstAsync(u => u.Kind == UnitKind.Department));
        using var countersigner = await portal.OfficerAsync(Role.Countersigner, department);
        using var register = await countersigner.GetAsync("/certificates");
        Assert.Equal(HttpStatusCode.Forbidden, register.StatusCode);
    }

    [Theory]
    [InlineData("PUT", "/api/v1/lists/certificate")]
    [InlineData("POST", "/health/live")]
    public async Task A_method_that_an_address_does_not_have_is_405(string method, string address)
    {
        using var visitor = portal.VisitorElsewhere();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }
}
