using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Laws;

/// <summary>A text in the register and the codes of the items in force that rest on it.</summary>
public sealed record CitedLaw(Law Law, IReadOnlyList<string> Items);

/// <summary>The law register for a spreadsheet: each text with its days and what cites it.</summary>
public sealed class LawExport(IStringLocalizer<LawTexts> texts, IStringLocalizer<SharedTexts> shared)
{
    /// <param name="laws">The texts.</param>
    /// <param name="day">The day as of which they are read.</param>
    public ExportTable Table(IReadOnlyList<CitedLaw> laws, DateOnly day) => ExportTable.Of(
        "laws",
        laws,
        shared["export.cut", ExportTable.MostRows],
        (texts["name"], l => l.Law.Name),
        (texts["version"], l => l.Law.Version),
        (texts["kind"], l => texts[$"LawKind.{l.Law.Kind}"]),
        (texts["document"], l => l.Law.DocumentNumber),
        (texts["state"], l => texts[$"LawState.{l.Law.StateOn(day)}"]),
        (texts["in-force-from"], l => ExportTable.Day(l.Law.InForceFrom)),
        (texts["in-force-to"], l => ExportTable.Day(l.Law.InForceTo)),
        (texts["repealed-by"], l => l.Law.RepealedBy),
        (texts["items"], l => string.Join(shared["list-separator"], l.Items)));
}
