using System.Globalization;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests;

internal static partial class TestData
{
    /// <summary>Held by the person, they make ZM-07 needless (domain 4.8).</summary>
    private const string PapersThatMakeFarmersNeedNothing = "集体经济组织成员证书、土地承包经营权证或者林权证";

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> ItemRows = Reference("certificates.csv");
    private static readonly ILookup<string, CertificateField> Fields = Reference("certificate-fields.csv").ToLookup(r => r["code"], FieldOf, StringComparer.Ordinal);

    /// <summary>The codes of the seven certificates.</summary>
    public static IReadOnlyList<string> Codes => [.. ItemRows.Select(r => r["code"])];

    /// <summary>An item of the certificate list as the district's reference data have it.</summary>
    public static CertificateItem Item(string code, int version = 1, DateOnly? from = null)
    {
        var row = ItemRows.Single(r => r["code"] == code);
        return new CertificateItem
        {
            Code = code,
            Version = version,
            Title = row["title_zh"],
            AppliesTo = Enum.Parse<AppliesTo>(row["applies_to"], ignoreCase: true),
            LegalBasis = row["legal_basis"],
            Department = row["department_zh"],
            Lane = row["handling_mode_zh"] == "当场办结" ? Lane.OnTheSpot : Lane.TimeLimited,
            TimeLimitWorkdays = Number(row["time_limit_workdays"]) ?? 0,
            PublicNoticeDays = Number(row["public_notice_days"]) ?? 0,
            PurposeLimit = row["purpose_limit_zh"],
            ValidityDays = Number(row["validity_days"]),
            TemplateBody = row["template_body_zh"],
            InPersonOnly = row["in_person_only"] == "yes",
            Fields = [.. Fields[code]],
            NeedlessIf = code == "ZM-07" ? PapersThatMakeFarmersNeedNothing : null,
            ImportedAs = Provenance.Drafted,
            From = from ?? ListsFrom,
        };
    }

    /// <summary>An item on the spot for villages and communities, with a wording of the test's own.</summary>
    public static CertificateItem Wording(string body, string? purposeLimit = null, params CertificateField[] fields) => new()
    {
        Code = "ZM-02",
        Version = 1,
        Title = "证明",
        AppliesTo = AppliesTo.Both,
        LegalBasis = "《公证法》第十一条",
        Department = "区民政局",
        Lane = Lane.OnTheSpot,
        TimeLimitWorkdays = 0,
        PublicNoticeDays = 0,
        PurposeLimit = purposeLimit,
        TemplateBody = body,
        Fields = fields,
        ImportedAs = Provenance.Drafted,
        From = ListsFrom,
    };

    public static CertificateField Field(string name, FieldType type, bool optional = false, params string[] choices) =>
        new(name, type, name, name, Help: null, optional, choices);

    /// <summary>婚姻状况证明, cancelled.</summary>
    public static CancelledItem CancelledItem() => new()
    {
        Code = "QX-08",
        Version = 1,
        Title = "婚姻状况证明",
        AppliesTo = AppliesTo.Both,
        LegalBasis = "民发〔2020〕20号",
        Department = "民政部门",
        ImportedAs = Provenance.NationalList,
        From = ListsFrom,
    };

    private static CertificateField FieldOf(IReadOnlyDictionary<string, string> row) => new(
        row["name"], Enum.Parse<FieldType>(row["type"]), row["label_zh"], row["label_en"], row["help_zh"], row["optional"] == "yes",
        row["choices"].Split('|', StringSplitOptions.RemoveEmptyEntries));

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Reference(string file) =>
        CsvTable.Read(Path.Combine(AppContext.BaseDirectory, "Reference", file));
}
