using System.Security.Cryptography;
using System.Text.Json.Nodes;
using VillageListsPortal.Domain.Verification;

namespace VillageListsPortal.Domain.Tests.Verification;

/// <summary>A token made once by other software (Python and OpenSSL, from ADR 0008 alone) stays readable for ever.</summary>
public sealed class PrintedTokenTests
{
    private const string PublicKey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE61Cg+KaOCsYJD+VeaRQ18onFXuOcNJPDGxhCZczNDhsMWgb91M9o8EKHg5GeAZytOqxufFlaj67Jo9cTLVwdwg==";

    private const string Printed = "AQABB6GQABEiM0RVZneImaq7zN3u_3RxAXjLBAAEB-oAAAAMAAtKZQAAAADl2UxhIbsgvFulUhDy9TuZjZ1qLTObpmpYwjThDNQZ"
        + "WY48MQJQklVH3cg1Z_EPiTfhWtb_vUB-GFYuhzaPiFlLSPwCXlGMOaHTOtemeeZJGlOHHLHrKaATwPkCfveIHSE";

    [Fact]
    public void A_token_printed_by_other_software_is_read_and_names_its_content()
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(PublicKey), out _);

        Assert.True(CertificateToken.TryRead(Printed, id => id == 1 ? key : null, out var token));

        Assert.Equal(new CertificateToken
        {
            KeyId = 1,
            DistrictCode = "500112",
            CertificateId = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
            VillageCode = "500112128203",
            ItemCode = "ZM-04",
            Year = 2026,
            Number = 12,
            IssuedOn = new(2026, 11, 22),
            ContentSha256 = CanonicalJson.Sha256(new JsonObject { ["name"] = "陈春梅", ["item"] = "ZM-04", ["days"] = 30 }),
        }, token);
    }
}
