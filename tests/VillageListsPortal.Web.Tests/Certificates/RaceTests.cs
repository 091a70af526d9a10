using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>Two people at one certificate, and a list that changes under it (S8, S11).</summary>
public sealed class RaceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    // The columns of a version of an item, without the ones a new version has anew.
    private const string NewVersion = """
        WITH ended AS (UPDATE list_items SET "to" = DATE '2026-03-02' WHERE code = 'ZM-02' AND "to" IS NULL RETURNING *),
             made AS (SELECT jsonb_populate_record(NULL::list_items, to_jsonb(ended) || jsonb_build_object('id', gen_random_uuid(), 'version', ended.version + 1, 'from', '2026-03-02', 'to', NULL)) AS row FROM ended)
        SELECT to_jsonb((row)) ::text FROM made
        """;

    [Fact]
    public async Task A_new_version_of_the_item_returns_the_certificate_to_the_clerk_and_takes_no_number()
    {
        // S11
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var id = await officers.SubmitMandateAsync();
        var form = await RawForm.HiddenAsync(officers.Head, $"/certificates/{id}/sign", "main form");
        await portal.AllowUnadmittedChangesAsync();
        var row = (string)(await portal.AsOwnerAsync(NewVersion))!;
        await portal.AsOwnerAsync("INSERT INTO list_items SELECT * FROM jsonb_populate_record(NULL::list_items, $1::jsonb)", row);

        var before = await TakenAsync();
        using var answer = await RawForm.PostAsync(officers.Head, $"/certificates/{id}/sign", form);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var certificate = await officers.StoredAsync(id);
        Assert.Equal((CertificateStatus.Draft, "certificate.item-changed"), (certificate.Status, certificate.ReturnReason));
        Assert.Null(certificate.Issue);
        Assert.False(await portal.InDatabaseAsync(db => db.CertificateFiles.AnyAsync(f => f.CertificateId == id)));
        Assert.Equal(before, await TakenAsync());
        Assert.Contains("有了新版本", (await officers.Clerk.PageAsync($"/certificates/{id}/edit")).MainPart().TextContent, StringComparison.Ordinal);

        using var again = await RawForm.SendAsync(officers.Clerk, $"/certificates/{id}/edit", "#certificate-form", CertificateJourney.MandateForm());
        await officers.SignAsync(CertificateJourney.IdOf(again));
        Assert.Equal(2, (await officers.StoredAsync(id)).Issue!.Content.ItemVersion);
    }

    [Fact]
    public async Task A_name_that_changes_between_two_signatures_is_on_the_second_paper()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var (first, second) = (await officers.SubmitAsync(), await officers.SubmitAsync(("Input.Name", "改名之后")));
        await officers.SignAsync(first); // village and item are kept in memory from here on (ADR 0012)
        await portal.AsOwnerAsync("UPDATE unit_names SET full_name = full_name || '（新）' WHERE unit_id = (SELECT id FROM units WHERE short_name = '江口村')");
        await officers.SignAsync(second);
        Assert.EndsWith("（新）", (await officers.StoredAsync(second)).Issue!.Content.Issuer, StringComparison.Ordinal);
        Assert.DoesNotContain("（新）", (await officers.StoredAsync(first)).Issue!.Content.Issuer, StringComparison.Ordinal);
        await portal.AsOwnerAsync("UPDATE unit_names SET full_name = replace(full_name, '（新）', '') WHERE unit_id = (SELECT id FROM units WHERE short_name = '江口村')");
    }

    [Fact]
    public async Task The_second_of_two_browsers_with_one_draft_is_told_and_overwrites_nothing()
    {
        // S8: a lost race is 409 with what was typed kept
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var colleague = await portal.OfficerAsync(Domain.Shared.Role.VillageClerk, await portal.UnitAsync(DemonstrationOfficers.Jiangkou));
        var id = await officers.SubmitAsync(("then", "draft"));
        var address = $"/certificates/{id}/edit";
        var mine = await RawForm.HiddenAsync(officers.Clerk, address, "#certificate-form");
        var theirs = await RawForm.HiddenAsync(colleague, address, "#certificate-form");

        using var first = await RawForm.PostAsync(officers.Clerk, address, [.. mine, .. CertificateJourney.FarmerForm(("Input.Name", "先到甲"), ("then", "draft"))]);
        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        using var second = await RawForm.PostAsync(colleague, address, [.. theirs, .. CertificateJourney.FarmerForm(("Input.Name", "后到乙"), ("then", "draft"))]);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = Pages.Parse(await second.Content.ReadAsStringAsync());
        Assert.Contains("刚才有人改动了这件事", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("后到乙", page.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Equal("先到甲", (await officers.StoredAsync(id)).ApplicantName);

        using var knowing = await RawForm.PostAsync(colleague, address, [.. RawForm.Hidden(page.QuerySelector("#certificate-form")!), .. CertificateJourney.FarmerForm(("Input.Name", "后到乙"), ("then", "draft"))]);
        Assert.Equal(HttpStatusCode.Found, knowing.StatusCode); // told, the colleague decides
        Assert.Equal("后到乙", (await officers.StoredAsync(id)).ApplicantName);
    }

    [Fact]
    public async Task What_is_signed_is_what_the_signer_saw()
    {
        // The clerk takes it back and changes it while the head reads; the button of the old page signs nothing.
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var id = await officers.SubmitAsync(("Input.Name", "读到甲"));
        var seen = await RawForm.HiddenAsync(officers.Head, $"/certificates/{id}/sign", "main form");
        using var back = await RawForm.PostAsync(officers.Clerk, $"/certificates/{id}/edit?handler=TakeBack", await RawForm.HiddenAsync(officers.Clerk, $"/certificates/{id}", "form[action$='TakeBack']"));
        using var changed = await RawForm.SendAsync(officers.Clerk, $"/certificates/{id}/edit", "#certificate-form", CertificateJourney.FarmerForm(("Input.Name", "换成乙")));
        Assert.Equal(id, CertificateJourney.IdOf(changed));

        using var stale = await RawForm.PostAsync(officers.Head, $"/certificates/{id}/sign", seen);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var page = Pages.Parse(await stale.Content.ReadAsStringAsync());
        Assert.Contains("换成乙", page.MainPart().TextContent, StringComparison.Ordinal); // the page as it is now
        Assert.Null((await officers.StoredAsync(id)).Issue);
        using var fresh = await RawForm.PostAsync(officers.Head, $"/certificates/{id}/sign", RawForm.Hidden(page.QuerySelector("main form")!));
        Assert.Equal(HttpStatusCode.Found, fresh.StatusCode);
    }

    [Fact]
    public async Task Signing_what_was_taken_back_says_what_it_is_now()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var id = await officers.SubmitAsync();
        var seen = await RawForm.HiddenAsync(officers.Head, $"/certificates/{id}/sign", "main form");
        using var back = await RawForm.PostAsync(officers.Clerk, $"/certificates/{id}/edit?handler=TakeBack", await RawForm.HiddenAsync(officers.Clerk, $"/certificates/{id}", "form[action$='TakeBack']"));
        using var stale = await RawForm.PostAsync(officers.Head, $"/certificates/{id}/sign", seen);
        Assert.Contains(stale.StatusCode, new[] { HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity });
        Assert.Equal(CertificateStatus.Draft, (await officers.StoredAsync(id)).Status);
    }

    private Task<int> TakenAsync() => portal.InDatabaseAsync(db => db.NumberSeries.SumAsync(s => s.Last));
}
