using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Verification;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>From the clerk's form to the paper in hand (issue 2, sections 4 and 5).</summary>
public sealed class WholeJourneyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_village_issues_a_certificate_from_the_form_to_the_hand_over()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var number = CertificateJourney.NewNumber();
        var id = await officers.SubmitAsync(("Input.Number", number));
        Assert.Contains("待签批", (await officers.Clerk.PageAsync($"/certificates/{id}")).MainPart().Words(), StringComparison.Ordinal);

        await officers.SignAsync(id);
        var signed = await officers.StoredAsync(id);
        Assert.Matches("^统景江口村证〔2026〕[1-9][0-9]*号$", signed.Issue!.NumberText); // domain 4.5
        var text = await PdfTools.TextAsync(await officers.PaperAsync(id));
        Assert.Contains($"王小明（公民身份号码{number}）", text, StringComparison.Ordinal);
        Assert.Contains("渝北区市场监督管理局：", text, StringComparison.Ordinal); // 抬头
        Assert.Contains("统景镇江口村村民委员会", text, StringComparison.Ordinal);
        Assert.Contains(signed.Issue.NumberText, text, StringComparison.Ordinal);
        Assert.Contains("未加盖印章无效", text, StringComparison.Ordinal); // domain 4.3
        Assert.Contains("2026年3月2日", text, StringComparison.Ordinal); // no leading zeros, domain 4.9

        await officers.StampAsync(id);
        await officers.HandOverAsync(id);
        var done = await officers.StoredAsync(id);
        Assert.Equal((CertificateStatus.HandedOver, "王小明", "本人"), (done.Status, done.HandedTo, done.HandedToRelation));
        var uses = await portal.InDatabaseAsync(db => db.SealUses.Where(u => u.CertificateId == id).ToListAsync());
        Assert.Equal(signed.Issue.SignedBy, Assert.Single(uses).ApprovedBy); // every use of the seal is registered, domain 4.3
    }

    [Fact]
    public async Task A_community_issues_in_the_name_of_its_residents_committee_on_page_and_paper()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Wenquan);
        var id = await officers.SubmitMandateAsync();
        await officers.SignAsync(id);
        await officers.StampAsync(id);
        await officers.HandOverAsync(id);

        var certificate = await officers.StoredAsync(id);
        Assert.StartsWith("统景温泉社区证〔2026〕", certificate.Issue!.NumberText, StringComparison.Ordinal);
        var text = await PdfTools.TextAsync(await officers.PaperAsync(id));
        Assert.Contains("温泉社区居民委员会", text, StringComparison.Ordinal);
        foreach (var address in new[] { $"/certificates/{id}", "/certificates/new/ZM-02", "/certificates", "/work", $"/v/{certificate.Issue.Token}" })
        {
            text += (await officers.Clerk.PageAsync(address)).MainPart().TextContent;
        }

        Assert.DoesNotContain("村民", text, StringComparison.Ordinal); // neither 村民委员会 nor 村民小组
    }

    [Fact]
    public async Task An_item_for_villages_is_refused_in_a_community_by_any_route()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Wenquan);
        Assert.Null((await officers.Clerk.PageAsync("/certificates/new/ZM-07")).QuerySelector("#certificate-form"));

        using var answer = await RawForm.PostAsync(officers.Clerk, "/certificates/new/ZM-07",
            [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(officers.Clerk)), .. CertificateJourney.FarmerForm(("Input.Name", "温社区甲"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("ZM-07不适用于本单位", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.False(await portal.InDatabaseAsync(db => db.Certificates.AnyAsync(c => c.ApplicantName == "温社区甲")));
    }

    [Fact]
    public async Task Every_download_gives_the_stored_bytes_that_the_database_has_the_hash_of()
    {
        // domain 4.7
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.SignedAsync();
        var first = await officers.PaperAsync(certificate.Id);
        await officers.StampAsync(certificate.Id);
        var second = await officers.Head.GetByteArrayAsync($"/certificates/{certificate.Id}/paper.pdf");
        var file = await portal.InDatabaseAsync(db => db.CertificateFiles.SingleAsync(f => f.CertificateId == certificate.Id));

        Assert.Equal(first, second);
        Assert.Equal(first, file.Bytes);
        Assert.Equal(SHA256.HashData(first), file.Sha256);
        Assert.Equal(3, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.SubjectId == certificate.Id && r.What == nameof(CertificateDownloaded))) + 1);
    }

    [Fact]
    public async Task A_reprint_is_a_file_of_its_own_that_says_so_and_can_be_checked()
    {
        // S21
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.StampedAsync();
        var page = await officers.Clerk.PageAsync($"/certificates/{certificate.Id}");
        using var answer = await officers.Clerk.PostAsync($"/certificates/{certificate.Id}/reprint",
            new FormUrlEncodedContent(RawForm.Hidden(page.QuerySelector("form[action$='/reprint']")!).Select(f => KeyValuePair.Create(f.Name, f.Value))));
        Assert.Equal($"/certificates/{certificate.Id}/paper.pdf?n=1", answer.Headers.Location!.OriginalString);

        var original = await officers.PaperAsync(certificate.Id);
        var reprint = await officers.PaperAsync(certificate.Id, 1);
        Assert.NotEqual(original, reprint);
        Assert.Contains("补打件1", await PdfTools.TextAsync(reprint), StringComparison.Ordinal);
        Assert.DoesNotContain("补打件", await PdfTools.TextAsync(original), StringComparison.Ordinal);
        Assert.Equal(1, (await officers.StoredAsync(certificate.Id)).Reprints);

        using var visitor = portal.Visitor();
        using var upload = new MultipartFormDataContent { { new StringContent(await RawForm.AntiforgeryAsync(visitor)), "__RequestVerificationToken" }, { new ByteArrayContent(reprint), "file", "a.pdf" } };
        using var check = await visitor.PostAsync("/verify?handler=File", upload);
        var said = await check.TextAsync();
        Assert.Contains("核验通过，当前有效", said, StringComparison.Ordinal);
        Assert.Contains("这是补打件1", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("王𠮷", "王𠮷")] // outside the BMP
    [InlineData("李䶮", "李䶮")]
    [InlineData("买买提·艾力", "买买提·艾力")]
    [InlineData("买买提•艾力", "买买提·艾力")] // typed with a bullet, stored with the one middle dot
    [InlineData("Ólafur Björnsson", "ÓlafurBjörnsson")]
    public async Task A_rare_character_and_a_middle_dot_stand_on_the_paper(string typed, string printed)
    {
        // domain 4.10
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.SignedAsync(("Input.Name", typed));
        Assert.Contains(printed, await PdfTools.TextAsync(await officers.PaperAsync(certificate.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_that_no_face_has_is_named_with_its_code_point_before_anything_is_saved()
    {
        // domain 4.10
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var missing = char.ConvertFromUtf32(0x2B739);
        using var answer = await officers.FillAsync("ZM-07", CertificateJourney.FarmerForm(("Input.Name", "缺字" + missing)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains("U+2B739", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("缺字" + missing, page.QuerySelector("#Input_Name")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.False(await portal.InDatabaseAsync(db => db.Certificates.AnyAsync(c => c.ApplicantName.StartsWith("缺字"))));
    }

    [Fact]
    public async Task A_wrong_identity_number_is_said_at_its_field_with_everything_kept()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var answer = await officers.FillAsync("ZM-07", CertificateJourney.FarmerForm(("Input.Number", "500112198001010015"), ("Input.Name", "钱七"), ("Input.Values[group]", "12")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode); // S8
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("号码末位校验不对，请核对是否输错。", page.QuerySelector("[data-valmsg-for='Input.Number']")!.TextContent);
        Assert.Equal("500112198001010015", page.QuerySelector("#Input_Number")!.GetAttribute("value"));
        Assert.Equal("钱七", page.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Equal("12", page.QuerySelector("[name='Input.Values[group]']")!.GetAttribute("value"));
        Assert.Equal("#Input_Number", page.QuerySelector("#problems a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_draft_is_changed_and_deleted_and_a_certificate_before_the_signer_is_taken_back()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var id = await officers.SubmitAsync(("then", "draft"));
        using var changed = await RawForm.SendAsync(officers.Clerk, $"/certificates/{id}/edit", "#certificate-form", CertificateJourney.FarmerForm(("Input.Name", "周改名")));
        Assert.Equal(id, CertificateJourney.IdOf(changed));
        var stored = await officers.StoredAsync(id);
        Assert.Equal((CertificateStatus.AwaitingSignature, "周改名"), (stored.Status, stored.ApplicantName));

        using var back = await RawForm.PostAsync(officers.Clerk, $"/certificates/{id}/edit?handler=TakeBack", await RawForm.HiddenAsync(officers.Clerk, $"/certificates/{id}", "form[action$='TakeBack']"));
        Assert.Equal(CertificateStatus.Draft, (await officers.StoredAsync(id)).Status);
        using var gone = await RawForm.PostAsync(officers.Clerk, $"/certificates/{id}/edit?handler=Discard", await RawForm.HiddenAsync(officers.Clerk, $"/certificates/{id}", "form[action$='Discard']"));
        Assert.Equal($"/certificates/{id}/discarded", gone.Headers.Location!.OriginalString);
        Assert.False(await portal.InDatabaseAsync(db => db.Certificates.AnyAsync(c => c.Id == id)));
        Assert.True(await portal.InDatabaseAsync(db => db.JournalRows.AnyAsync(r => r.SubjectId == id && r.What == nameof(CertificateDiscarded))));
    }

    [Fact]
    public async Task A_voided_certificate_keeps_its_number_and_every_way_of_checking_says_so()
    {
        // domain 4.5, 4.7
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.StampedAsync();
        using var without = await officers.Head.PostFormAsync($"/certificates/{certificate.Id}/void", ("Reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var voided = await officers.Head.PostFormAsync($"/certificates/{certificate.Id}/void", ("Reason", "姓名写错"));
        Assert.Equal(HttpStatusCode.Found, voided.StatusCode);
        Assert.Equal(certificate.Issue!.NumberText, (await officers.StoredAsync(certificate.Id)).Issue!.NumberText);

        using var visitor = portal.Visitor();
        Assert.Contains("已作废", (await visitor.PageAsync($"/v/{certificate.Issue.Token}")).MainPart().Words(), StringComparison.Ordinal);
        using var byCode = await visitor.PostFormAsync("/verify", ("code", certificate.Issue.CheckCode));
        Assert.Contains("已作废", await byCode.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(nameof(CheckOutcome.Voided), (await visitor.JsonAsync($"/api/v1/certificates/verify/{certificate.Issue.Token}")).GetProperty("outcome").GetString());
    }
}
