using System.Globalization;
using System.Net;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>Signers of several villages of a portal process, with certificates before them; and what must hold of numbers and papers whatever happened.</summary>
public sealed class IssuingCrowd(PortalProcess portal, params string[] villages) : IDisposable
{
    private const string Gaps = """
        SELECT count(*) FROM number_series s
        WHERE s.last <> (SELECT count(*) FROM certificates c WHERE c.unit_id = s.unit_id AND c.number_year = s.year AND c.number_prefix = s.prefix)
           OR s.last <> (SELECT count(DISTINCT c.number_sequence) FROM certificates c WHERE c.unit_id = s.unit_id AND c.number_year = s.year AND c.number_prefix = s.prefix)
           OR s.last <> (SELECT coalesce(max(c.number_sequence), 0) FROM certificates c WHERE c.unit_id = s.unit_id AND c.number_year = s.year AND c.number_prefix = s.prefix)
        """;

    private const string Signed = "SELECT count(*) FROM certificates WHERE number_sequence IS NOT NULL";

    private readonly Dictionary<string, (HttpClient Client, string Antiforgery)> heads = new(StringComparer.Ordinal);
    private readonly List<(string Village, Guid Id)> cases = [];
    private readonly Dictionary<Guid, string> versions = [];
    private string owner = "";

    /// <summary>All cases, of one village after the other in turn.</summary>
    public IReadOnlyList<(string Village, Guid Id)> Cases => cases;

    /// <summary>Prepares cases, the same number in each village.</summary>
    public async Task PrepareAsync(int each)
    {
        owner = await portal.OwnerAsync();
        foreach (var village in villages) cases.AddRange(await PrepareInAsync(village, each));
        var inTurn = cases.Select((c, n) => (c, n % each)).OrderBy(x => x.Item2).Select(x => x.c).ToList();
        cases.Clear();
        cases.AddRange(inTurn);
        var shown = (string)(await OwnerSql.RunAsync(owner, "SELECT string_agg(id || ' ' || xmin::text, ',') FROM certificates"))!;
        foreach (var one in shown.Split(',').Select(pair => pair.Split(' '))) versions[Guid.Parse(one[0], CultureInfo.InvariantCulture)] = one[1];
    }

    /// <summary>Signs the heads of the villages in, again after a restart.</summary>
    public async Task SignInAsync()
    {
        Dispose();
        foreach (var village in villages)
        {
            var client = await portal.SignInAsync($"head.{village}");
            heads[village] = (client, await RawForm.AntiforgeryAsync(client));
        }
    }

    /// <summary>The status of the answer and its text; null where the connection broke.</summary>
    public async Task<(HttpStatusCode Status, string Text)?> SignAsync((string Village, Guid Id) one)
    {
        var (client, antiforgery) = heads[one.Village];
        try
        {
            using var answer = await RawForm.PostAsync(client, $"/certificates/{one.Id}/sign", [("__RequestVerificationToken", antiforgery), ("Version", versions[one.Id])]);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Signs one and requires that it went through.</summary>
    public async Task RequireSignedAsync((string Village, Guid Id) one)
    {
        var answer = await SignAsync(one);
        Assert.True(answer?.Status == HttpStatusCode.Found, $"{answer?.Status}: {answer?.Text} {portal.Said}");
    }

    public async Task<long> SignedAsync() => (long)(await OwnerSql.RunAsync(owner, Signed))!;

    /// <summary>The cases that still wait for their signature.</summary>
    public async Task<IReadOnlyList<(string Village, Guid Id)>> WaitingAsync()
    {
        var ids = (string)(await OwnerSql.RunAsync(owner, "SELECT coalesce(string_agg(id::text, ','), '') FROM certificates WHERE number_sequence IS NULL"))!;
        var open = ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.Parse(id, CultureInfo.InvariantCulture)).ToHashSet();
        return [.. cases.Where(c => open.Contains(c.Id))];
    }

    /// <summary>No gap, no duplicate, no number without its paper, none without its journal row; nothing half.</summary>
    public async Task RequireWholeAsync()
    {
        Npgsql.NpgsqlConnection.ClearAllPools(); // connections from before a crash
        Assert.Equal(0L, await OwnerSql.RunAsync(owner, Gaps));
        Assert.Equal(0L, await OwnerSql.RunAsync(owner, "SELECT count(*) FROM certificates c LEFT JOIN certificate_files f ON f.certificate_id = c.id AND f.ordinal = 0 AND length(f.bytes) > 10000 WHERE (c.number_sequence IS NULL) <> (f.certificate_id IS NULL)"));
        var signed = await SignedAsync();
        Assert.Equal(signed, await OwnerSql.RunAsync(owner, "SELECT count(*) FROM certificate_files"));
        Assert.Equal(signed, await OwnerSql.RunAsync(owner, "SELECT count(*) FROM journal WHERE after LIKE 'Signed %'"));
    }

    /// <summary>The chain of seals holds, and there is one.</summary>
    public async Task RequireJournalAsync()
    {
        await Eventually.HoldsAsync(async () => (long)(await OwnerSql.RunAsync(owner, "SELECT count(*) FROM journal_seals"))! > 0);
        var (code, said) = await portal.CommandAsync("verify-journal");
        Assert.True(code == 0, said);
        Assert.Contains("The journal holds", said, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        foreach (var (client, _) in heads.Values) client.Dispose();
        heads.Clear();
    }

    private async Task<List<(string Village, Guid Id)>> PrepareInAsync(string village, int count)
    {
        using var clerk = await portal.SignInAsync($"clerk.{village}");
        var made = new List<(string, Guid)>();
        foreach (var some in Enumerable.Range(0, count).Chunk(10))
        {
            made.AddRange(await Task.WhenAll(some.Select(async _ =>
            {
                using var answer = await RawForm.SendAsync(clerk, "/certificates/new/ZM-02", "#certificate-form", CertificateJourney.MandateForm());
                return (village, CertificateJourney.IdOf(answer));
            })));
        }

        return made;
    }
}
