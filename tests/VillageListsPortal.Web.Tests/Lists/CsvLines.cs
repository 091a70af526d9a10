using System.Globalization;
using CsvHelper;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Tests.Lists;

/// <summary>A CSV file as lines of cells by column.</summary>
public static class CsvLines
{
    public static List<Dictionary<string, string>> Read(TextReader text)
    {
        using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',' }, leaveOpen: true);
        var header = csv.Headers.ToArray();
        var lines = new List<Dictionary<string, string>>();
        while (csv.Read()) lines.Add(header.Select((h, i) => (h, cell: csv.GetString(i))).ToDictionary(c => c.h, c => c.cell, StringComparer.Ordinal));
        return lines;
    }
}

/// <summary>What an item says in the columns of its file; written out by hand, so that a column forgotten by the import shows.</summary>
public static class ItemCells
{
    public static Dictionary<string, string> Of(ListItem i)
    {
        var cells = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["code"] = i.Code,
            ["title_zh"] = i.Title,
            ["title_en"] = i.TitleEn,
            ["applies_to"] = i.AppliesTo.ToString().ToLowerInvariant(),
            ["legal_basis"] = i.LegalBasis,
            ["department_zh"] = i.Department,
            ["guidance_department_zh"] = i.Department,
            ["provenance"] = i.ImportedAs switch { Provenance.Seed => "seed", Provenance.NationalList => "national-list", Provenance.ProvincialList => "provincial-list", Provenance.PublishedGuide => "published-guide", _ => "drafted" },
            ["provenance_note"] = i.ProvenanceNote,
        };
        foreach (var (column, cell) in Own(i)) cells[column] = cell;
        return cells.ToDictionary(c => c.Key, c => c.Value ?? "", StringComparer.Ordinal);
    }

    private static (string Column, string? Cell)[] Own(ListItem item) => item switch
    {
        AutonomyItem i =>
        [
            ("decision_body_zh", i.DecisionBody), ("delegable_to_representatives", i.DelegableToRepresentatives), ("decision_rule_zh", i.DecisionRule),
            ("four_deliberations_two_disclosures", i.FourDeliberations), ("disclosure_frequency_zh", i.DisclosureFrequency), ("three_matters_default_zh", i.ThreeMattersDefault),
        ],
        AssistanceItem i => [("village_role_zh", i.VillageRole), ("funding_rule_zh", i.FundingRule), ("liability_zh", i.Liability)],
        NegativeItem i => [("rule_zh", i.Rule), ("screening_keywords_zh", i.ScreeningKeywords)],
        CancelledItem i => [("alternative_zh", i.Alternative), ("batch_zh", i.Batch), ("exception_zh", i.Exception)],
        CertificateItem i =>
        [
            ("short_title_zh", i.ShortTitle), ("requester_zh", i.Requester), ("conditions_zh", i.Conditions), ("materials_zh", i.Materials),
            ("handling_mode_zh", i.Lane == Lane.OnTheSpot ? "当场办结" : "限时办结"), ("time_limit_workdays", Text(i.TimeLimitWorkdays)), ("public_notice_days", Text(i.PublicNoticeDays)),
            ("verification_zh", i.Verification), ("purpose_limit_zh", i.PurposeLimit), ("validity_days", Text(i.ValidityDays)),
            ("electronic_only_allowed", YesNo(i.ElectronicOnlyAllowed)), ("template_body_zh", i.TemplateBody), ("in_person_only", YesNo(i.InPersonOnly)),
        ],
        _ => [],
    };

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
