using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Account;

/// <summary>Someone signed in. Sign-ins belong to no unit: they are never counted by village (settled S9).</summary>
public sealed record SignedIn(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);

/// <summary>A password or slip code was wrong; the subject is empty where there is no such account.</summary>
public sealed record SignInFailed(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);

/// <summary>Too many failures: the account name is locked for a quarter of an hour at the address they came from.</summary>
public sealed record SignInLocked(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);

/// <summary>Someone signed out.</summary>
public sealed record SignedOut(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);

/// <summary>Someone chose the post to act in.</summary>
public sealed record PostChosen(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    public override string? After => By.Role?.ToString();
}

/// <summary>Someone changed the own password.</summary>
public sealed record PasswordChanged(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);

/// <summary>Someone used a one-time slip and set a password.</summary>
public sealed record SlipUsed(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);

/// <summary>The security officer confirmed a one-time slip of somebody who has had a post: it works.</summary>
public sealed record SlipConfirmed(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);

/// <summary>The security officer did not confirm a one-time slip: it has ended.</summary>
public sealed record SlipRefused(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);

/// <summary>The events that the list of sign-ins shows.</summary>
public static class SignInEvents
{
    public static readonly IReadOnlyList<string> All =
        [nameof(SignedIn), nameof(SignInFailed), nameof(SignInLocked), nameof(SignedOut), nameof(PostChosen), nameof(PasswordChanged), nameof(SlipUsed)];
}
