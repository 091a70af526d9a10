using System.Text;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Database;

/// <summary>Personal data are ciphertext in the database and nowhere in journal or log (S3, S33, domain 8.2).</summary>
public sealed class SecrecyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Name = "慕容知微";

    [Fact]
    public async Task Identity_number_content_paper_and_receiver_are_ciphertext_in_every_table()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var number = CertificateJourney.NewNumber();
        var certificate = await officers.StampedAsync(("Input.Number", number), ("Input.Name", Name), ("Input.AskingBody", "保密的索要单位"), ("Input.AgentName", "代办人丁"), ("Input.AgentRelation", "远房侄女"));
        using var handed = await officers.Clerk.PostFormAsync($"/certificates/{certificate.Id}/hand-over", ("ReceiverName", "领取人戊"), ("Relation", "邻居"));
        var paper = await officers.PaperAsync(certificate.Id);
        using var draft = await officers.FillAsync("ZM-07", CertificateJourney.FarmerForm(("Input.Number", number), ("then", "draft"), ("Input.DespiteSimilar", "true"), ("Input.AskingBody", "草稿的索要单位")));

        string[] secrets = [number, number.ToLowerInvariant(), "保密的索要单位", "草稿的索要单位", "代办人丁", "远房侄女", "领取人戊", "系本村", "%PDF-", Encoding.Latin1.GetString(paper, paper.Length / 2, 24)];
        foreach (var (table, text) in await DumpAsync())
        {
            foreach (var secret in secrets.Where(s => !(table == "list_items" && s == "系本村"))) // the wording of the item is public
            {
                foreach (var bytes in new[] { Encoding.UTF8.GetBytes(secret), Encoding.Latin1.GetBytes(secret) })
                {
                    Assert.False(text.Contains(Convert.ToHexStringLower(bytes), StringComparison.Ordinal), $"{table} holds {secret}");
                }

                Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{table} holds {secret}");
            }
        }
    }

    [Fact]
    public async Task Neither_log_nor_journal_has_a_number_a_name_or_a_token()
    {
        // A portal of its own over the same database, with the log it has in service.
        var settings = portal.Settings with { DataFolder = TestFolders.Make() };
        var number = CertificateJourney.NewNumber();
        string token, code;
        await using (var app = Portal.Build(settings, [], b => b.WebHost.UseSetting("urls", "http://127.0.0.1:0")))
        {
            await app.StartAsync();
            using var clerk = await SignInAsync(app, "clerk.wenquan");
            using var head = await SignInAsync(app, "head.wenquan");
            using var filled = await RawForm.SendAsync(clerk, "/certificates/new/ZM-02", "#certificate-form", CertificateJourney.MandateForm(("Input.Number", number), ("Input.Name", Name)));
            var id = CertificateJourney.IdOf(filled);
            using var signed = await head.PostFormAsync($"/certificates/{id}/sign");
            using var wrong = await RawForm.SendAsync(clerk, "/certificates/new/ZM-02", "#certificate-form", CertificateJourney.MandateForm(("Input.Number", number + "9"), ("Input.Name", Name)));
            using var sought = await RawForm.SendAsync(clerk, "/certificates", "main form", ("sought", Name));
            using var unmasked = await RawForm.PostAsync(clerk, $"/certificates/{id}?handler=Unmask", await RawForm.HiddenAsync(clerk, $"/certificates/{id}", "form[action$='Unmask']"));
            var issue = await portal.InDatabaseAsync(db => Task.FromResult(db.Certificates.Single(c => c.Id == id).Issue!));
            (token, code) = (issue.Token, issue.CheckCode);
            await clerk.GetStringAsync($"/v/{token}");
            await clerk.GetStringAsync($"/api/v1/certificates/verify/{token}");
            using var byCode = await clerk.PostFormAsync("/verify", ("code", code));
            using var lost = await clerk.GetAsync($"/nowhere/{token}?q={Uri.EscapeDataString(Name)}");
            await app.StopAsync();
        }

        var log = string.Concat(Directory.GetFiles(Path.Combine(settings.DataFolder, "logs")).Select(f => File.ReadAllText(f)));
        Assert.Contains("certificates/new/{code}", log, StringComparison.Ordinal); // the route, not the address
        Assert.Contains("RequestId", log, StringComparison.Ordinal);
        var journal = (await DumpAsync()).Single(d => d.Table == "journal").Text;
        foreach (var secret in new[] { number, Name, token, token[^40..], code, code.Replace("-", "", StringComparison.Ordinal), DemonstrationOfficers.Password })
        {
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
            Assert.DoesNotContain(Uri.EscapeDataString(secret), log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, journal, StringComparison.Ordinal);
        }
    }

    private static async Task<HttpClient> SignInAsync(WebApplication app, string account)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = new Uri(app.Urls.First()) };
        using var answer = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", DemonstrationOfficers.Password));
        Assert.Equal("/work", answer.Headers.Location!.OriginalString);
        return client;
    }

    /// <summary>Every table as text, bytes as hexadecimal digits.</summary>
    private async Task<List<(string Table, string Text)>> DumpAsync()
    {
        var dump = new List<(string, string)>();
        var tables = (string[])(await portal.AsOwnerAsync("SELECT array_agg(tablename::text) FROM pg_tables WHERE schemaname = 'public'"))!;
        foreach (var table in tables)
        {
            await using var connection = new NpgsqlConnection(portal.Settings.OwnerConnection);
            await connection.OpenAsync();
            using var reader = await connection.BeginTextExportAsync($"COPY \"{table}\" TO STDOUT");
            dump.Add((table, await reader.ReadToEndAsync()));
        }

        return dump;
    }
}
