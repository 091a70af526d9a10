using Microsoft.Extensions.Localization;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Journal;

/// <summary>操作日志 for a spreadsheet, in the words of the page and with no more personal data than it shows.</summary>
public sealed class JournalExport(JournalWords words, IStringLocalizer<JournalTexts> texts, IStringLocalizer<SharedTexts> shared)
{
    /// <param name="rows">The rows.</param>
    /// <param name="names">Names of the persons whom a change names by id.</param>
    public ExportTable Table(IReadOnlyList<IndexModel.Row> rows, IReadOnlyDictionary<string, string> names) => ExportTable.Of(
        "journal",
        rows,
        shared["export.cut", ExportTable.MostRows],
        (texts["at"], r => ExportTable.Instant(r.At)),
        (texts["who"], r => r.PersonId is null ? texts["system"] : r.Name),
        (texts["role"], r => r.Role is null ? null : shared[$"Role.{r.Role}"].Value),
        (texts["unit"], r => r.Unit),
        (texts["what"], r => words.Event(r.What)),
        (texts["before"], r => words.Value(r.What, r.Before, names)),
        (texts["after"], r => words.Value(r.What, r.After, names)),
        (texts["subject"], r => words.Subject(r.SubjectType)),
        (texts["subject-id"], r => r.SubjectId.ToString()));
}
