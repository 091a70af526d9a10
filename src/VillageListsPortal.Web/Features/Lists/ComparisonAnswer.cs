using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>Two days of the lists side by side, as the API and the json export give them.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The second day.</param>
/// <param name="Lists">The lists, also those in which nothing changed.</param>
public sealed record ComparisonAnswer(DateOnly From, DateOnly To, IReadOnlyList<ListComparisonAnswer> Lists)
{
    public static ComparisonAnswer Of(ComparedLists compared) => new(compared.From, compared.To, [.. compared.Lists.Select(ListComparisonAnswer.Of)]);
}

/// <param name="List">autonomy, assistance, negative, certificate or cancelled.</param>
/// <param name="ItemsBefore">Items in force on the first day.</param>
/// <param name="ItemsAfter">Items in force on the second day.</param>
/// <param name="EditionBefore">Edition of the first day; null where there was no list yet.</param>
/// <param name="EditionAfter">Edition of the second day.</param>
public sealed record ListComparisonAnswer(
    string List, int ItemsBefore, int ItemsAfter, int? EditionBefore, int? EditionAfter, int Added, int Removed, int Changed, IReadOnlyList<ItemDifferenceAnswer> Items)
{
    public static ListComparisonAnswer Of(ComparedList c) => new(
        c.Kind.Slug(), c.Before.Items, c.After.Items, c.Before.Edition, c.After.Edition,
        c.Count(ItemChange.Added), c.Count(ItemChange.Removed), c.Count(ItemChange.Changed), [.. c.Differences.Select(ItemDifferenceAnswer.Of)]);
}

/// <param name="Change">added, removed or changed.</param>
/// <param name="Title">Title of the later version.</param>
/// <param name="Fields">What changed; empty where the item was added or removed, or where a new version says the same.</param>
public sealed record ItemDifferenceAnswer(string Code, string Change, string Title, int? VersionBefore, int? VersionAfter, IReadOnlyList<FieldDifferenceAnswer> Fields)
{
    public static ItemDifferenceAnswer Of(ItemDifference d) => new(
        d.Item.Code, ItemAnswer.Word(d.Change), d.Item.Title, d.Before?.Version, d.After?.Version, [.. d.Fields.Select(f => new FieldDifferenceAnswer(f.Name, f.Before, f.After))]);
}

/// <param name="Field">Name of the field, such as legal basis: basis.</param>
public sealed record FieldDifferenceAnswer(string Field, string? Before, string? After);

/// <summary>A comparison for a spreadsheet: a row for each field that changed, and one for each item added, removed or said anew without a change.</summary>
public static class ComparisonExport
{
    private static readonly string[] Columns = ["list", "code", "title_zh", "change", "version_before", "version_after", "field", "before", "after"];

    public static ExportTable Table(ComparedLists compared) => new(
        "compare", Columns, [.. ComparisonAnswer.Of(compared).Lists.SelectMany(l => l.Items.SelectMany(i => Rows(l.List, i)))]);

    private static IEnumerable<string?[]> Rows(string list, ItemDifferenceAnswer item)
    {
        var head = new[] { list, item.Code, item.Title, item.Change, Number(item.VersionBefore), Number(item.VersionAfter) };
        return item.Fields.Count == 0 ? [[.. head, null, null, null]] : item.Fields.Select(f => (string?[])[.. head, f.Field, f.Before, f.After]);
    }

    private static string? Number(int? version) => version?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
