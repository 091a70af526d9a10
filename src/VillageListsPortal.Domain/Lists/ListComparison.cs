namespace VillageListsPortal.Domain.Lists;

/// <summary>What became of an item between two days.</summary>
public enum ItemChange
{
    /// <summary>Not there on the first day, in force on the second.</summary>
    Added,
    /// <summary>In force on the first day, not on the second.</summary>
    Removed,
    /// <summary>In force on both days, in different versions.</summary>
    Changed,
}

/// <summary>A field that two versions of an item do not have in common.</summary>
/// <param name="Name">Its name, as <see cref="ItemFields"/> gives it.</param>
/// <param name="Before">What it said; null for nothing.</param>
/// <param name="After">What it says; null for nothing.</param>
public sealed record FieldChange(string Name, string? Before, string? After);

/// <summary>An item that differs between two days: one version of each day, or one alone.</summary>
public sealed record ItemDifference
{
    private ItemDifference(ListItem? before, ListItem? after) => (Before, After) = (before, after);

    /// <summary>The version of the first day; null where it was added.</summary>
    public ListItem? Before { get; }

    /// <summary>The version of the second day; null where it was removed.</summary>
    public ListItem? After { get; }

    /// <summary>The later of the two, under whose name the item is known.</summary>
    public ListItem Item => After ?? Before!;

    /// <summary>What became of it.</summary>
    public ItemChange Change => Before is null ? ItemChange.Added : After is null ? ItemChange.Removed : ItemChange.Changed;

    /// <summary>The fields that changed, in the order of the item; empty where it was added or removed, and where a new version says the same.</summary>
    public IReadOnlyList<FieldChange> Fields { get; private init; } = [];

    /// <summary>Lays two versions of one code side by side.</summary>
    /// <param name="before">The earlier one, or null.</param>
    /// <param name="after">The later one, or null.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentException">Both are missing, or they are not versions of one code.</exception>
    public static ItemDifference Between(ListItem? before, ListItem? after)
    {
        if (before is null && after is null) throw new ArgumentException("One of the two versions must be there.", nameof(after));
        if (before is null || after is null) return new(before, after);
        if (before.Code != after.Code) throw new ArgumentException($"{before.Code} and {after.Code} are two items.", nameof(after));
        return new(before, after)
        {
            Fields = [.. ItemFields.Of(before).Zip(ItemFields.Of(after)).Where(f => (f.First.Text ?? "") != (f.Second.Text ?? "")).Select(f => new FieldChange(f.First.Name, f.First.Text, f.Second.Text))],
        };
    }
}

/// <summary>What two days of the lists do not have in common (domain part 2: two days can be compared).</summary>
public static class ListComparison
{
    /// <summary>The items that differ, by code.</summary>
    /// <param name="versions">Versions of items; those in force on both days or on neither do not matter.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The second day; it may be earlier.</param>
    /// <returns>Each code once.</returns>
    public static IReadOnlyList<ItemDifference> Between(IEnumerable<ListItem> versions, DateOnly from, DateOnly to) =>
    [
        .. versions.Where(v => v.InForceOn(from) != v.InForceOn(to))
            .GroupBy(v => v.Code, StringComparer.Ordinal)
            .OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => ItemDifference.Between(v.SingleOrDefault(i => i.InForceOn(from)), v.SingleOrDefault(i => i.InForceOn(to)))),
    ];
}
