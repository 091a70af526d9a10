namespace VillageListsPortal.Domain.Lists;

/// <summary>What an item says, apart from code, version and days: what an admission proposes and a new version is made of.</summary>
public sealed record ItemContent
{
    /// <summary>Nothing said yet.</summary>
    public static readonly ItemContent Empty = new();

    /// <summary>Title in Chinese.</summary>
    public string Title { get; init; } = "";

    /// <summary>Title in English; null where there is none.</summary>
    public string? TitleEn { get; init; }

    /// <summary>Whose item it is.</summary>
    public AppliesTo AppliesTo { get; init; }

    /// <summary>设定依据 as cited.</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>责任部门 or 指导部门.</summary>
    public string Department { get; init; } = "";

    /// <summary>The fields of its list by the names of <see cref="ItemDetails"/>; what is empty is not there.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>One of the details.</summary>
    /// <param name="name">A name of <see cref="ItemDetails"/>.</param>
    /// <returns>Its text, or null.</returns>
    public string? this[string name] => Details.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    /// <summary>What a version says.</summary>
    /// <param name="item">The version.</param>
    /// <returns>The content, of which <see cref="ItemDetails.Build"/> makes an equal version.</returns>
    public static ItemContent Of(ListItem item) => new()
    {
        Title = item.Title,
        TitleEn = item.TitleEn,
        AppliesTo = item.AppliesTo,
        LegalBasis = item.LegalBasis,
        Department = item.Department,
        Details = ItemDetails.Of(item).Where(d => !string.IsNullOrEmpty(d.Value)).ToDictionary(d => d.Name, d => d.Value!, StringComparer.Ordinal),
    };

    /// <summary>What differs from another content, in the order of the form.</summary>
    /// <param name="before">The content before.</param>
    /// <param name="list">The list.</param>
    /// <returns>Names, old and new texts; empty where nothing differs.</returns>
    public IReadOnlyList<ContentChange> ChangesFrom(ItemContent before, ListKind list) =>
    [
        .. Common(before, this).Concat(ItemDetails.Names(list).Select(n => new ContentChange(n, before[n], this[n])))
            .Where(c => !string.Equals(c.Before ?? "", c.After ?? "", StringComparison.Ordinal)),
    ];

    private static IEnumerable<ContentChange> Common(ItemContent before, ItemContent after) =>
    [
        new("title", before.Title, after.Title),
        new("title-en", before.TitleEn, after.TitleEn),
        new("applies-to", before.AppliesTo.ToString(), after.AppliesTo.ToString()),
        new("legal-basis", before.LegalBasis, after.LegalBasis),
        new("department", before.Department, after.Department),
    ];
}

/// <summary>One field that differs.</summary>
/// <param name="Name">The field, as <see cref="ItemDetails"/> names it, or title, title-en, applies-to, legal-basis, department.</param>
/// <param name="Before">Text before, or null.</param>
/// <param name="After">Text after, or null.</param>
public sealed record ContentChange(string Name, string? Before, string? After);
