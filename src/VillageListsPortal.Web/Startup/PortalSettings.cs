using System.Security.Cryptography;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Startup;

/// <summary>What an installation is told; checked once at start (docs/operations.md has the table).</summary>
public sealed record PortalSettings
{
    public const string DemonstrationEnvironment = "Demonstration";

    /// <summary>Demonstration or Production.</summary>
    public required bool Demonstration { get; init; }

    /// <summary>The address printed in QR codes, e.g. https://lists.example.gov.cn.</summary>
    public required string PublicAddress { get; init; }

    /// <summary>Addresses that stood in QR codes before, separated by semicolons.</summary>
    public string? FormerAddresses { get; init; }

    /// <summary>All addresses that a QR code of this portal may lead to.</summary>
    public IEnumerable<string> Addresses =>
        (FormerAddresses ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Append(PublicAddress).Select(a => a.TrimEnd('/'));

    /// <summary>Division code of the district, 6 digits.</summary>
    public required string DistrictCode { get; init; }

    /// <summary>Name of the district in the masthead.</summary>
    public required string DistrictName { get; init; }

    /// <summary>Signing keys of tokens, <c>id:base64 PKCS#8</c>, separated by semicolons.</summary>
    public required string SigningKeys { get; init; }

    /// <summary>Encryption keys of columns, <c>id:base64</c> of 32 bytes, separated by semicolons.</summary>
    public required string EncryptionKeys { get; init; }

    /// <summary>The application's connection.</summary>
    public required string AppConnection { get; init; }

    /// <summary>The owner's connection; only commands that migrate or import have it.</summary>
    public string? OwnerConnection { get; init; }

    /// <summary>Folder of logs and, in the demonstration, of the database and keys.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Addresses of trusted proxies, separated by semicolons; their X-Forwarded headers are believed.</summary>
    public string? TrustedProxies { get; init; }

    /// <summary>字体: a district's own 仿宋 and 小标宋, TrueType files; null for the shipped ones.</summary>
    public string? BodyFont { get; init; }

    public string? TitleFont { get; init; }

    /// <summary>The mail server; null where no mail is sent.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>What is wrong, each naming its setting; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Uri.TryCreate(PublicAddress, UriKind.Absolute, out var address)) yield return "Portal:PublicAddress is missing: the address that QR codes lead to, such as https://lists.example.gov.cn.";
        else if (!Demonstration && address.Scheme != Uri.UriSchemeHttps) yield return "Portal:PublicAddress must begin with https:// in production.";
        if (DistrictCode.Length != 6 || !DistrictCode.All(char.IsAsciiDigit)) yield return "Portal:DistrictCode is missing: the six digits of the district.";
        if (!IsKeys(SigningKeys, IsSigningKey)) yield return "Portal:SigningKeys is missing or malformed: 1:base64 of a P-256 key in PKCS#8; more keys after a semicolon.";
        if (!IsKeys(EncryptionKeys, k => k.Length == 32)) yield return "Portal:EncryptionKeys is missing or malformed: 1:base64 of 32 bytes; more keys after a semicolon.";
        foreach (var problem in Smtp?.Problems() ?? []) yield return problem;
        foreach (var (name, font) in new[] { ("BodyFont", BodyFont), ("TitleFont", TitleFont) })
        {
            if (font is not null && FontProblem(font) is { } wrong) yield return $"Portal:{name} cannot be used. {wrong}";
        }
    }

    private static string? FontProblem(string file)
    {
        try
        {
            FontSet.LoadDefault(file);
            return null;
        }
        catch (FontException e)
        {
            return e.Message;
        }
    }

    private static bool IsSigningKey(byte[] bytes)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(bytes, out _);
        return key.KeySize == 256;
    }

    private static bool IsKeys(string text, Func<byte[], bool> fits)
    {
        try
        {
            var keys = Keyring.Parse(text);
            return keys.Count > 0 && keys.Values.All(fits);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
