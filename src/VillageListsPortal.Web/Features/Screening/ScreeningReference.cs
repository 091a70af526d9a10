using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Features.Lists.Import;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>What the screener needs and comes with the portal: the items of the standard lists and the labelled cases.</summary>
public static class ScreeningReference
{
    private static readonly string[] Lists = ["autonomy", "assistance", "negative"];

    /// <summary>The standard items; a portal with a database takes those of the lists in force instead.</summary>
    public static IReadOnlyList<ScreeningItem> Items() => [.. Lists.SelectMany(Read)];

    private static readonly string[] Labelled = ["dev", "own-cases"];

    /// <summary>The labelled cases of both files (Reference/README.md says where they come from).</summary>
    public static IReadOnlyList<LabelledCase> Cases() => [.. Labelled.SelectMany(Cases)];

    /// <summary>The labelled cases of one file.</summary>
    public static IReadOnlyList<LabelledCase> Cases(string file)
    {
        using var text = ReferenceFiles.Open($"screening/{file}.csv");
        return ScreeningSheet.Read(text.ReadToEnd()).Cases;
    }

    private static IEnumerable<ScreeningItem> Read(string list)
    {
        using var text = ReferenceFiles.Open($"lists/{list}.csv");
        var (header, rows) = CsvFile.Read(text);
        foreach (var row in rows)
        {
            yield return new ScreeningItem(Cell("code"), Cell("title_zh"), Cell("village_role_zh", "rule_zh"), Cell("legal_basis"), Cell("department_zh", "guidance_department_zh"),
                Cell("screening_keywords_zh").Split('|', StringSplitOptions.RemoveEmptyEntries));

            string Cell(params string[] columns) => columns.Select(c => Array.IndexOf(header, c)).Where(i => i >= 0).Select(i => row.Cells[i]).FirstOrDefault() ?? "";
        }
    }
}
