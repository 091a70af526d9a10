namespace VillageListsPortal.Domain.Screening;

/// <summary>A list item as far as the screener needs it.</summary>
/// <param name="Code">The code, e.g. XZ-10 or FM-02.</param>
/// <param name="Title">The title in Chinese.</param>
/// <param name="Content">What the village does, or the rule; may be empty.</param>
/// <param name="Basis">The legal basis as cited.</param>
/// <param name="Body">The department that is responsible.</param>
/// <param name="Keywords">Words by which the item itself says that it is found; may be empty.</param>
public sealed record ScreeningItem(string Code, string Title, string Content, string Basis, string Body, IReadOnlyList<string> Keywords)
{
    /// <summary>The title in English; null where there is none.</summary>
    public string? TitleEn { get; init; }
}
