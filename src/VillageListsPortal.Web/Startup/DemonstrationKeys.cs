using System.Security.Cryptography;
using System.Text.Json;

namespace VillageListsPortal.Web.Startup;

/// <summary>Keys of a demonstration, made once under its data folder (settled S3).</summary>
public sealed record DemonstrationKeys(string SigningKeys, string EncryptionKeys)
{
    public static DemonstrationKeys ReadOrMake(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "keys.json");
        if (File.Exists(file)) return JsonSerializer.Deserialize<DemonstrationKeys>(File.ReadAllText(file))!;
        var keys = Make();
        Directory.CreateDirectory(dataFolder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        JsonSerializer.Serialize(stream, keys);
        return keys;
    }

    public static DemonstrationKeys Make()
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new DemonstrationKeys(
            "1:" + Convert.ToBase64String(signing.ExportPkcs8PrivateKey()),
            "1:" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }
}
