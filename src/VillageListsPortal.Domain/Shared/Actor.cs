namespace VillageListsPortal.Domain.Shared;

/// <summary>Who acts: a person in one post. Separation of duties compares persons, permission compares roles.</summary>
/// <param name="PersonId">The person; <see cref="Guid.Empty"/> for the system and for visitors.</param>
/// <param name="PostId">The post acted in.</param>
/// <param name="Role">The role of that post; null for the system and for visitors.</param>
/// <param name="UnitId">The unit of that post.</param>
public sealed record Actor(Guid PersonId, Guid? PostId, Role? Role, Guid? UnitId)
{
    /// <summary>The portal itself: commands, imports, expiry.</summary>
    public static readonly Actor System = new(Guid.Empty, null, null, null);

    /// <summary>Someone without an account.</summary>
    public static readonly Actor Visitor = new(Guid.Empty, null, null, null);
}
