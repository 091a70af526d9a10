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

    /// <summary>The fields that an admission proposes, but where a comparison names or writes them in its own way.</summary>
    private static IEnumerable<(string Name, string? Text)> Own(ListItem item) => item switch
    {
        CertificateItem i => Certificate(i),
        CancelledItem i =>
        [
            ("alternative", i.Alternative), ("exception", i.Exception), ("batch", i.Batch), ("self-paper", i.SelfPaper.ToString().ToLowerInvariant()), ("self-paper-text", i.SelfPaperText),
        ],
        _ => ItemDetails.Of(item),
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
