using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>The way of a certificate through the pages, each step by the form of its page: prepare, submit, sign, stamp, hand over.</summary>
public sealed partial class CertificateJourney(PortalFixture portal, HttpClient clerk, HttpClient head, HttpClient keeper) : IDisposable
{
    private static int persons;

    public HttpClient Clerk => clerk;

    public HttpClient Head => head;

    public HttpClient Keeper => keeper;

    /// <summary>Three officers of a village, new persons each time.</summary>
    public static async Task<CertificateJourney> InAsync(PortalFixture portal, string village)
    {
        var unit = await portal.UnitAsync(village);
        return new(
            portal,
            await portal.OfficerAsync(Role.VillageClerk, unit),
            await portal.OfficerAsync(Role.VillageHead, unit),
            await portal.OfficerAsync(Role.SealKeeper, unit));
    }

    /// <summary>A sound identity number that no other test has, of somebody born on 1 January 1980.</summary>
    public static string NewNumber()
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"50011219{80 + (Interlocked.Increment(ref persons) / 999 % 20)}0101{persons % 999:000}");
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return head + "10X98765432"[head.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }

    /// <summary>What the form of ZM-07 needs; a later entry of the same name wins.</summary>
    public static (string Name, string Value)[] FarmerForm(params (string Name, string Value)[] other)
    {
        (string Name, string Value)[] usual =
        [
            ("Input.Name", "王小明"), ("Input.DocumentType", nameof(IdentityDocumentType.ResidentCard)), ("Input.Number", NewNumber()),
            ("Input.Values[group]", "3"), ("Input.NoOtherProof", "true"), ("Input.AskingBody", "渝北区市场监督管理局"), ("then", "submit"),
        ];
        return [.. usual.Where(u => other.All(o => o.Name != u.Name)), .. other];
    }

    /// <summary>What the form of ZM-02 needs, which communities issue too.</summary>
    public static (string Name, string Value)[] MandateForm(params (string Name, string Value)[] other)
    {
        (string Name, string Value)[] usual =
        [
            ("Input.Name", "王小明"), ("Input.DocumentType", nameof(IdentityDocumentType.ResidentCard)), ("Input.Number", NewNumber()),
            ("Input.Values[date]", "2026-03-01"), ("Input.Values[agent]", "李小红"), ("Input.NoOtherProof", "true"), ("then", "submit"),
        ];
        return [.. usual.Where(u => other.All(o => o.Name != u.Name)), .. other];
    }

    public static Guid IdOf(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"answered {(int)answer.StatusCode}");
        return Guid.Parse(CaseAddress().Match(answer.Headers.Location!.OriginalString).Groups["id"].Value);
    }

    /// <summary>Sends the form of an item as a browser would; the button pressed is among the fields.</summary>
    public Task<HttpResponseMessage> FillAsync(string item, params (string Name, string Value)[] fields) => RawForm.SendAsync(clerk, $"/certificates/new/{item}", "#certificate-form", fields);

    /// <summary>A certificate before the signer.</summary>
    public async Task<Guid> SubmitAsync(params (string Name, string Value)[] fields)
    {
        using var answer = await FillAsync("ZM-07", FarmerForm(fields));
        return IdOf(answer);
    }

    public async Task<Guid> SubmitMandateAsync(params (string Name, string Value)[] fields)
    {
        using var answer = await FillAsync("ZM-02", MandateForm(fields));
        return IdOf(answer);
    }

    public async Task SignAsync(Guid id)
    {
        using var answer = await head.PostFormAsync($"/certificates/{id}/sign");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    public async Task StampAsync(Guid id)
    {
        using var answer = await keeper.PostFormAsync($"/certificates/{id}/stamp");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    public async Task HandOverAsync(Guid id)
    {
        using var answer = await clerk.PostFormAsync($"/certificates/{id}/hand-over");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    /// <summary>A certificate that is signed.</summary>
    public async Task<Certificate> SignedAsync(params (string Name, string Value)[] fields)
    {
        var id = await SubmitAsync(fields);
        await SignAsync(id);
        return await StoredAsync(id);
    }

    /// <summary>A certificate that is stamped, so that it holds.</summary>
    public async Task<Certificate> StampedAsync(params (string Name, string Value)[] fields)
    {
        var signed = await SignedAsync(fields);
        await StampAsync(signed.Id);
        return await StoredAsync(signed.Id);
    }

    /// <summary>The certificate as the database has it.</summary>
    public Task<Certificate> StoredAsync(Guid id) => portal.InDatabaseAsync(db => db.Certificates.AsNoTracking().SingleAsync(c => c.Id == id));

    public Task<byte[]> PaperAsync(Guid id, int n = 0) => clerk.GetByteArrayAsync($"/certificates/{id}/paper.pdf{(n == 0 ? "" : $"?n={n}")}");

    public void Dispose()
    {
        clerk.Dispose();
        head.Dispose();
        keeper.Dispose();
    }

    [GeneratedRegex("^/certificates/(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaseAddress();
}
