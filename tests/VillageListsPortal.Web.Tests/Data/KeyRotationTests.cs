using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VillageListsPortal.Domain.Verification;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Database;

/// <summary>Keys are rotated by appending one with the next id (settled S3, S20), as docs/operations.md says under Rotate keys.</summary>
public sealed class KeyRotationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string KeyOfRequest = "SELECT get_byte(request, 0) * 256 + get_byte(request, 1) FROM certificates WHERE id = $1";
    private const string Index = "SELECT encode(applicant_index, 'hex') FROM certificates WHERE id = $1";

    [Fact]
    public async Task After_a_rotation_what_is_old_is_read_and_checked_and_what_is_new_is_under_the_new_keys()
    {
        var number = CertificateJourney.NewNumber();
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var old = await officers.StampedAsync(("Input.Number", number));
        var paper = await officers.PaperAsync(old.Id);
        var next = DemonstrationKeys.Make();
        var both = portal.Settings with
        {
            SigningKeys = $"{portal.Settings.SigningKeys};2:{next.SigningKeys[2..]}",
            EncryptionKeys = $"{portal.Settings.EncryptionKeys};2:{next.EncryptionKeys[2..]}",
        };
        string token;
        await using (var rotated = await StartAsync(both))
        {
            using var clerk = await SignInAsync(rotated, "clerk.jiangkou");
            using var head = await SignInAsync(rotated, "head.jiangkou");
            Assert.Equal(paper, await clerk.GetByteArrayAsync($"/certificates/{old.Id}/paper.pdf"));
            Assert.Equal("Valid", await OutcomeAsync(clerk, old.Issue!.Token));
            Assert.Equal([1, 2], (await clerk.JsonAsync("/.well-known/certificate-keys.json")).GetProperty("keys").EnumerateArray().Select(k => k.GetProperty("id").GetInt32()));

            using var filled = await RawForm.SendAsync(clerk, "/certificates/new/ZM-02", "#certificate-form", CertificateJourney.MandateForm(("Input.Number", number)));
            var id = CertificateJourney.IdOf(filled);
            using var signed = await head.PostFormAsync($"/certificates/{id}/sign");
            token = (string)(await portal.AsOwnerAsync("SELECT token FROM certificates WHERE id = $1", id))!;
            using var keys = new Keyring(both.SigningKeys);
            Assert.True(CertificateToken.TryRead(token, keys.ById, out var fields));
            Assert.Equal(2, fields.KeyId);
            Assert.Equal("NotStamped", await OutcomeAsync(clerk, token));
            Assert.Equal((1, 2), ((int)(await portal.AsOwnerAsync(KeyOfRequest, old.Id))!, (int)(await portal.AsOwnerAsync(KeyOfRequest, id))!));
            Assert.Equal(await portal.AsOwnerAsync(Index, old.Id), await portal.AsOwnerAsync(Index, id)); // one person is found by one number, before and after
        }

        await using var without = await StartAsync(both with { SigningKeys = $"2:{next.SigningKeys[2..]}" }); // the first one has leaked
        using var visitor = Visitor(without);
        Assert.Equal(("Failed", "NotStamped"), (await OutcomeAsync(visitor, old.Issue!.Token), await OutcomeAsync(visitor, token)));
    }

    [Fact]
    public void The_highest_key_encrypts_and_each_is_read_by_its_own_whatever_their_order()
    {
        var (one, two) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var before = Cipher($"1:{Convert.ToBase64String(one)}");
        var after = Cipher($"12:{Convert.ToBase64String(two)};1:{Convert.ToBase64String(one)}");
        var (old, young) = (before.SealText("陈春梅"), after.SealText("陈春梅"));
        Assert.Equal([0, 1], old[..2]);
        Assert.Equal([0, 12], young[..2]);
        Assert.Equal(("陈春梅", "陈春梅"), (after.OpenText(old), after.OpenText(young)));
        Assert.Contains("key 12 is not configured", Assert.Throws<CryptographicException>(() => before.OpenText(young)).Message, StringComparison.Ordinal);
        young[1] = 1; // an id is no way around a key
        Assert.ThrowsAny<CryptographicException>(() => after.OpenText(young));
    }

    [Fact]
    public void A_person_is_found_by_the_oldest_key_for_good()
    {
        var (one, two) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var before = Cipher($"1:{Convert.ToBase64String(one)}");
        var after = Cipher($"1:{Convert.ToBase64String(one)};2:{Convert.ToBase64String(two)}");
        Assert.Equal(before.Index("500112198503127261"), after.Index("500112198503127261"));
        Assert.NotEqual(before.Index("500112198503127261"), Cipher($"2:{Convert.ToBase64String(two)}").Index("500112198503127261"));
    }

    [Fact]
    public void The_highest_key_signs_whatever_their_order()
    {
        using var keys = new Keyring($"2:{DemonstrationKeys.Make().SigningKeys[2..]};10:{DemonstrationKeys.Make().SigningKeys[2..]};1:{DemonstrationKeys.Make().SigningKeys[2..]}");
        Assert.Equal(10, keys.CurrentId);
        Assert.Equal([1, 2, 10], keys.All.Select(k => (int)k.Id));
        Assert.Same(keys.ById(10), keys.Current);
        Assert.Null(keys.ById(3));
    }

    private static FieldCipher Cipher(string keys) => new(Keyring.Parse(keys));

    /// <summary>A portal of other keys over the same database, by the same clock.</summary>
    private async Task<WebApplication> StartAsync(PortalSettings settings)
    {
        var app = Portal.Build(settings with { DataFolder = TestFolders.Make() }, [], b =>
        {
            b.WebHost.UseUrls("http://127.0.0.1:0");
            b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(portal.Clock));
        });
        await app.StartAsync();
        return app;
    }

    private static HttpClient Visitor(WebApplication app) => new(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = new Uri(app.Urls.First()) };

    private static async Task<HttpClient> SignInAsync(WebApplication app, string account)
    {
        var client = Visitor(app);
        using var answer = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", DemonstrationOfficers.Password));
        Assert.Equal("/work", answer.Headers.Location!.OriginalString);
        return client;
    }

    private static async Task<string?> OutcomeAsync(HttpClient client, string token) =>
        (await client.JsonAsync($"/api/v1/certificates/verify/{token}")).GetProperty("outcome").GetString();
}
