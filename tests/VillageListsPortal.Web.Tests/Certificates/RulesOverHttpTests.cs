using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>Rules of the domain as officers meet them in the browser (domain part 4, S11, S19, S22).</summary>
public sealed class RulesOverHttpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_same_form_sent_twice_makes_one_certificate()
    {
        // S22
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var hidden = await RawForm.HiddenAsync(officers.Clerk, "/certificates/new/ZM-07", "#certificate-form");
        var fields = hidden.Concat(CertificateJourney.FarmerForm(("Input.Name", "双击甲"))).ToList();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RawForm.PostAsync(officers.Clerk, "/certificates/new/ZM-07", fields)));
        Assert.Single(answers.Select(CertificateJourney.IdOf).Distinct());
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.Certificates.CountAsync(c => c.ApplicantName == "双击甲")));
    }

    [Fact]
    public async Task Signing_twice_at_once_takes_one_number()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var second = await portal.OfficerAsync(Role.VillageHead, await portal.UnitAsync(DemonstrationOfficers.Jiangkou));
        var id = await officers.SubmitAsync();
        var before = await LastAsync(DemonstrationOfficers.Jiangkou);
        var one = await RawForm.HiddenAsync(officers.Head, $"/certificates/{id}/sign", "main form");
        var other = await RawForm.HiddenAsync(second, $"/certificates/{id}/sign", "main form");
        var answers = await Task.WhenAll(
            RawForm.PostAsync(officers.Head, $"/certificates/{id}/sign", one), RawForm.PostAsync(officers.Head, $"/certificates/{id}/sign", one), RawForm.PostAsync(second, $"/certificates/{id}/sign", other));

        var wins = answers.Select(a => a.StatusCode == HttpStatusCode.Found).ToArray();
        Assert.True(wins is [true, true, false] or [false, false, true], string.Join(' ', answers.Select(a => a.StatusCode))); // one token, one answer (S22)
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Found), a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity }));
        Assert.Equal(before + 1, await LastAsync(DemonstrationOfficers.Jiangkou));
    }

    [Fact]
    public async Task A_second_open_certificate_of_a_person_within_a_day_asks_and_goes_on_when_confirmed()
    {
        // S22
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var number = ("Input.Number", CertificateJourney.NewNumber());
        await officers.SubmitAsync(number);
        using var asked = await officers.FillAsync("ZM-07", CertificateJourney.FarmerForm(number));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var page = Pages.Parse(await asked.Content.ReadAsStringAsync());
        var form = page.QuerySelector("#certificate-form")!;
        Assert.NotNull(form.QuerySelector("input[type=checkbox][name='Input.DespiteSimilar']"));

        using var confirmed = await RawForm.PostAsync(officers.Clerk, "/certificates/new/ZM-07", [.. RawForm.Hidden(form), .. CertificateJourney.FarmerForm(number, ("Input.DespiteSimilar", "true"))]);
        CertificateJourney.IdOf(confirmed);
        using var elsewhere = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Xixin);
        await elsewhere.SubmitAsync(number); // another village does not know of it
    }

    [Fact]
    public async Task Who_prepared_does_not_sign_and_who_signed_does_not_stamp()
    {
        // domain 4.3, by person and not by post: the clerk of 西新村 keeps the seal too and is named as signer past the rules, later the head as keeper
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Xixin);
        var village = await portal.UnitAsync(DemonstrationOfficers.Xixin);
        var person = await portal.PersonAsync("clerk.xixin");
        await portal.AsOwnerAsync(
            """INSERT INTO signing_delegations (id, policy_id, person_id, "from", "to", filed_on) SELECT gen_random_uuid(), id, $1, DATE '2026-01-01', DATE '2027-01-01', DATE '2026-01-01' FROM seal_policies WHERE unit_id = $2""",
            person.Id, village.Id);
        using var clerk = await portal.SignInAsync("clerk.xixin", Role.VillageClerk);
        using var prepared = await RawForm.SendAsync(clerk, "/certificates/new/ZM-07", "#certificate-form", CertificateJourney.FarmerForm());
        var own = CertificateJourney.IdOf(prepared);
        using var refused = await RawForm.PostAsync(clerk, $"/certificates/{own}/sign", [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(clerk))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("经办和签批须是两个人", await refused.TextAsync(), StringComparison.Ordinal);

        var other = await officers.SubmitAsync();
        using var signed = await RawForm.PostAsync(clerk, $"/certificates/{other}/sign", [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(clerk))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signed.StatusCode);
        Assert.Contains("您是印章保管人，不能签批", await signed.TextAsync(), StringComparison.Ordinal); // though another prepared it

        using var head = await portal.SignInAsync("head.xixin");
        using var right = await head.PostFormAsync($"/certificates/{other}/sign");
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        await portal.AsOwnerAsync("ALTER TABLE posts DISABLE TRIGGER post_has_room"); // past what the database keeps, to see what the certificate keeps
        await portal.AsOwnerAsync(
            """INSERT INTO posts (id, person_id, unit_id, role, "from", granted_by, granted_at, confirmed_by, confirmed_at) SELECT gen_random_uuid(), $1, unit_id, 'SealKeeper', "from", granted_by, granted_at, confirmed_by, confirmed_at FROM posts WHERE person_id = $1 LIMIT 1""",
            (await portal.PersonAsync("head.xixin")).Id);
        await portal.AsOwnerAsync("ALTER TABLE posts ENABLE TRIGGER post_has_room");
        using var keeper = await portal.SignInAsync("head.xixin", Role.SealKeeper);
        using var stamped = await RawForm.PostAsync(keeper, $"/certificates/{other}/stamp", [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(keeper))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stamped.StatusCode);
        Assert.Contains("签批和盖章须是两个人", await stamped.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(CertificateStatus.Signed, (await officers.StoredAsync(other)).Status);
    }

    [Fact]
    public async Task A_delegate_signs_the_item_named_and_no_other_and_a_clerk_signs_none()
    {
        // The demonstration names secretary.jiangkou for ZM-07 in 2026 (domain 4.3).
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var secretary = await portal.SignInAsync("secretary.jiangkou");
        var farmer = await officers.SubmitAsync();
        var mandate = await officers.SubmitMandateAsync();
        using var clerk = await portal.OfficerAsync(Role.VillageClerk, await portal.UnitAsync(DemonstrationOfficers.Jiangkou));

        using var byClerk = await RawForm.PostAsync(clerk, $"/certificates/{farmer}/sign", [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(clerk))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, byClerk.StatusCode);
        using var wrongItem = await RawForm.PostAsync(secretary, $"/certificates/{mandate}/sign", [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(secretary))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrongItem.StatusCode);
        using var right = await secretary.PostFormAsync($"/certificates/{farmer}/sign");
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        Assert.Equal((await portal.PersonAsync("secretary.jiangkou")).Id, (await officers.StoredAsync(farmer)).Issue!.SignedBy);
        Assert.Equal(CertificateStatus.AwaitingSignature, (await officers.StoredAsync(mandate)).Status);
    }

    [Theory]
    [InlineData("ZM-01")]
    [InlineData("ZM-06")]
    public async Task A_time_limited_item_shows_its_lane_and_takes_no_crafted_form(string code)
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var page = await officers.Clerk.PageAsync($"/certificates/new/{code}");
        Assert.Null(page.QuerySelector("#certificate-form"));
        Assert.Contains("限时办结", page.MainPart().TextContent, StringComparison.Ordinal);
        (string, string)[] everything =
        [
            .. CertificateJourney.FarmerForm(("Input.Name", "限时甲")), ("Input.Values[marital]", "未婚"), ("Input.Values[n]", "3"), ("Input.Values[year]", "1980"), ("Input.Values[area]", "90"),
            ("Input.Values[bounds]", "东至路"), ("Input.Values[from]", "2026-01-05"), ("Input.Values[to]", "2026-02-05"),
        ];
        using var answer = await RawForm.PostAsync(officers.Clerk, $"/certificates/new/{code}", [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(officers.Clerk)), .. everything]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False(await portal.InDatabaseAsync(db => db.Certificates.AnyAsync(c => c.ApplicantName == "限时甲")));
    }

    [Fact]
    public async Task Drafts_and_certificates_of_another_village_are_in_no_list()
    {
        using var xixin = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Xixin);
        using var jiangkou = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        await xixin.SubmitAsync(("then", "draft"), ("Input.Name", "西新密"));
        var issued = await xixin.StampedAsync(("Input.Name", "西新密"));
        foreach (var address in new[] { "/work", "/certificates", "/certificates/seal-register", "/certificates?status=Draft" })
        {
            var text = (await jiangkou.Clerk.PageAsync(address)).MainPart().TextContent;
            Assert.DoesNotContain("西新密", text, StringComparison.Ordinal);
            Assert.DoesNotContain(issued.Issue!.NumberText, text, StringComparison.Ordinal);
        }

        foreach (var sought in new[] { "西新密", issued.Issue!.NumberText, issued.Issue.CheckCode, issued.Request.Document.Number! })
        {
            using var found = await RawForm.SendAsync(jiangkou.Clerk, "/certificates", "main form", ("sought", sought));
            Assert.DoesNotContain(issued.Id.ToString(), await found.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Officers_of_a_village_that_named_no_signers_work_with_the_default_the_head_signs()
    {
        // domain 4.3: default is the head; the demonstration gives only three villages a 印章管理制度
        var other = await portal.InDatabaseAsync(db => db.Units.FirstAsync(u => u.Kind == UnitKind.Village && u.Committee == CommitteeKind.Villagers && !db.SealPolicies.Any(p => p.UnitId == u.Id)));
        using var officers = await CertificateJourney.InAsync(portal, other.Code!);
        foreach (var address in new[] { "/work", "/certificates/seal", "/certificates/seal-register", "/certificates" }) await officers.Head.PageAsync(address);
        var stamped = await officers.StampedAsync();
        Assert.EndsWith("〔2026〕1号", stamped.Issue!.NumberText, StringComparison.Ordinal);

        var clerk = await portal.InDatabaseAsync(db => db.Certificates.Where(c => c.Id == stamped.Id).Select(c => c.PreparedBy).SingleAsync());
        using var named = await officers.Head.PostFormAsync("/certificates/seal", ("Input.PersonId", clerk.ToString()), ("Input.From", "2026-03-01"), ("Input.To", "2026-12-31"), ("Input.FiledOn", "2026-03-01"));
        Assert.Equal(HttpStatusCode.Found, named.StatusCode);
        Assert.Contains("试用人员", (await officers.Head.PageAsync("/certificates/seal")).MainPart().TextContent, StringComparison.Ordinal);
    }

    private Task<int> LastAsync(string village) => portal.InDatabaseAsync(async db =>
    {
        var unit = await db.Units.FirstAsync(u => u.Code == village);
        return await db.NumberSeries.Where(s => s.UnitId == unit.Id).Select(s => (int?)s.Last).SingleOrDefaultAsync() ?? 0;
    });
}
