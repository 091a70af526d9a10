using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace VillageListsPortal.Web.Security;

/// <summary>
/// AES-256-GCM over single columns (settled S3). A value is: key id (2 bytes) | nonce (12) | tag (16) | ciphertext.
/// Equality is searched through an HMAC under a key derived from the oldest encryption key, which is never retired.
/// </summary>
public sealed class FieldCipher
{
    private const int Head = 2 + 12 + 16;
    private readonly SortedDictionary<ushort, byte[]> keys;
    private readonly byte[] indexKey;
    private readonly ushort current;

    public FieldCipher(IReadOnlyDictionary<ushort, byte[]> keys)
    {
        if (keys.Count == 0 || keys.Values.Any(k => k.Length != 32)) throw new ArgumentException("Encryption keys are 32 bytes each.", nameof(keys));
        this.keys = new SortedDictionary<ushort, byte[]>(keys.ToDictionary());
        current = this.keys.Keys.Last();
        indexKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, this.keys.First().Value, 32, info: "equality index"u8.ToArray());
    }

    public byte[] Seal(byte[] plain)
    {
        var sealedValue = new byte[Head + plain.Length];
        BinaryPrimitives.WriteUInt16BigEndian(sealedValue, current);
        var nonce = sealedValue.AsSpan(2, 12);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[current], 16);
        aes.Encrypt(nonce, plain, sealedValue.AsSpan(Head), sealedValue.AsSpan(14, 16));
        return sealedValue;
    }

    /// <exception cref="CryptographicException">The value was altered or its key is not configured.</exception>
    public byte[] Open(byte[] sealedValue)
    {
        var id = BinaryPrimitives.ReadUInt16BigEndian(sealedValue);
        if (!keys.TryGetValue(id, out var key)) throw new CryptographicException($"Encryption key {id} is not configured.");
        var plain = new byte[sealedValue.Length - Head];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(sealedValue.AsSpan(2, 12), sealedValue.AsSpan(Head), sealedValue.AsSpan(14, 16), plain);
        return plain;
    }

    public byte[] SealText(string text) => Seal(Encoding.UTF8.GetBytes(text));

    public string OpenText(byte[] sealedValue) => Encoding.UTF8.GetString(Open(sealedValue));

    /// <summary>For equality search: the same for the same text, useless without the key.</summary>
    public byte[] Index(string text) => HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes(text));
}
