using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Lists;

/// <summary>A running edition of a list, from a day on (settled S13).</summary>
/// <param name="Kind">The list.</param>
/// <param name="Number">1, 2, 3, … per list.</param>
/// <param name="From">First day in force.</param>
/// <param name="Document">The document it rests on; null for the import.</param>
public sealed record ListEdition(ListKind Kind, int Number, DateOnly From, string? Document)
{
    /// <summary>The admission that made this edition; null for the import (domain 3.9).</summary>
    public Guid? AdmissionId { get; init; }
}

/// <summary>Another word under which people look for an item.</summary>
/// <param name="Code">The item's code.</param>
/// <param name="Text">The word.</param>
public sealed record ItemSynonym(string Code, string Text);

/// <summary>A list was imported as its first edition (settled S10).</summary>
/// <param name="SubjectId">The id of this import.</param>
/// <param name="Kind">The list.</param>
/// <param name="Count">How many items it has.</param>
/// <param name="From">First day in force.</param>
/// <param name="By">Who imported.</param>
/// <param name="At">When.</param>
public sealed record ListImported(Guid SubjectId, ListKind Kind, int Count, DateOnly From, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? After => FormattableString.Invariant($"{Kind} {Count} {From:yyyy-MM-dd}");
}
