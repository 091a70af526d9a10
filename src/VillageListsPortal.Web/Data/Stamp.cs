using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VillageListsPortal.Web.Data;

/// <summary>
/// Changes with what it stands for, in the same transaction, by triggers: what was made under a stamp and is kept in memory is right as long
/// as the database shows that stamp (ADR 0012). It is read first, then what is made of it.
/// </summary>
public sealed class Stamp
{
    /// <summary>Who may do what in which unit: accounts, persons, posts and units with their names and prefixes.</summary>
    public const string Access = "access";

    /// <summary>What the public lists show: items, editions, laws and what cites them.</summary>
    public const string Lists = "lists";

    public required string Name { get; init; }
    public required Guid Value { get; init; }
}

/// <summary>The stamps as one statement showed them.</summary>
public sealed record Stamps(Guid Access, Guid Lists);

internal sealed class StampMapping : IEntityTypeConfiguration<Stamp>
{
    public void Configure(EntityTypeBuilder<Stamp> e)
    {
        e.ToTable("stamps");
        e.HasKey(s => s.Name);
    }
}
