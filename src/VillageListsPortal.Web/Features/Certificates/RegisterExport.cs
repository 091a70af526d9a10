using Microsoft.Extensions.Localization;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The register of certificates for a spreadsheet: what the page shows to the same officer, masked where it is (settled S7).</summary>
public sealed class RegisterExport(IStringLocalizer<CertificateTexts> texts, IStringLocalizer<SharedTexts> shared)
{
    public ExportTable Table(IReadOnlyList<RegisterRow> rows) => ExportTable.Of(
        "certificates",
        rows,
        shared["export.cut", ExportTable.MostRows],
        (texts["fact.number"], r => r.Number),
        (texts["fact.code"], r => r.ItemCode),
        (texts["fact.item"], r => Chinese.Title(r.Title, r.TitleEn)),
        (texts["fact.party"], r => r.Name),
        (texts["fact.village"], r => r.Village),
        (texts["fact.state"], r => shared[$"CertificateStatus.{r.Status}"]),
        (texts["fact.prepared"], r => ExportTable.Instant(r.PreparedAt)));
}
