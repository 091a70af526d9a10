using Microsoft.AspNetCore.Identity;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Security;

/// <summary>The sign-in of one officer.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    /// <summary>The officer.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Hash of the one-time slip not yet used; null otherwise.</summary>
    public string? SlipHash { get; set; }

    /// <summary>Until when the slip can be used.</summary>
    public DateTimeOffset? SlipUntil { get; set; }

    /// <summary>Who had the slip printed.</summary>
    public Guid? SlipBy { get; private set; }

    /// <summary>When the slip was printed.</summary>
    public DateTimeOffset? SlipAt { get; private set; }

    /// <summary>Whether the slip is dead until the security officer has confirmed it.</summary>
    public bool SlipWaits { get; private set; }

    /// <summary>The security officer who confirmed the slip.</summary>
    public Guid? SlipConfirmedBy { get; private set; }

    /// <summary>Interface language kept for the person: zh-CN or en; null until chosen, then the cookie's.</summary>
    public string? Language { get; set; }

    /// <summary>长者版 kept for the person; null until chosen, then the cookie's.</summary>
    public bool? LargeType { get; set; }

    /// <summary>
    /// Puts a new slip in the place of slip and password. One for somebody who has had a post waits: who prints it could use it and
    /// act as that officer. Somebody new has nothing to act with until the security officer confirms his post.
    /// </summary>
    public void TakeSlip(string hash, DateTimeOffset until, bool waits, Actor by, DateTimeOffset now)
    {
        (SlipHash, SlipUntil, SlipBy, SlipAt) = (hash, until, by.PersonId, now);
        (SlipWaits, SlipConfirmedBy) = (waits, null);
        PasswordHash = null;
        EndSessions();
    }

    /// <exception cref="RuleViolationException"><c>slip.not-waiting</c>, <c>slip.confirm-by-other</c>.</exception>
    public void ConfirmSlip(Actor by)
    {
        RequireWaiting(by);
        (SlipWaits, SlipConfirmedBy) = (false, by.PersonId);
        ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
    }

    /// <summary>Ends a slip that the security officer would not confirm.</summary>
    /// <exception cref="RuleViolationException"><c>slip.not-waiting</c>, <c>slip.confirm-by-other</c>.</exception>
    public void RefuseSlip(Actor by)
    {
        RequireWaiting(by);
        UseSlip();
        ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
    }

    /// <summary>The slip is used up; who wrote and who confirmed it stays.</summary>
    public void UseSlip() => (SlipHash, SlipUntil, SlipWaits) = (null, null, false);

    /// <summary>All sessions carry the stamp: a new one ends them.</summary>
    private void EndSessions() => (SecurityStamp, ConcurrencyStamp) = (Guid.CreateVersion7().ToString("N"), Guid.CreateVersion7().ToString("N"));

    private void RequireWaiting(Actor by)
    {
        if (!SlipWaits) throw new RuleViolationException("slip.not-waiting");
        if (by.PersonId == SlipBy || by.PersonId == PersonId) throw new RuleViolationException("slip.confirm-by-other");
    }
}
