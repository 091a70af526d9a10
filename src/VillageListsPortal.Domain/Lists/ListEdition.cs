namespace VillageListsPortal.Domain.Lists;

/// <summary>A running edition of a list, from a day on (settled S13).</summary>
/// <param name="Kind">The list.</param>
/// <param name="Number">1, 2, 3, … per list.</param>
/// <param name="From">First day in force.</param>
/// <param name="Document">The document it rests on; null for the import.</param>
public sealed record ListEdition(ListKind Kind, int Number, DateOnly From, string? Document);

/// <summary>Another word under which people look for an item.</summary>
/// <param name="Code">The item's code.</param>
/// <param name="Text">The word.</param>
public sealed record ItemSynonym(string Code, string Text);
