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

    /// <summary>Writes a new slip for the account; the old one, the old password and all sessions end.</summary>
    /// <param name="account">The account.</param>
    /// <param name="waits">Whether the security officer must confirm it before it works.</param>
    /// <param name="by">Who prints it.</param>
    /// <returns>The code, shown this once.</returns>
    public string Write(Security.Account account, bool waits, Actor by)
    {
        var code = string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
        account.TakeSlip(HashOf(account, code), Days.StartOf(Days.Today(clock).AddDays(ValidDays + 1)), waits, by, clock.GetUtcNow());
        return code;
    }

    public bool Fits(Security.Account account, string code) =>
        account.SlipHash is { } hash
        && account.SlipUntil > clock.GetUtcNow()
        && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(hash), Convert.FromBase64String(HashOf(account, code)));

    private string HashOf(Security.Account account, string code) => Convert.ToBase64String(cipher.Index($"slip:{account.Id}:{Plain(code)}"));

    /// <summary>As typed: any case, with or without strokes, full-width or not.</summary>
    private static string Plain(string code) =>
        new([.. code.In(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
