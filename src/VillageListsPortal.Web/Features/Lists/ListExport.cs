using System.Globalization;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>A list for a spreadsheet: the columns of the reference files, then version, days and state.</summary>
public static class ListExport
{
    private static readonly (string Column, Func<ListItem, string?> Cell)[] First =
    [
        ("code", i => i.Code), ("title_zh", i => i.Title), ("title_en", i => i.TitleEn), ("applies_to", i => ItemAnswer.Word(i.AppliesTo)), ("legal_basis", i => i.LegalBasis),
    ];

    private static readonly (string Column, Func<ListItem, string?> Cell)[] Last =
    [
        ("provenance", i => ItemAnswer.Word(i.ImportedAs)), ("provenance_note", i => i.ProvenanceNote), ("version", i => Number(i.Version)),
        ("in_force_from", i => Day(i.From)), ("in_force_to", i => Day(i.To)), ("state", i => ItemAnswer.Word(i.Provenance)),
    ];

    public static ExportTable Table(ListKind kind, IEnumerable<ListItem> items)
    {
        (string Column, Func<ListItem, string?> Cell)[] columns = [.. First, .. Own(kind), .. Last];
        return new ExportTable(kind.Slug(), [.. columns.Select(c => c.Column)], [.. items.Select(i => (string?[])[.. columns.Select(c => c.Cell(i))])]);
    }

    private static (string Column, Func<ListItem, string?> Cell)[] Own(ListKind kind) => kind switch
    {
        ListKind.Autonomy =>
        [
            ("guidance_department_zh", i => i.Department), Of<AutonomyItem>("decision_body_zh", i => i.DecisionBody), Of<AutonomyItem>("delegable_to_representatives", i => i.DelegableToRepresentatives),
            Of<AutonomyItem>("decision_rule_zh", i => i.DecisionRule), Of<AutonomyItem>("four_deliberations_two_disclosures", i => i.FourDeliberations),
            Of<AutonomyItem>("disclosure_frequency_zh", i => i.DisclosureFrequency), Of<AutonomyItem>("three_matters_default_zh", i => i.ThreeMattersDefault),
        ],
        ListKind.Assistance =>
        [
            ("department_zh", i => i.Department), Of<AssistanceItem>("village_role_zh", i => i.VillageRole), Of<AssistanceItem>("funding_rule_zh", i => i.FundingRule), Of<AssistanceItem>("liability_zh", i => i.Liability),
        ],
        ListKind.Negative => [("department_zh", i => i.Department), Of<NegativeItem>("rule_zh", i => i.Rule), Of<NegativeItem>("screening_keywords_zh", i => i.ScreeningKeywords)],
        ListKind.Certificate => Certificate,
        _ =>
        [
            ("department_zh", i => i.Department), Of<CancelledItem>("alternative_zh", i => i.Alternative), Of<CancelledItem>("batch_zh", i => i.Batch), Of<CancelledItem>("exception_zh", i => i.Exception),
        ],
    };

    private static (string Column, Func<ListItem, string?> Cell)[] Certificate =>
    [
        ("department_zh", i => i.Department), Of<CertificateItem>("short_title_zh", i => i.ShortTitle), Of<CertificateItem>("requester_zh", i => i.Requester),
        Of<CertificateItem>("conditions_zh", i => i.Conditions), Of<CertificateItem>("materials_zh", i => i.Materials), Of<CertificateItem>("handling_mode_zh", i => Import.Words.Lane.First(w => w.Value == i.Lane).Key),
        Of<CertificateItem>("time_limit_workdays", i => Number(i.TimeLimitWorkdays)), Of<CertificateItem>("public_notice_days", i => Number(i.PublicNoticeDays)), Of<CertificateItem>("verification_zh", i => i.Verification),
        Of<CertificateItem>("purpose_limit_zh", i => i.PurposeLimit), Of<CertificateItem>("validity_days", i => Number(i.ValidityDays)), Of<CertificateItem>("electronic_only_allowed", i => YesNo(i.ElectronicOnlyAllowed)),
        Of<CertificateItem>("template_body_zh", i => i.TemplateBody), Of<CertificateItem>("in_person_only", i => YesNo(i.InPersonOnly)),
    ];

    private static (string Column, Func<ListItem, string?> Cell) Of<T>(string column, Func<T, string?> cell)
        where T : ListItem => (column, i => cell((T)i));

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
