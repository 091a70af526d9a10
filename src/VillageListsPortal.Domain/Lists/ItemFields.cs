using System.Globalization;

namespace VillageListsPortal.Domain.Lists;

/// <summary>One field of an item by its name, e.g. <c>village-role</c>.</summary>
/// <param name="Name">The name, the same over all versions.</param>
/// <param name="Text">What it says; null where it says nothing.</param>
public sealed record ItemField(string Name, string? Text);

/// <summary>What an item says, field by field, so that two versions can be laid side by side (domain part 2). Number, days and provenance are not content.</summary>
public static class ItemFields
{
    /// <summary>The fields of an item, those of its own list in the middle; both versions of a code have the same names in the same order.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Each field once.</returns>
    public static IReadOnlyList<ItemField> Of(ListItem item) =>
    [
        new("title", item.Title),
        new("title-en", item.TitleEn),
        new("applies", item.AppliesTo.ToString().ToLowerInvariant()),
        .. Own(item).Select(f => new ItemField(f.Name, f.Text)),
        new("department", item.Department),
        new("basis", item.LegalBasis),
    ];

    private static (string Name, string? Text)[] Own(ListItem item) => item switch
    {
        AutonomyItem i =>
        [
            ("decision-body", i.DecisionBody), ("decision-rule", i.DecisionRule), ("delegable", i.DelegableToRepresentatives), ("four", i.FourDeliberations),
            ("disclosure", i.DisclosureFrequency), ("three", i.ThreeMattersDefault),
        ],
        AssistanceItem i => [("village-role", i.VillageRole), ("funding", i.FundingRule), ("liability", i.Liability)],
        NegativeItem i => [("rule", i.Rule), ("keywords", i.ScreeningKeywords)],
        CertificateItem i => Certificate(i),
        CancelledItem i =>
        [
            ("alternative", i.Alternative), ("exception", i.Exception), ("batch", i.Batch), ("self-paper", i.SelfPaper.ToString().ToLowerInvariant()), ("self-paper-text", i.SelfPaperText),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, "This list has no fields yet."),
    };

    private static (string Name, string? Text)[] Certificate(CertificateItem i) =>
    [
        ("short-title", i.ShortTitle), ("requester", i.Requester), ("conditions", i.Conditions), ("materials", i.Materials), ("needless", i.NeedlessIf),
        ("lane", i.Lane switch { Lane.OnTheSpot => "on-the-spot", Lane.TimeLimited => "time-limited", _ => "unlisted" }), ("limit", Number(i.TimeLimitWorkdays)), ("notice", Number(i.PublicNoticeDays)),
        ("verification", i.Verification), ("purpose", i.PurposeLimit), ("validity", Number(i.ValidityDays)), ("in-person", YesNo(i.InPersonOnly)), ("electronic", YesNo(i.ElectronicOnlyAllowed)),
        ("template", i.TemplateBody), ("fields", string.Join('|', i.Fields.Select(Field))),
    ];

    private static string Field(CertificateField f) => string.Join(';', [f.Name, f.Type.ToString(), f.Label, f.LabelEn, f.Help ?? "", YesNo(f.Optional), .. f.Choices]);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
