using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Account;

/// <summary>How a try to sign in ended.</summary>
public enum SignInOutcome
{
    Right,
    Wrong,
    Locked,

    /// <summary>The slip is right, and the security officer has not confirmed it.</summary>
    Waiting,
}

/// <summary>Checks who it is: the same answer and about the same time whether the account exists or not.</summary>
public sealed class SignIn(PortalDb db, SignInAttempts attempts, Session session, Slips slips, IPasswordHasher<Security.Account> hasher, TimeProvider clock)
{
    private static readonly Security.Account Nobody = new();
    private static string? hashOfNobody;

    public async Task<(SignInOutcome Outcome, Security.Account? Account)> ByPasswordAsync(string name, string password, HttpContext http) =>
        await TryAsync(await attempts.ReserveAsync(name, AddressOf(http)), name, http, account => IsPasswordOf(account, password));

    public async Task<(SignInOutcome Outcome, Security.Account? Account)> BySlipAsync(string name, string code, HttpContext http)
    {
        var (outcome, account) = await TryAsync(await attempts.ReserveSlipAsync(AddressOf(http)), name, http, found => found is not null && slips.Fits(found, code));
        return account is { SlipWaits: true } ? (SignInOutcome.Waiting, null) : (outcome, account);
    }

    private async Task<(SignInOutcome, Security.Account?)> TryAsync(SignInAttempt attempt, string name, HttpContext http, Func<Security.Account?, bool> fits)
    {
        if (!attempt.Allowed) return (SignInOutcome.Locked, null);

        await Task.Delay(attempt.Delay, clock, http.RequestAborted);
        var normalized = name.Trim().ToUpperInvariant();
        var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedUserName == normalized);
        if (fits(account))
        {
            await attempts.ForgetAsync(name, AddressOf(http));
            return (SignInOutcome.Right, account);
        }

        var subject = account?.PersonId ?? Guid.Empty; // an unknown name is not written down: it may be a password typed in the wrong box
        await session.NoteAsync(attempt.LocksNow ? new SignInLocked(subject, Actor.Visitor, clock.GetUtcNow()) : new SignInFailed(subject, Actor.Visitor, clock.GetUtcNow()));
        return (attempt.LocksNow ? SignInOutcome.Locked : SignInOutcome.Wrong, null);
    }

    private static string AddressOf(HttpContext http) => NetworkAddress.Of(http.Connection.RemoteIpAddress);

    private bool IsPasswordOf(Security.Account? account, string password)
    {
        hashOfNobody ??= hasher.HashPassword(Nobody, "nobody has this password");
        var known = account?.PasswordHash is not null;
        return hasher.VerifyHashedPassword(account ?? Nobody, known ? account!.PasswordHash! : hashOfNobody, password) != PasswordVerificationResult.Failed && known;
    }
}
