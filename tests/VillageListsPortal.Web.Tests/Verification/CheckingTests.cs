using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Verification;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Verification;

/// <summary>核验 by token, check code, upload and API, by anyone (S20, S21, domain 4.3, 4.7; issue 2, section 6).</summary>
public sealed class CheckingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task All_four_ways_say_the_same_at_every_state()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var signed = await officers.SignedAsync(("Input.Name", "王小明"));
        var paper = await officers.PaperAsync(signed.Id);
        await SayAsync(signed.Issue!.Token, signed.Issue.CheckCode, paper, CheckOutcome.NotStamped, "已签批，尚未盖章，暂不生效");

        await officers.StampAsync(signed.Id);
        await SayAsync(signed.Issue.Token, signed.Issue.CheckCode, paper, CheckOutcome.Valid, "核验通过，当前有效");

        var now = portal.Clock.GetUtcNow();
        try
        {
            portal.Clock.Set(now.AddDays(90)); // its last day; the first day is not counted (S2)
            await SayAsync(signed.Issue.Token, signed.Issue.CheckCode, paper, CheckOutcome.Valid, "核验通过，当前有效");
            portal.Clock.Set(now.AddDays(91));
            await SayAsync(signed.Issue.Token, signed.Issue.CheckCode, paper, CheckOutcome.Expired, "核验通过，已过有效期");
        }
        finally
        {
            portal.Clock.Set(now);
        }

        using var voided = await officers.Head.PostFormAsync($"/certificates/{signed.Id}/void", ("Reason", "写错"));
        await SayAsync(signed.Issue.Token, signed.Issue.CheckCode, paper, CheckOutcome.Voided, "已作废");
    }

    [Fact]
    public async Task A_check_shows_the_masked_party_and_nothing_personal()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var number = CertificateJourney.NewNumber();
        var certificate = await officers.StampedAsync(("Input.Name", "司马相如"), ("Input.Number", number), ("Input.AskingBody", "只有当事人知道的单位"));
        using var visitor = portal.VisitorElsewhere();
        var page = await visitor.GetStringAsync($"/v/{certificate.Issue!.Token}");
        var answer = await visitor.GetStringAsync($"/api/v1/certificates/verify/{certificate.Issue.Token}");
        foreach (var text in new[] { page, answer })
        {
            Assert.Contains("司*", text, StringComparison.Ordinal);
            foreach (var secret in new[] { "司马", "相如", number, number[^4..], "只有当事人知道的单位", certificate.Id.ToString() }) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }

        Assert.Contains("不对证明的事实作担保", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_altered_character_of_a_token_fails_with_the_same_page_as_any_other_wrong_token()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.StampedAsync();
        var token = certificate.Issue!.Token;
        using var visitor = portal.VisitorElsewhere();
        var plain = await FailedPageAsync(visitor, "nothing");
        Assert.Contains("没有查到这份证明，请不要采信", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("逐项核对", plain, StringComparison.Ordinal); // there is nothing here to compare with
        var own = portal.Services.GetRequiredService<Keyring>();
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.True(CertificateToken.TryRead(token, own.ById, out var fields));
        string[] wrong =
        [
            fields.Encode(foreign), // forged with another district's key
            (fields with { KeyId = 77 }).Encode(foreign), // a key nobody knows
            (fields with { CertificateId = Guid.CreateVersion7() }).Encode(own.Current), // ours, of a certificate that is not there
            (fields with { Number = fields.Number + 1 }).Encode(own.Current),
            fields.Encode(own.Current), // signed again: not the one printed
            token.ToUpperInvariant(), token + "A", token[..^1], token + "=", new string('A', token.Length), "%2e%2e", "<script>", "核验", new string('x', 3000),
        ];
        foreach (var one in wrong) Assert.Equal(plain, await FailedPageAsync(visitor, Uri.EscapeDataString(one)));

        for (var part = 0; part < token.Length; part += 40)
        {
            using var elsewhere = portal.VisitorElsewhere();
            for (var at = part; at < Math.Min(part + 40, token.Length); at++)
            {
                var altered = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
                Assert.Equal(plain, await FailedPageAsync(elsewhere, altered));
            }
        }

        using var last = portal.VisitorElsewhere();
        Assert.NotEqual(plain, await FailedPageAsync(last, token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("QK7M-4T2")]
    [InlineData("QK7M-4T2P-1")]
    [InlineData("0000-0000")]
    [InlineData("' OR 1=1 --")]
    public async Task A_wrong_code_fails_plainly(string code)
    {
        using var visitor = portal.VisitorElsewhere();
        using var answer = await visitor.PostFormAsync("/verify", ("code", code));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("核验未通过", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_read_however_it_is_typed()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var code = (await officers.StampedAsync()).Issue!.CheckCode;
        using var visitor = portal.VisitorElsewhere();
        foreach (var typed in new[] { code.ToLowerInvariant(), code.Replace("-", "", StringComparison.Ordinal), code.Replace("-", " － ", StringComparison.Ordinal), "　" + code })
        {
            using var answer = await visitor.PostFormAsync("/verify", ("code", typed));
            Assert.Contains("核验通过，当前有效", await answer.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_altered_or_merged_file_fails_and_no_file_is_said_at_the_field()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.StampedAsync();
        var paper = await officers.PaperAsync(certificate.Id);
        Assert.True(VerifyCertificateCommand.Check(paper, portal.Settings).Holds);
        using var visitor = portal.VisitorElsewhere();
        for (var at = 7; at < paper.Length; at += paper.Length / 12)
        {
            var altered = (byte[])paper.Clone();
            altered[at] ^= 1;
            Assert.Contains("核验未通过", await (await UploadAsync(visitor, altered)).TextAsync(), StringComparison.Ordinal);
            Assert.False(VerifyCertificateCommand.Check(altered, portal.Settings).Holds);
        }

        byte[] saved = [.. paper, (byte)'\n'];
        Assert.Contains("核验未通过", await (await UploadAsync(visitor, saved)).TextAsync(), StringComparison.Ordinal);
        Assert.False(VerifyCertificateCommand.Check(saved, portal.Settings).Holds);
        Assert.False(VerifyCertificateCommand.Check("not a PDF"u8.ToArray(), portal.Settings).Holds);
        using var empty = await UploadAsync(visitor, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var large = await Record.ExceptionAsync(async () =>
        {
            using var answer = await UploadAsync(visitor, new byte[6 * 1024 * 1024]);
            Assert.Contains((int)answer.StatusCode, new[] { 400, 413 });
        });
        Assert.True(large is null or HttpRequestException, large?.ToString()); // or the connection is closed before all is sent

        var otherKeys = portal.Settings with { SigningKeys = DemonstrationKeys.Make().SigningKeys };
        Assert.False(VerifyCertificateCommand.Check(paper, otherKeys).Holds);
    }

    [Fact]
    public async Task The_code_printed_on_the_paper_leads_to_the_address_that_says_it_holds()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.StampedAsync();
        var read = await PdfTools.QrAsync(await officers.PaperAsync(certificate.Id));
        Assert.Equal($"{portal.Settings.PublicAddress}/v/{certificate.Issue!.Token}", read);
        using var visitor = portal.VisitorElsewhere();
        Assert.Contains("核验通过，当前有效", (await visitor.PageAsync(new Uri(read).PathAndQuery)).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_check_is_one_row()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.StampedAsync();
        var paper = await officers.PaperAsync(certificate.Id);
        var before = await portal.InDatabaseAsync(db => db.CertificateChecks.CountAsync());
        await SayAsync(certificate.Issue!.Token, certificate.Issue.CheckCode, paper, CheckOutcome.Valid, "核验通过");
        using var visitor = portal.VisitorElsewhere();
        await visitor.PageAsync("/v/unknown");
        var rows = await portal.InDatabaseAsync(db => db.CertificateChecks.OrderBy(c => c.Id).Skip(before).ToListAsync());
        Assert.Equal([CheckWay.Token, CheckWay.Code, CheckWay.Upload, CheckWay.Api, CheckWay.Token], rows.OrderBy(r => r.At).Select(r => r.Way));
        Assert.Equal([certificate.Id, certificate.Id, certificate.Id, certificate.Id, null], rows.OrderBy(r => r.At).Select(r => r.CertificateId));
    }

    [Fact]
    public async Task Too_many_checks_from_one_address_get_a_friendly_429_and_others_go_on()
    {
        using var visitor = portal.VisitorElsewhere();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 90 && !statuses.Contains(HttpStatusCode.TooManyRequests); i++)
        {
            using var answer = await visitor.GetAsync($"/v/{i}");
            statuses.Add(answer.StatusCode);
        }

        Assert.InRange(statuses.Count, 50, 89);
        using var again = await visitor.GetAsync("/verify");
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
        Assert.Contains("操作太频繁了", await again.TextAsync(), StringComparison.Ordinal);
        using var api = await visitor.GetAsync("/api/v1/certificates/verify/x");
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (api.StatusCode, api.Content.Headers.ContentType?.MediaType));
        using var other = portal.VisitorElsewhere();
        await other.PageAsync("/verify");
    }

    [Fact]
    public async Task The_keys_for_checking_offline_are_the_public_ones_and_verify_a_token()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var token = (await officers.SignedAsync()).Issue!.Token;
        using var visitor = portal.VisitorElsewhere();
        var key = (await visitor.JsonAsync("/.well-known/certificate-keys.json")).GetProperty("keys")[0];
        Assert.Equal(["algorithm", "id", "subjectPublicKeyInfo"], key.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        using var imported = ECDsa.Create();
        imported.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key.GetProperty("subjectPublicKeyInfo").GetString()!), out _);
        Assert.Throws<CryptographicException>(() => imported.ExportParameters(includePrivateParameters: true));
        Assert.True(CertificateToken.TryRead(token, id => id == key.GetProperty("id").GetInt32() ? imported : null, out _));
        Assert.DoesNotContain(portal.Settings.SigningKeys.Split(':')[1][..60], key.GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<string> FailedPageAsync(HttpClient visitor, string token)
    {
        using var answer = await visitor.GetAsync("/v/" + token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var main = Pages.Parse(await answer.Content.ReadAsStringAsync()).MainPart();
        main.QuerySelector("p.text-secondary")!.Remove(); // when it was checked
        return main.OuterHtml;
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient visitor, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await RawForm.AntiforgeryAsync(visitor)), "__RequestVerificationToken" }, { new ByteArrayContent(file), "file", "a.pdf" } };
        return await visitor.PostAsync("/verify?handler=File", form);
    }

    private async Task SayAsync(string token, string code, byte[] paper, CheckOutcome outcome, string sentence)
    {
        using var visitor = portal.VisitorElsewhere();
        Assert.Contains(sentence, (await visitor.PageAsync($"/v/{token}")).MainPart().Words(), StringComparison.Ordinal);
        using var byCode = await visitor.PostFormAsync("/verify", ("code", code));
        Assert.Contains(sentence, await byCode.TextAsync(), StringComparison.Ordinal);
        using var byFile = await UploadAsync(visitor, paper);
        Assert.Contains(sentence, await byFile.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(outcome.ToString(), (await visitor.JsonAsync($"/api/v1/certificates/verify/{token}")).GetProperty("outcome").GetString());
    }
}
