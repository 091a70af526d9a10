using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Domain.Tests;

internal static partial class TestData
{
    /// <summary>Every item of every list as the reference data have it, whole.</summary>
    public static IReadOnlyList<ListItem> AllItems() =>
    [
        .. Reference("autonomy.csv").Select(Autonomy), .. Reference("assistance.csv").Select(Assistance), .. Reference("negative.csv").Select(Negative),
        .. ItemRows.Select(Certificate), .. Reference("certificates-cancelled.csv").Select(Cancelled),
    ];

    /// <summary>One of them.</summary>
    public static ListItem ListItem(string code) => AllItems().Single(i => i.Code == code);

    private static AutonomyItem Autonomy(IReadOnlyDictionary<string, string> row) => new()
    {
        Code = row["code"],
        Version = 1,
        Title = row["title_zh"],
        TitleEn = Said(row["title_en"]),
        AppliesTo = Enum.Parse<AppliesTo>(row["applies_to"], ignoreCase: true),
        LegalBasis = row["legal_basis"],
        Department = row["guidance_department_zh"],
        DecisionBody = Said(row["decision_body_zh"]),
        DecisionRule = Said(row["decision_rule_zh"]),
        DelegableToRepresentatives = Said(row["delegable_to_representatives"]),
        FourDeliberations = Said(row["four_deliberations_two_disclosures"]),
        DisclosureFrequency = Said(row["disclosure_frequency_zh"]),
        ThreeMattersDefault = Said(row["three_matters_default_zh"]),
        ImportedAs = Provenance.Drafted,
        From = ListsFrom,
    };

    private static AssistanceItem Assistance(IReadOnlyDictionary<string, string> row) => new()
    {
        Code = row["code"],
        Version = 1,
        Title = row["title_zh"],
        TitleEn = Said(row["title_en"]),
        AppliesTo = Enum.Parse<AppliesTo>(row["applies_to"], ignoreCase: true),
        LegalBasis = row["legal_basis"],
        Department = row["department_zh"],
        VillageRole = Said(row["village_role_zh"]),
        FundingRule = Said(row["funding_rule_zh"]),
        Liability = Said(row["liability_zh"]),
        ImportedAs = Provenance.Seed,
        From = ListsFrom,
    };

    private static NegativeItem Negative(IReadOnlyDictionary<string, string> row) => new()
    {
        Code = row["code"],
        Version = 1,
        Title = row["title_zh"],
        TitleEn = Said(row["title_en"]),
        AppliesTo = Enum.Parse<AppliesTo>(row["applies_to"], ignoreCase: true),
        LegalBasis = row["legal_basis"],
        Department = row["department_zh"],
        Rule = Said(row["rule_zh"]),
        ScreeningKeywords = Said(row["screening_keywords_zh"]),
        ImportedAs = Provenance.Seed,
        From = ListsFrom,
    };

    private static CertificateItem Certificate(IReadOnlyDictionary<string, string> row) => new()
    {
        Code = row["code"],
        Version = 1,
        Title = row["title_zh"],
        TitleEn = Said(row["title_en"]),
        ShortTitle = Said(row["short_title_zh"]),
        AppliesTo = Enum.Parse<AppliesTo>(row["applies_to"], ignoreCase: true),
        LegalBasis = row["legal_basis"],
        Department = row["department_zh"],
        Requester = Said(row["requester_zh"]),
        Conditions = Said(row["conditions_zh"]),
        Materials = Said(row["materials_zh"]),
        Lane = row["handling_mode_zh"] == "当场办结" ? Lane.OnTheSpot : Lane.TimeLimited,
        TimeLimitWorkdays = Number(row["time_limit_workdays"]) ?? 0,
        PublicNoticeDays = Number(row["public_notice_days"]) ?? 0,
        Verification = Said(row["verification_zh"]),
        PurposeLimit = Said(row["purpose_limit_zh"]),
        ValidityDays = Number(row["validity_days"]),
        ElectronicOnlyAllowed = row["electronic_only_allowed"] == "yes",
        TemplateBody = row["template_body_zh"],
        InPersonOnly = row["in_person_only"] == "yes",
        Fields = [.. Fields[row["code"]].Select(f => f with { Help = Said(f.Help ?? "") })],
        NeedlessIf = row["code"] == "ZM-07" ? PapersThatMakeFarmersNeedNothing : null,
        ImportedAs = Provenance.Drafted,
        From = ListsFrom,
    };

    private static CancelledItem Cancelled(IReadOnlyDictionary<string, string> row)
    {
        var paper = Reference("self-papers.csv").SingleOrDefault(p => p["code"] == row["code"]);
        return new CancelledItem
        {
            Code = row["code"],
            Version = 1,
            Title = row["title_zh"],
            TitleEn = Said(row["title_en"]),
            AppliesTo = Enum.Parse<AppliesTo>(row["applies_to"], ignoreCase: true),
            LegalBasis = row["legal_basis"],
            Department = row["department_zh"],
            Alternative = Said(row["alternative_zh"]),
            Batch = Said(row["batch_zh"]),
            Exception = Said(row["exception_zh"]),
            SelfPaper = paper is null ? SelfPaper.None : Enum.Parse<SelfPaper>(paper["paper"], ignoreCase: true),
            SelfPaperText = paper?["text_zh"],
            ImportedAs = Provenance.NationalList,
            From = ListsFrom,
        };
    }

    private static string? Said(string text) => text.Length == 0 ? null : text;
}
