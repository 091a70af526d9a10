using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Screening;

/// <summary>The screener with the standard words and lists, and the labelled cases.</summary>
internal static class Desk
{
    public static IReadOnlyList<ScreeningItem> Items { get; } = [.. new[] { "autonomy", "assistance", "negative" }.SelectMany(list => CsvTable.Read(Reference($"{list}.csv"))).Select(Item)];

    public static Screener Screener { get; } = new(Vocabulary.Standard, Items);

    public static ScreeningResult Screen(string description, string title = "", string role = "协助") => Screener.Screen(new ScreeningText(title, description, role));

    /// <summary>The codes that a text crosses, joined by a semicolon.</summary>
    public static string Crossed(string description, string title = "") => string.Join(';', Screen(description, title).Crossed.Select(c => c.Code));

    public static string CoveredBy(string description, string title = "") => string.Join(';', Screen(description, title).CoveredBy.Select(c => c.Code));

    public static IReadOnlyList<LabelledCase> Cases(string file) => [.. CsvTable.Read(Reference(file)).Select(r =>
        new LabelledCase(new ScreeningText(r["title_zh"], r["description_zh"], r["village_role_zh"]), Codes(r["crossed"]), Codes(r["covered_by"])))];

    private static string Reference(string file) => Path.Combine(AppContext.BaseDirectory, "Reference", file);

    private static HashSet<string> Codes(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private static ScreeningItem Item(IReadOnlyDictionary<string, string> row) => new(
        row["code"], row["title_zh"], row.GetValueOrDefault("village_role_zh") ?? "", row["legal_basis"], row.GetValueOrDefault("department_zh") ?? "",
        (row.GetValueOrDefault("screening_keywords_zh") ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries));
}
