namespace VillageListsPortal.Domain.Lists;

/// <summary>The days of one version of an item.</summary>
/// <param name="Code">The item's code.</param>
/// <param name="From">First day in force.</param>
/// <param name="To">First day no longer in force; null while open.</param>
public sealed record ItemSpan(string Code, DateOnly From, DateOnly? To);

/// <summary>How many items a day added to a list, changed and removed. Editions are dated, so the changes of an edition are those of its first day.</summary>
/// <param name="Added">Codes that begin.</param>
/// <param name="Changed">Codes of which one version ends and another begins.</param>
/// <param name="Removed">Codes that end.</param>
public sealed record EditionChange(int Added, int Changed, int Removed)
{
    /// <summary>Counts what a day changed.</summary>
    /// <param name="spans">Days of the versions of a list; those that neither begin nor end on the day do not matter.</param>
    /// <param name="day">The first day of the edition.</param>
    /// <returns>The counts.</returns>
    public static EditionChange Of(IEnumerable<ItemSpan> spans, DateOnly day)
    {
        var known = spans.ToList();
        var begins = known.Where(s => s.From == day).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var ends = known.Where(s => s.To == day).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var changed = begins.Count(ends.Contains);
        return new EditionChange(begins.Count - changed, changed, ends.Count - changed);
    }
}
