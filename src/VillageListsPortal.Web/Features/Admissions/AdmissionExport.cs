using System.Globalization;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The list of requests for a spreadsheet, with the words of the page.</summary>
public sealed class AdmissionExport(IStringLocalizer<AdmissionTexts> texts, IStringLocalizer<SharedTexts> shared)
{
    public ExportTable Table(IReadOnlyList<AdmissionRow> rows) => ExportTable.Of(
        "admissions",
        rows,
        shared["export.cut", ExportTable.MostRows],
        (texts["index.number"], r => r.Number),
        (texts["index.request"], r => r.Title),
        (texts["index.kind"], r => texts[$"AdmissionKind.{r.Kind}"]),
        (texts["index.list"], r => texts[$"ListKind.{r.List}"]),
        (texts["index.item"], r => r.ItemCode),
        (texts["index.unit"], r => r.Unit),
        (texts["index.state"], r => shared[$"AdmissionStatus.{r.Status}"]),
        (texts["index.days-left"], r => r.Clock is { PausedSince: null } clock ? clock.DaysLeft.ToString(CultureInfo.InvariantCulture) : null),
        (texts["index.paused-since"], r => ExportTable.Day(r.Clock?.PausedSince)),
        (texts["index.at"], r => ExportTable.Instant(r.At)));
}
