using System.Text.RegularExpressions;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>Rows of the certificate list, with the typed fields that their wording needs.</summary>
internal static partial class CertificateReader
{
    public static readonly string[] Columns =
    [
        "short_title_zh", "department_zh", "requester_zh", "conditions_zh", "materials_zh", "handling_mode_zh", "time_limit_workdays", "public_notice_days",
        "verification_zh", "purpose_limit_zh", "validity_days", "electronic_only_allowed", "template_body_zh", "in_person_only",
    ];

    public static CertificateItem Read(CsvRow r, DateOnly from, Companions companions)
    {
        var code = r.Text("code");
        var body = r.Text("template_body_zh");
        var fields = companions.Fields[code].ToList();
        RequireFields(r, body, fields);
        return new()
        {
            Code = code,
            Version = 1,
            Title = r.Text("title_zh"),
            ShortTitle = r.Optional("short_title_zh"),
            TitleEn = r.Optional("title_en"),
            AppliesTo = r.Choice("applies_to", Words.AppliesTo),
            LegalBasis = r.Text("legal_basis"),
            Department = r.Text("department_zh"),
            Requester = r.Optional("requester_zh"),
            Conditions = r.Optional("conditions_zh"),
            Materials = r.Optional("materials_zh"),
            Lane = r.Choice("handling_mode_zh", Words.Lane),
            TimeLimitWorkdays = r.Number("time_limit_workdays"),
            PublicNoticeDays = r.Number("public_notice_days"),
            Verification = r.Optional("verification_zh"),
            PurposeLimit = r.Optional("purpose_limit_zh"),
            ValidityDays = r.OptionalNumber("validity_days"),
            ElectronicOnlyAllowed = r.YesNo("electronic_only_allowed"),
            TemplateBody = body,
            InPersonOnly = r.YesNo("in_person_only"),
            Fields = fields,
            NeedlessIf = NeedlessIf(r.Optional("conditions_zh")),
            ImportedAs = r.Choice("provenance", Words.Provenance),
            ProvenanceNote = r.Optional("provenance_note"),
            From = from,
        };
    }

    /// <summary>The papers named by a condition such as 有甲证、乙证的，提示不必开具.</summary>
    private static string? NeedlessIf(string? conditions) =>
        conditions is not null && Needless().Match(conditions) is { Success: true } m ? m.Groups["papers"].Value : null;

    private static void RequireFields(CsvRow r, string body, List<CertificateField> fields)
    {
        var places = Place().Matches(body).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var place in places.Where(p => !fields.Exists(f => f.Name == p))) r.Refuse($"the wording has {{{place}}}, but certificate-fields.csv has no such field of this code.");
        foreach (var field in fields.Where(f => !places.Contains(f.Name))) r.Refuse($"certificate-fields.csv has the field {field.Name}, but the wording does not.");
        if (fields.Count(f => f.Type == FieldType.PersonName) != 1 || fields.Count(f => f.Type == FieldType.IdentityNumber) != 1) r.Refuse("certificate-fields.csv must have one PersonName and one IdentityNumber of this code.");
    }

    [GeneratedRegex(@"有(?<papers>[^；]+?)的，提示不必开具", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Needless();

    [GeneratedRegex(@"\{(?<name>[a-z_]+)\}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Place();
}
