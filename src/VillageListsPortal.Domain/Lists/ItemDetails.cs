using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Lists;

/// <summary>The fields of each list by name: one way to show, to propose, to compare and to build a version.</summary>
public static class ItemDetails
{
    /// <summary>What stands for yes in a field of yes and no.</summary>
    public const string Yes = "yes";

    private const string No = "no";
    private const int LongestLimit = 365;
    private const int LongestValidity = 3650;

    private static readonly Dictionary<ListKind, string[]> ByList = new()
    {
        [ListKind.Autonomy] = ["decision-body", "decision-rule", "delegable", "four", "disclosure", "three"],
        [ListKind.Assistance] = ["village-role", "funding", "liability"],
        [ListKind.Negative] = ["rule", "keywords"],
        [ListKind.Certificate] =
        [
            "short-title", "requester", "conditions", "materials", "needless", "lane", "time-limit", "notice-days", "verification",
            "purpose", "validity-days", "electronic", "in-person", "template", "fields",
        ],
        [ListKind.Cancelled] = ["alternative", "batch", "exception", "self-paper", "self-paper-text"],
    };

    /// <summary>Names of the fields of a list, in the order of the form.</summary>
    /// <param name="list">The list.</param>
    /// <returns>Stable kebab-case names; labels are resources.</returns>
    public static IReadOnlyList<string> Names(ListKind list) => ByList[list];

