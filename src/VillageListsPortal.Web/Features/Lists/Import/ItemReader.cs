using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>Rows of the list files as items, every column kept.</summary>
internal sealed class ItemReader(DateOnly from, Companions companions)
{
    private static readonly string[] Common = ["code", "title_zh", "title_en", "applies_to", "legal_basis", "provenance", "provenance_note"];

    public static IReadOnlyList<string> Columns(ListKind kind) => [.. Common, .. OwnColumns(kind)];

    public ListItem Read(ListKind kind, CsvRow r) => kind switch
    {
        ListKind.Autonomy => Autonomy(r),
        ListKind.Assistance => Assistance(r),
        ListKind.Negative => Negative(r),
        ListKind.Certificate => CertificateReader.Read(r, from, companions),
        _ => Cancelled(r),
    };

    private static string[] OwnColumns(ListKind kind) => kind switch
    {
        ListKind.Autonomy => ["guidance_department_zh", "decision_body_zh", "delegable_to_representatives", "decision_rule_zh", "four_deliberations_two_disclosures", "disclosure_frequency_zh", "three_matters_default_zh"],
        ListKind.Assistance => ["department_zh", "village_role_zh", "funding_rule_zh", "liability_zh"],
        ListKind.Negative => ["department_zh", "rule_zh", "screening_keywords_zh"],
        ListKind.Certificate => CertificateReader.Columns,
        _ => ["department_zh", "alternative_zh", "batch_zh", "exception_zh"],
    };

    private AutonomyItem Autonomy(CsvRow r) => new()
    {
        Code = r.Text("code"),
        Version = 1,
        Title = r.Text("title_zh"),
        TitleEn = r.Optional("title_en"),
        AppliesTo = r.Choice("applies_to", Words.AppliesTo),
        LegalBasis = r.Text("legal_basis"),
        Department = r.Text("guidance_department_zh"),
        DecisionBody = r.Optional("decision_body_zh"),
        DelegableToRepresentatives = r.Optional("delegable_to_representatives"),
        DecisionRule = r.Optional("decision_rule_zh"),
        FourDeliberations = r.Optional("four_deliberations_two_disclosures"),
        DisclosureFrequency = r.Optional("disclosure_frequency_zh"),
        ThreeMattersDefault = r.Optional("three_matters_default_zh"),
        ImportedAs = r.Choice("provenance", Words.Provenance),
        ProvenanceNote = r.Optional("provenance_note"),
        From = from,
    };

    private AssistanceItem Assistance(CsvRow r) => new()
    {
        Code = r.Text("code"),
        Version = 1,
        Title = r.Text("title_zh"),
        TitleEn = r.Optional("title_en"),
        AppliesTo = r.Choice("applies_to", Words.AppliesTo),
        LegalBasis = r.Text("legal_basis"),
        Department = r.Text("department_zh"),
        VillageRole = r.Optional("village_role_zh"),
        FundingRule = r.Optional("funding_rule_zh"),
        Liability = r.Optional("liability_zh"),
        ImportedAs = r.Choice("provenance", Words.Provenance),
        ProvenanceNote = r.Optional("provenance_note"),
        From = from,
    };

    private NegativeItem Negative(CsvRow r) => new()
    {
        Code = r.Text("code"),
        Version = 1,
        Title = r.Text("title_zh"),
        TitleEn = r.Optional("title_en"),
        AppliesTo = r.Choice("applies_to", Words.AppliesTo),
        LegalBasis = r.Text("legal_basis"),
        Department = r.Text("department_zh"),
        Rule = r.Optional("rule_zh"),
        ScreeningKeywords = r.Optional("screening_keywords_zh"),
        ImportedAs = r.Choice("provenance", Words.Provenance),
        ProvenanceNote = r.Optional("provenance_note"),
        From = from,
    };

    private CancelledItem Cancelled(CsvRow r)
    {
        var paper = companions.Papers.GetValueOrDefault(r.Text("code"));
        return new()
        {
            Code = r.Text("code"),
            Version = 1,
            Title = r.Text("title_zh"),
            TitleEn = r.Optional("title_en"),
            AppliesTo = r.Choice("applies_to", Words.AppliesTo),
            LegalBasis = r.Text("legal_basis"),
            Department = r.Text("department_zh"),
            Alternative = r.Optional("alternative_zh"),
            Batch = r.Optional("batch_zh"),
            Exception = r.Optional("exception_zh"),
            SelfPaper = paper?.Paper ?? SelfPaper.None,
            SelfPaperText = paper?.Text,
            ImportedAs = r.Choice("provenance", Words.Provenance),
            ProvenanceNote = r.Optional("provenance_note"),
            From = from,
        };
    }
}
