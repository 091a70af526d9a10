namespace VillageListsPortal.Domain.Shared;

/// <summary>From which unit to which a case passes on the day of a merger or split (settled S29).</summary>
/// <param name="From">The unit that was.</param>
/// <param name="FromName">Its short name.</param>
/// <param name="To">The successor.</param>
/// <param name="ToName">Its short name.</param>
public sealed record Passing(Guid From, string FromName, Guid To, string ToName)
{
    /// <summary>Whether somebody lets cases pass: the portal itself, or the administrator whose change takes effect at once.</summary>
    /// <param name="by">Who.</param>
    /// <returns>True for these two.</returns>
    public static bool MayBeDoneBy(Actor by) => by == Actor.System || by.Role == Role.Administrator;
}
