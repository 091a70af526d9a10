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

    /// <summary>What admissions are counted and screened by: the district's settings, its working days and its words.</summary>
    public const string Rules = "rules";

    public required string Name { get; init; }
    public required Guid Value { get; init; }
}

/// <summary>The stamps as one statement showed them.</summary>
public sealed record Stamps(Guid Access, Guid Lists, Guid Rules);

/// <summary>All stamps in one row. A query makes <see cref="Stamps"/> of it: a context would take a row that it tracks for the one of now.</summary>
public sealed class CurrentStamps
{
    public required Guid Access { get; init; }
    public required Guid Lists { get; init; }
    public required Guid Rules { get; init; }
}

/// <summary>The stamps of a request or a round: those that were read with its case, or else those of now.</summary>
public sealed class StampsRead(PortalDb db)
{
    private Stamps? read;

    /// <summary>Keeps what came with something else that was read.</summary>
    public void Note(Stamps stamps) => read = stamps;

    public async Task<Stamps> ReadAsync() => read ??= await db.CurrentStamps.Select(s => new Stamps(s.Access, s.Lists, s.Rules)).FirstAsync();
}

/// <summary>What was made last, and under what (ADR 0012); nobody changes what is kept.</summary>
/// <typeparam name="TUnder">District, day and stamps.</typeparam>
/// <typeparam name="T">What is made.</typeparam>
public sealed class MadeLast<TUnder, T>
    where TUnder : struct, IEquatable<TUnder>
    where T : class
{
    private sealed record Made(TUnder Under, T Value);

    private Made? last;

    public T? Find(TUnder under) => last is { } made && made.Under.Equals(under) ? made.Value : null;

    /// <summary>Keeps it for the next, unless a transaction is open: what that one has changed has moved no stamp yet, and may never be.</summary>
    public T Keep(PortalDb db, TUnder under, T value)
    {
        if (db.Database.CurrentTransaction is null) last = new Made(under, value);
        return value;
    }
}

internal sealed class CurrentStampsMapping : IEntityTypeConfiguration<CurrentStamps>
{
    public void Configure(EntityTypeBuilder<CurrentStamps> e)
    {
        e.ToView("current_stamps");
        e.HasKey(s => s.Access); // it has one row; without a key nothing could be included beside it
    }
}

internal sealed class StampMapping : IEntityTypeConfiguration<Stamp>
{
    public void Configure(EntityTypeBuilder<Stamp> e)
    {
        e.ToTable("stamps");
        e.HasKey(s => s.Name);
    }
}
