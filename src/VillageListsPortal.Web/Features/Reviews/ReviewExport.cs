using System.Globalization;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>The items of a review with their answers, for a spreadsheet.</summary>
public sealed class ReviewExport(IStringLocalizer<ItemReviewTexts> texts, IStringLocalizer<SharedTexts> shared)
{
    public ExportTable Table(IReadOnlyList<ReviewRow> rows) => ExportTable.Of(
        "review",
        rows,
        shared["export.cut", ExportTable.MostRows],
        (texts["code"], r => r.Review.ItemCode),
        (texts["item"], r => Chinese.Title(r.Item.Title, r.Item.TitleEn)),
        (texts["version"], r => r.Item.Version.ToString(CultureInfo.InvariantCulture)),
        (texts["department"], r => r.Item.Department),
        (texts["unit"], r => r.Unit),
        (texts["state"], r => shared[$"ItemReviewStatus.{r.Review.Status}"]),
        (texts["answer"], r => r.Review.Answer is { } answer ? texts[$"ReviewAnswer.{answer}"].Value : null),
        (texts["article"], r => r.Review.Article),
        (texts["words"], r => r.Review.Words),
        (texts["answered-on"], r => r.Review.AnsweredAt is { } at ? ExportTable.Day(Days.On(at)) : null),
        (texts["is-late"], r => r.Review.IsLate ? texts["yes"].Value : texts["no"].Value));
}
