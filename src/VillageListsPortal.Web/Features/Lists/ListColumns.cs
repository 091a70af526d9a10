using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Pdf;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>A list as a table on paper.</summary>
/// <param name="Table">The table.</param>
/// <param name="Shared">What every item says alike, once above the table instead of in each row.</param>
public sealed record PaperTable(Table Table, IReadOnlyList<string> Shared);

/// <summary>Which columns a list has on paper: all that decides in the edition, what a passer-by needs on the wall.</summary>
public sealed class ListColumns(IStringLocalizer<ListPaperTexts> words, ListView view)
{
    private const double CodeWeight = 1.15;

    private sealed record Column(string Name, double Weight, Func<ListItem, string?> Cell);

    /// <summary>The columns of the edition, with the legal basis.</summary>
    public PaperTable Edition() => Table(4, [.. view.Kind switch
    {
        ListKind.Autonomy => new[] { DecisionBody(2), Of<AutonomyItem>("decision-rule", 4, i => i.DecisionRule), Department(2) },
        ListKind.Assistance => [VillageRole(4), Of<AssistanceItem>("funding", 4, i => i.FundingRule), Of<AssistanceItem>("liability", 2, i => i.Liability), Department(2.4)],
        ListKind.Negative => [Of<NegativeItem>("rule", 3, i => i.Rule), Department(4)],
        ListKind.Certificate => [Of<CertificateItem>("requester", 2.2, i => i.Requester), Conditions(3.4), Materials(3.2), Lane(1.8), Of<CertificateItem>("validity", 1.4, Validity)],
        _ => [Department(2.6), Alternative(5), Of<CancelledItem>("exception", 2, i => i.Exception)],
    }, new Column("basis", 5, i => i.LegalBasis)]);

    /// <summary>The columns of the sheet for the wall.</summary>
    public PaperTable Sheet() => Table(5, view.Kind switch
    {
        ListKind.Autonomy => [DecisionBody(3), Department(3)],
        ListKind.Assistance => [VillageRole(6), Of<AssistanceItem>("funding", 4, i => i.FundingRule), Of<AssistanceItem>("liability", 3, i => i.Liability), Department(3)],
        ListKind.Negative => [Of<NegativeItem>("rule", 5, i => i.Rule), Department(7)],
        ListKind.Certificate => [Conditions(5), Materials(4), Lane(2.6)],
        _ => [Department(3.2), Alternative(7)],
    });

    private PaperTable Table(double titleWeight, IReadOnlyList<Column> columns)
    {
        var alike = columns.Where(c => c.Name != "department" && view.Items.Count > 2 && view.Items.Select(i => c.Cell(i.Item) ?? "").Distinct(StringComparer.Ordinal).Count() == 1).ToList();
        var kept = columns.Where(c => !alike.Contains(c) && view.Items.Any(i => !string.IsNullOrEmpty(c.Cell(i.Item)))).ToList();
        var table = new Table(
            [new(words["column.code"], CodeWeight), new(words[$"column.title.{view.Kind}"], titleWeight) { HeadsRow = true }, .. kept.Select(c => new TableColumn(Label(c), c.Weight))],
            [.. view.Items.Select(i => (string[])[i.Item.Code, Titled(i), .. kept.Select(c => c.Cell(i.Item) ?? "")])]);
        return new PaperTable(table, [.. alike.Where(c => !string.IsNullOrEmpty(c.Cell(view.Items[0].Item))).Select(c => words["shared", Label(c), c.Cell(view.Items[0].Item)!].Value)]);
    }

    /// <summary>The title with what a reader must know of the row.</summary>
    private string Titled(ItemView row)
    {
        var marks = new List<string>();
        if (row.Item.AppliesTo != AppliesTo.Both) marks.Add(words[$"mark.{row.Item.AppliesTo}"]);
        if (row.Item.AwaitsConfirmation) marks.Add(words["mark.drafted"]);
        if (row.UnderReview(view.On)) marks.Add(words["mark.review"]);
        if (row.RankInsufficient) marks.Add(words["mark.rank"]);
        return marks.Count == 0 ? row.Item.Title : $"{row.Item.Title}\n{words["marks", string.Join(words["marks.separator"], marks)].Value}";
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
