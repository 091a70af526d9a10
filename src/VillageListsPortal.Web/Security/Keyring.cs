using System.Globalization;
using System.Security.Cryptography;

namespace VillageListsPortal.Web.Security;

/// <summary>The signing keys of tokens by id; the highest id signs, all verify (settled S20).</summary>
public sealed class Keyring : IDisposable
{
    private readonly SortedDictionary<ushort, ECDsa> keys = [];

    /// <param name="text"><c>1:base64 PKCS#8;2:…</c>, P-256.</param>
    public Keyring(string text)
    {
        foreach (var (id, bytes) in Parse(text))
        {
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(bytes, out _);
            keys.Add(id, key);
        }
    }

    public ushort CurrentId => keys.Keys.Last();

    public ECDsa Current => keys[CurrentId];

    public IEnumerable<(ushort Id, ECDsa Key)> All => keys.Select(k => (k.Key, k.Value));

    public ECDsa? ById(ushort id) => keys.GetValueOrDefault(id);

    public void Dispose()
    {
        foreach (var key in keys.Values) key.Dispose();
    }

    /// <summary>Reads <c>id:base64;id:base64</c>.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static IReadOnlyDictionary<ushort, byte[]> Parse(string text) => text
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split(':', 2))
        .ToDictionary(
            p => ushort.Parse(p[0], CultureInfo.InvariantCulture),
            p => Convert.FromBase64String(p.Length == 2 ? p[1] : throw new FormatException("Keys have the form id:base64;id:base64.")));
}