    /// <summary>What a version says in the fields of its list.</summary>
    /// <param name="item">The version.</param>
    /// <returns>Names and texts in the order of <see cref="Names"/>.</returns>
    public static IReadOnlyList<(string Name, string? Value)> Of(ListItem item) => item switch
    {
        AutonomyItem i =>
        [
            ("decision-body", i.DecisionBody), ("decision-rule", i.DecisionRule), ("delegable", i.DelegableToRepresentatives), ("four", i.FourDeliberations),
            ("disclosure", i.DisclosureFrequency), ("three", i.ThreeMattersDefault),
        ],
        AssistanceItem i => [("village-role", i.VillageRole), ("funding", i.FundingRule), ("liability", i.Liability)],
        NegativeItem i => [("rule", i.Rule), ("keywords", i.ScreeningKeywords)],
        CertificateItem i => Of(i),
        CancelledItem i =>
        [
            ("alternative", i.Alternative), ("batch", i.Batch), ("exception", i.Exception),
            ("self-paper", i.SelfPaper == SelfPaper.None ? null : i.SelfPaper.ToString()), ("self-paper-text", i.SelfPaperText),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    /// <summary>Makes a version of what an admission proposes (domain 3.9).</summary>
    /// <param name="list">The list.</param>
    /// <param name="version">Code, number, first day and the admission behind it.</param>
    /// <param name="content">What it says.</param>
    /// <returns>The version, admitted.</returns>
    /// <exception cref="RuleViolationException"><c>field.missing</c>, <c>field.not-a-number</c>, <c>field.not-a-choice</c>, or of <see cref="CertificateFields.Parse"/>; the first argument names the field.</exception>
    public static ListItem Build(ListKind list, ItemVersion version, ItemContent content) => list switch
    {
        ListKind.Autonomy => new AutonomyItem
        {
            Code = version.Code,
            Version = version.Number,
            From = version.From,
            AdmissionId = version.AdmissionId,
            ImportedAs = Provenance.Admitted,
            Title = content.Title,
            TitleEn = content.TitleEn,
            AppliesTo = content.AppliesTo,
            LegalBasis = content.LegalBasis,
            Department = content.Department,
            DecisionBody = content["decision-body"],
            DecisionRule = content["decision-rule"],
            DelegableToRepresentatives = content["delegable"],
            FourDeliberations = content["four"],
            DisclosureFrequency = content["disclosure"],
            ThreeMattersDefault = content["three"],
        },
        ListKind.Assistance => new AssistanceItem
        {
            Code = version.Code,
            Version = version.Number,
            From = version.From,
            AdmissionId = version.AdmissionId,
            ImportedAs = Provenance.Admitted,
            Title = content.Title,
            TitleEn = content.TitleEn,
            AppliesTo = content.AppliesTo,
            LegalBasis = content.LegalBasis,
            Department = content.Department,
            VillageRole = content["village-role"],
            FundingRule = content["funding"],
            Liability = content["liability"],
        },
        ListKind.Negative => new NegativeItem
        {
            Code = version.Code,
            Version = version.Number,
            From = version.From,
            AdmissionId = version.AdmissionId,
            ImportedAs = Provenance.Admitted,
            Title = content.Title,
            TitleEn = content.TitleEn,
            AppliesTo = content.AppliesTo,
            LegalBasis = content.LegalBasis,
            Department = content.Department,
            Rule = content["rule"],
            ScreeningKeywords = content["keywords"],
        },
        ListKind.Certificate => Certificate(version, content),
        _ => Cancelled(version, content),
    };

    private static CertificateItem Certificate(ItemVersion version, ItemContent content) => new()
    {
        Code = version.Code,
        Version = version.Number,
        From = version.From,
        AdmissionId = version.AdmissionId,
        ImportedAs = Provenance.Admitted,
        Title = content.Title,
        TitleEn = content.TitleEn,
        AppliesTo = content.AppliesTo,
        LegalBasis = content.LegalBasis,
        Department = content.Department,
        ShortTitle = content["short-title"],
        Requester = content["requester"],
        Conditions = content["conditions"],
        Materials = content["materials"],
        NeedlessIf = content["needless"],
        Lane = LaneOf(content),
        TimeLimitWorkdays = LaneOf(content) == Lane.OnTheSpot ? 0 : Number(content, "time-limit", LongestLimit) is > 0 and var limit ? limit : throw new RuleViolationException("field.missing", "time-limit"),
        PublicNoticeDays = Number(content, "notice-days", LongestLimit) ?? 0,
        Verification = content["verification"],
        PurposeLimit = content["purpose"],
        ValidityDays = Number(content, "validity-days", LongestValidity) is not 0 and var validity ? validity : throw new RuleViolationException("field.not-a-number", "validity-days", LongestValidity),
        ElectronicOnlyAllowed = content["electronic"] == Yes,
        InPersonOnly = content["in-person"] == Yes,
        TemplateBody = content["template"] ?? throw new RuleViolationException("field.missing", "template"),
        Fields = CertificateFields.Parse(content["fields"], content["template"] ?? ""),
    };

    private static CancelledItem Cancelled(ItemVersion version, ItemContent content) => new()
    {
        Code = version.Code,
        Version = version.Number,
        From = version.From,
        AdmissionId = version.AdmissionId,
        ImportedAs = Provenance.Admitted,
        Title = content.Title,
        TitleEn = content.TitleEn,
        AppliesTo = content.AppliesTo,
        LegalBasis = content.LegalBasis,
        Department = content.Department,
        Alternative = content["alternative"],
        Batch = content["batch"],
        Exception = content["exception"],
        SelfPaper = Choice<SelfPaper>(content, "self-paper") ?? SelfPaper.None,
        SelfPaperText = content["self-paper-text"],
    };

    private static IReadOnlyList<(string Name, string? Value)> Of(CertificateItem i) =>
    [
        ("short-title", i.ShortTitle), ("requester", i.Requester), ("conditions", i.Conditions), ("materials", i.Materials), ("needless", i.NeedlessIf),
        ("lane", i.Lane.ToString()), ("time-limit", Text(i.TimeLimitWorkdays)), ("notice-days", Text(i.PublicNoticeDays)), ("verification", i.Verification),
        ("purpose", i.PurposeLimit), ("validity-days", Text(i.ValidityDays)), ("electronic", i.ElectronicOnlyAllowed ? Yes : No), ("in-person", i.InPersonOnly ? Yes : No),
        ("template", i.TemplateBody), ("fields", CertificateFields.Write(i.Fields)),
    ];

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Number(ItemContent content, string name, int most) => content[name] is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= most ? n
        : throw new RuleViolationException("field.not-a-number", name, most);

    /// <summary>What is on the list is not in the lane for what is not (domain 4.2).</summary>
    private static Lane LaneOf(ItemContent content) => Choice<Lane>(content, "lane") switch
    {
        null => throw new RuleViolationException("field.missing", "lane"),
        Lane.Unlisted => throw new RuleViolationException("field.not-a-choice", "lane"),
        { } lane => lane,
    };

    private static T? Choice<T>(ItemContent content, string name)
        where T : struct, Enum => content[name] is not { } text ? null
        : Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<T>(text)
        : throw new RuleViolationException("field.not-a-choice", name);
}

/// <summary>Which version of which code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Number">1 for the first version, then 2, 3, ….</param>
/// <param name="From">First day in force.</param>
/// <param name="AdmissionId">The admission behind it.</param>
public sealed record ItemVersion(string Code, int Number, DateOnly From, Guid AdmissionId);
