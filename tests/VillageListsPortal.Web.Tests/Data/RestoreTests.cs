using System.Diagnostics;
using System.Globalization;
using Npgsql;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Database;

/// <summary>Backup and restore with the commands that docs/operations.md gives to an operator, read from it.</summary>
public sealed class RestoreTests
{
    private const string Unsealed = "SELECT count(*) FROM journal j WHERE NOT EXISTS (SELECT 1 FROM journal_sealed s WHERE s.row_id = j.id)";
    private static readonly string[] Kept = ["keys.json", "postgres.secret"]; // of the data folder; its table in docs/operations.md

    private readonly string folder = TestFolders.Make();
    private readonly string shelf = TestFolders.Make();
    private readonly List<(Guid Id, string Token, byte[] Paper)> issued = [];
    private string rows = "";

    [Fact]
    public async Task A_portal_restored_as_the_documentation_says_has_the_same_papers_and_a_journal_that_holds()
    {
        await BackUpAsync();
        await RestoreAsync();
        await using var portal = new PortalProcess(folder);
        await portal.StartAsync();
        var owner = await portal.OwnerAsync();
        await Eventually.HoldsAsync(async () => (long)(await OwnerSql.RunAsync(owner, Unsealed))! == 0); // what was not sealed yet when the backup was made
        var (code, said) = await portal.CommandAsync("verify-journal");
        Assert.True(code == 0 && said.Contains("The journal holds", StringComparison.Ordinal), said);
        Assert.Equal(rows, await RowsAsync(owner));
        using var clerk = await portal.SignInAsync("clerk.wenquan"); // by the password of before
        foreach (var one in issued)
        {
            Assert.Equal(one.Paper, await clerk.GetByteArrayAsync($"/certificates/{one.Id}/paper.pdf"));
            Assert.Equal("NotStamped", (await clerk.JsonAsync($"/api/v1/certificates/verify/{one.Token}")).GetProperty("outcome").GetString());
        }

        using var head = await portal.SignInAsync("head.wenquan"); // and it goes on
        var next = await IssueAsync(clerk, head);
        Assert.DoesNotContain(next, issued.Select(i => i.Id));
        Assert.Equal(0L, await OwnerSql.RunAsync(owner, "SELECT count(*) FROM number_series s WHERE s.last <> (SELECT count(*) FROM certificates c WHERE c.unit_id = s.unit_id AND c.number_year = s.year AND c.number_prefix = s.prefix)"));
    }

    private async Task BackUpAsync()
    {
        await using var portal = new PortalProcess();
        await portal.StartAsync();
        var owner = await portal.OwnerAsync();
        await using var sealer = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await sealer.OpenAsync();
        await using (var waits = new NpgsqlCommand("SELECT pg_advisory_lock(20951698498281836)", sealer)) await waits.ExecuteNonQueryAsync(); // its leader's lock: rows stay unsealed
        using var clerk = await portal.SignInAsync("clerk.wenquan");
        using var head = await portal.SignInAsync("head.wenquan");
        for (var n = 0; n < 3; n++)
        {
            var id = await IssueAsync(clerk, head);
            var token = (string)(await OwnerSql.RunAsync(owner, "SELECT token FROM certificates WHERE id = $1", id))!;
            issued.Add((id, token, await clerk.GetByteArrayAsync($"/certificates/{id}/paper.pdf")));
        }

        await RunDocumentedAsync(block: 0, portal.Folder);
        rows = await RowsAsync(owner);
        Assert.True((long)(await OwnerSql.RunAsync(owner, Unsealed))! > 0);
        foreach (var file in Kept) File.Copy(Path.Combine(portal.Folder, file), Path.Combine(folder, file));
        NpgsqlConnection.ClearAllPools();
    }

    private async Task RestoreAsync()
    {
        await using var portal = new PortalProcess(folder);
        await portal.StartAsync();
        await RunDocumentedAsync(block: 1, folder);
        Assert.True(portal.IsRunning, portal.Said);
    }

    private static async Task<Guid> IssueAsync(HttpClient clerk, HttpClient head)
    {
        using var filled = await RawForm.SendAsync(clerk, "/certificates/new/ZM-02", "#certificate-form", CertificateJourney.MandateForm());
        var id = CertificateJourney.IdOf(filled);
        using var signed = await head.PostFormAsync($"/certificates/{id}/sign");
        Assert.Equal(System.Net.HttpStatusCode.Found, signed.StatusCode);
        return id;
    }

    /// <summary>What must not change, told in one line.</summary>
    private static async Task<string> RowsAsync(string owner) => (string)(await OwnerSql.RunAsync(owner, """
        SELECT concat_ws(' ', (SELECT count(*) FROM units), (SELECT count(*) FROM list_items), (SELECT count(*) FROM persons),
            (SELECT string_agg(c::text, E'\n' ORDER BY id) FROM certificates c), (SELECT string_agg(sha256(f.bytes)::text, ' ' ORDER BY id) FROM certificate_files f))
        """))!;

    /// <summary>A block of commands of the chapter, with this data folder.</summary>
    private async Task RunDocumentedAsync(int block, string data)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(TestFolders.Repository, "docs", "operations.md"));
        var chapter = text[text.IndexOf("## Backup and restore", StringComparison.Ordinal)..text.IndexOf("## Upgrade", StringComparison.Ordinal)];
        var commands = chapter.Split("```sh\n")[block + 1].Split("```")[0];
        Assert.StartsWith("data=.data\n", commands, StringComparison.Ordinal);
        commands = commands.Replace("data=.data\n", string.Create(CultureInfo.InvariantCulture, $"data={data}\n"), StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", commands]) { WorkingDirectory = shelf, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = shell.StandardOutput.ReadToEndAsync();
        var wrong = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, $"{commands}\n{await output}{wrong}");
    }
}
