using System.Security.Cryptography;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Account;

/// <summary>One-time slips: a code on paper with which an officer sets the own password. The database holds a keyed hash.</summary>
public sealed class Slips(FieldCipher cipher, TimeProvider clock)
{
    public const int ValidDays = 7;
    private const int Groups = 4;
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"; // without 0, 1, I, O, which paper confuses

    /// <summary>Writes a new slip for the account; the old one and the old password end.</summary>
    /// <returns>The code, shown this once.</returns>
    public string Write(Security.Account account)
    {
        var code = string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
        account.SlipHash = HashOf(account, code);
        account.SlipUntil = Days.StartOf(Days.Today(clock).AddDays(ValidDays + 1));
        account.PasswordHash = null;
        account.SecurityStamp = Guid.CreateVersion7().ToString("N");
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
        return code;
    }

    public bool Fits(Security.Account account, string code) =>
        account.SlipHash is { } hash
        && account.SlipUntil > clock.GetUtcNow()
        && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(hash), Convert.FromBase64String(HashOf(account, code)));

    public static void Use(Security.Account account) => (account.SlipHash, account.SlipUntil) = (null, null);

    private string HashOf(Security.Account account, string code) => Convert.ToBase64String(cipher.Index($"slip:{account.Id}:{Plain(code)}"));

    /// <summary>As typed: any case, with or without strokes, full-width or not.</summary>
    private static string Plain(string code) =>
        new([.. code.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
