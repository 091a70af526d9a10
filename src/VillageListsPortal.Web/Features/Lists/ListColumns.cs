using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Pdf;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>A list as a table on paper.</summary>
/// <param name="Table">The table.</param>
/// <param name="Shared">What every item says alike, once above the table instead of in each row.</param>
public sealed record PaperTable(Table Table, IReadOnlyList<string> Shared);

/// <summary>Which columns a list has on paper: all that decides in the edition, what a passer-by needs on the wall.</summary>
/// <param name="words">The texts of papers.</param>
/// <param name="view">The list.</param>
/// <param name="width">Width of the table in millimetres.</param>
/// <param name="size">Size of its text in points.</param>
public sealed class ListColumns(IStringLocalizer<ListPaperTexts> words, ListView view, double width, double size)
{
    private const double CodeInEm = 3.2; // ZM-07, its letters wider than its digits

    private sealed record Column(string Name, double Weight, Func<ListItem, string?> Cell);

    /// <summary>The columns of the edition, with the legal basis.</summary>
    public PaperTable Edition() => Table(4, "\n", [.. view.Kind switch
    {
        ListKind.Autonomy => new[] { DecisionBody(2), Of<AutonomyItem>("decision-rule", 4, i => i.DecisionRule), Department(2) },
        ListKind.Assistance => [VillageRole(4), Of<AssistanceItem>("funding", 4, i => i.FundingRule), Of<AssistanceItem>("liability", 2, i => i.Liability), Department(2.4)],
        ListKind.Negative => [Of<NegativeItem>("rule", 3, i => i.Rule), Department(4)],
        ListKind.Certificate => [Of<CertificateItem>("requester", 2.2, i => i.Requester), Conditions(3.4), Materials(3.2), Lane(1.8), Of<CertificateItem>("validity", 1.4, Validity)],
        _ => [Department(2.6), Alternative(5), Of<CancelledItem>("exception", 2, i => i.Exception)],
    }, new Column("basis", 5, i => i.LegalBasis)]);

    /// <summary>The columns of the sheet for the wall.</summary>
    public PaperTable Sheet() => Table(5, "", view.Kind switch
    {
        ListKind.Autonomy => [DecisionBody(3), Department(3)],
        ListKind.Assistance => [VillageRole(6), Of<AssistanceItem>("funding", 4, i => i.FundingRule), Of<AssistanceItem>("liability", 3, i => i.Liability), Department(3)],
        ListKind.Negative => [Of<NegativeItem>("rule", 5, i => i.Rule), Department(7)],
        ListKind.Certificate => [Conditions(5), Materials(4), Lane(2.6)],
        _ => [Department(3.2), Alternative(7)],
    });

    private PaperTable Table(double titleWeight, string beforeMarks, IReadOnlyList<Column> columns)
    {
        var alike = columns.Where(IsAlike).ToList();
        var kept = columns.Where(c => !alike.Contains(c) && view.Items.Any(i => !string.IsNullOrEmpty(c.Cell(i.Item)))).ToList();
        var code = CodeWeight(titleWeight + kept.Sum(c => c.Weight));
        var table = new Table(
            [new(words["column.code"], code), new(words[$"column.title.{view.Kind}"], titleWeight) { HeadsRow = true }, .. kept.Select(c => new TableColumn(Label(c), c.Weight))],
            [.. view.Items.Select(i => (string[])[i.Item.Code, Titled(i, beforeMarks), .. kept.Select(c => c.Cell(i.Item) ?? "")])])
        { Size = size };
        return new PaperTable(table, [.. alike.Select(Once)]);
    }

    /// <summary>A code stands on one line in any type.</summary>
    private double CodeWeight(double others)
    {
        var share = ((CodeInEm * size) + 10) / (width * 72 / 25.4);
        return others * share / (1 - share);
    }

    /// <summary>Whether nearly all items say the same, so that repeating it in each row would hide the rest.</summary>
    private bool IsAlike(Column column) => column.Name is not ("department" or "basis") && view.Items.Count > 2
        && view.Items.GroupBy(i => column.Cell(i.Item) ?? "", StringComparer.Ordinal).OrderByDescending(g => g.Count()).First() is { Key.Length: > 0 } most && most.Count() >= 0.75 * view.Items.Count;

    /// <summary>What nearly all items say, and the others by their codes.</summary>
    private string Once(Column column)
    {
        var values = view.Items.GroupBy(i => column.Cell(i.Item) ?? "", i => i.Item.Code, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ToList();
        var others = values.Skip(1).Select(v => words["shared.but", string.Join(words["shared.codes"], v), v.Key].Value);
        return string.Concat(others.Prepend(words["shared", Label(column), values[0].Key].Value));
    }

    /// <summary>The title with what a reader must know of the row.</summary>
    private string Titled(ItemView row, string beforeMarks)
    {
        var marks = new List<string>();
        if (row.Item.AppliesTo != AppliesTo.Both) marks.Add(words[$"mark.{row.Item.AppliesTo}"]);
        if (row.Item.AwaitsConfirmation) marks.Add(words["mark.drafted"]);
        if (row.UnderReview(view.On)) marks.Add(words["mark.review"]);
        if (row.RankInsufficient) marks.Add(words["mark.rank"]);
        if (marks.Count == 0) return row.Item.Title;
        var told = words["marks", string.Join(words["marks.separator"], marks)];
        return $"{row.Item.Title}{beforeMarks}{told.Value}";
    }

    private string Label(Column column) => column.Name == "department" ? words[$"column.department.{view.Kind}"] : words[$"column.{column.Name}"];

    private static Column Of<T>(string name, double weight, Func<T, string?> cell)
        where T : ListItem => new(name, weight, i => cell((T)i));

    private static Column Department(double weight) => new("department", weight, i => i.Department);

    private static Column DecisionBody(double weight) => Of<AutonomyItem>("decision-body", weight, i => i.DecisionBody);

    private static Column VillageRole(double weight) => Of<AssistanceItem>("village-role", weight, i => i.VillageRole);

    private static Column Conditions(double weight) => Of<CertificateItem>("conditions", weight, i => i.Conditions);

    private static Column Materials(double weight) => Of<CertificateItem>("materials", weight, i => ItemFacts.Enumerated(i.Materials));

    private static Column Alternative(double weight) => Of<CancelledItem>("alternative", weight, i => i.Alternative);

    private Column Lane(double weight) => Of<CertificateItem>("lane", weight, i => i.Lane == Domain.Lists.Lane.OnTheSpot ? words["lane.on-the-spot"].Value
        : i.PublicNoticeDays > 0 ? words["lane.notice", i.TimeLimitWorkdays, i.PublicNoticeDays] : words["lane.time-limited", i.TimeLimitWorkdays]);

    private string? Validity(CertificateItem item) => item.ValidityDays is { } days ? words["validity", days].Value : null;
}
