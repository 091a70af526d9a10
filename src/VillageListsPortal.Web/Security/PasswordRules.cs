using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Security;

/// <summary>Refuses what is guessed first: common passwords, also lengthened ones, the names of the person, one character or row repeated.</summary>
public sealed class PasswordRules(PortalDb db) : IPasswordValidator<Account>
{
    private const int LongestAddition = 4;
    private const string Rows = "01234567890123456789 98765432109876543210 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm 1qaz2wsx3edc4rfv5tgb6yhn7ujm";
    private static readonly Lazy<FrozenSet<string>> Common = new(() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "common-passwords.txt")).ToFrozenSet(StringComparer.Ordinal));

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var name = await db.Persons.AsNoTracking().Where(p => p.Id == user.PersonId).Select(p => p.Name).FirstOrDefaultAsync();
        return Problem(password ?? "", user.UserName ?? "", name ?? "") is { } code
            ? IdentityResult.Failed(new IdentityError { Code = code, Description = code })
            : IdentityResult.Success;
    }

    /// <summary>The code of what is wrong, or null; length is looked at by Identity itself.</summary>
    public static string? Problem(string password, string account, string name)
    {
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < 4) return "PasswordRepeats";
        if (NamesOf(account, name).Any(n => plain.Contains(n, StringComparison.Ordinal))) return "PasswordNames";
        return IsCommon(plain) || Rows.Contains(plain, StringComparison.Ordinal) || IsRepeated(plain) ? "PasswordCommon" : null;
    }

    private static IEnumerable<string> NamesOf(string account, string name) =>
        new[] { account, name }.Select(n => n.ToLowerInvariant()).Where(n => n.Length > 1);

    /// <summary>A common one, alone or with a few characters around it.</summary>
    private static bool IsCommon(string plain)
    {
        for (var extra = 0; extra <= LongestAddition; extra++)
        {
            for (var start = 0; start <= extra && plain.Length - extra >= 8; start++)
            {
                if (Common.Value.Contains(plain.Substring(start, plain.Length - extra))) return true;
            }
        }

        return false;
    }

    private static bool IsRepeated(string plain) =>
        Enumerable.Range(1, plain.Length / 2).Any(n => n <= 6 && string.Concat(Enumerable.Repeat(plain[..n], (plain.Length / n) + 1)).StartsWith(plain, StringComparison.Ordinal));
}
