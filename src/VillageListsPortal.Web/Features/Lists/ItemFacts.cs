using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>One labelled fact of an item.</summary>
/// <param name="Label">Its label, in the interface's language.</param>
/// <param name="Text">What the item says.</param>
/// <param name="Language">The language of the text where it is not the interface's: data stay Chinese (settled S31).</param>
public sealed record Fact(string Label, string Text, string? Language);

/// <summary>What an item says, in the order in which people ask for it.</summary>
public sealed partial class ItemFacts(IStringLocalizer<ListTexts> texts, IStringLocalizer<SharedTexts> shared)
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);

    /// <summary>Facts in words of the interface; the others are data.</summary>
    private static readonly HashSet<string> OwnWords = new(StringComparer.Ordinal) { "applies", "delegable", "four", "lane", "validity", "in-person", "electronic", "fields" };

    /// <summary>The two or three facts that stand in the list's table.</summary>
    public IReadOnlyList<Fact> Row(ListItem item) => Facts(item switch
    {
        AutonomyItem i => [("decision-body", i.DecisionBody), ("department.autonomy", i.Department), ("basis", i.LegalBasis)],
        AssistanceItem i => [("village-role", i.VillageRole), ("department", i.Department), ("basis", i.LegalBasis)],
        NegativeItem i => [("department.negative", i.Department), ("rule", i.Rule), ("basis", i.LegalBasis)],
        CertificateItem i => [("lane", Lane(i)), ("requester", i.Requester), ("basis", i.LegalBasis)],
        CancelledItem i => [("department.cancelled", i.Department), ("alternative", i.Alternative), ("basis", i.LegalBasis)],
        _ => [],
    });

    /// <summary>What decides whether a task may be given to a village; the basis has a place of its own.</summary>
    public IReadOnlyList<Fact> Decisive(ListItem item) => Facts(item switch
    {
        AutonomyItem i => [("decision-body", i.DecisionBody), ("decision-rule", i.DecisionRule), ("department.autonomy", i.Department)],
        AssistanceItem i => [("village-role", i.VillageRole), ("liability", i.Liability), ("funding", i.FundingRule), ("department", i.Department)],
        NegativeItem i => [("rule", i.Rule), ("department.negative", i.Department)],
        CertificateItem i => [("lane", Lane(i)), ("conditions", i.Conditions), ("requester", i.Requester)],
        CancelledItem i => [("department.cancelled", i.Department), ("alternative", i.Alternative), ("exception", i.Exception)],
        _ => [],
    });

    /// <summary>Everything but the basis, the source and the versions, which have places of their own.</summary>
    public IReadOnlyList<Fact> All(ListItem item) => [.. Facts([("applies", texts[$"applies.{item.AppliesTo}"])]), .. Facts(Own(item)), .. Facts([("title-en", Chinese.IsInterface ? item.TitleEn : null)])];

    public string Lane(CertificateItem item) => Lane(item.Lane, item.TimeLimitWorkdays, item.PublicNoticeDays);

    /// <summary>How long it takes, e.g. 限时办结，5个工作日（先公告30天）.</summary>
    public string Lane(Lane lane, int workdays, int notice) =>
        lane == Domain.Lists.Lane.OnTheSpot ? texts["lane.OnTheSpot"]
        : notice > 0 ? texts.Plural("lane.TimeLimited", workdays) + shared["comma"] + texts.Plural("lane.Notice", notice)
        : texts.Plural("lane.TimeLimited", workdays);

    public string Validity(CertificateItem item) => item.ValidityDays is { } days ? texts.Plural("validity.days", days) : texts["validity.none"];

    private (string Key, string? Text)[] Own(ListItem item) => item switch
    {
        AutonomyItem i =>
        [
            ("decision-body", i.DecisionBody), ("decision-rule", i.DecisionRule), ("delegable", Value(i.DelegableToRepresentatives)), ("four", Value(i.FourDeliberations)),
            ("disclosure", i.DisclosureFrequency), ("three", i.ThreeMattersDefault), ("department.autonomy", i.Department),
        ],
        AssistanceItem i => [("village-role", i.VillageRole), ("department", i.Department), ("funding", i.FundingRule), ("liability", i.Liability)],
        NegativeItem i => [("rule", i.Rule), ("department.negative", i.Department), ("keywords", Enumerated(i.ScreeningKeywords))],
        CertificateItem i => Certificate(i),
        CancelledItem i => [("department.cancelled", i.Department), ("alternative", i.Alternative), ("exception", i.Exception), ("batch", i.Batch)],
        _ => [],
    };

    private (string Key, string? Text)[] Certificate(CertificateItem i) =>
    [
        ("requester", i.Requester), ("conditions", i.Conditions), ("materials", Enumerated(i.Materials)), ("needless", i.NeedlessIf), ("lane", Lane(i)),
        ("verification", i.Verification), ("purpose", i.PurposeLimit), ("validity", Validity(i)), ("in-person", texts[i.InPersonOnly ? "value.in-person.yes" : "value.in-person.no"]),
        ("electronic", texts[i.ElectronicOnlyAllowed ? "value.electronic.yes" : "value.electronic.no"]), ("template", Wording(i)),
        ("fields", string.Join(shared["list-separator"], i.Fields.Select(f => Chinese.Title(f.Label, f.LabelEn)))), ("department.certificate", i.Department),
    ];

    private List<Fact> Facts(ReadOnlySpan<(string Key, string? Text)> facts)
    {
        var said = new List<Fact>(facts.Length);
        foreach (var (key, text) in facts)
        {
            if (!string.IsNullOrEmpty(text)) said.Add(new Fact(Label(key), text, LanguageOf(key)));
        }

        return said;
    }

    private static string? LanguageOf(string key) => key == "title-en" ? "en" : OwnWords.Contains(key) ? null : Chinese.Language;

    /// <summary>Looked up once a request: each row of a list has the same labels.</summary>
    private string Label(string key) => labels.TryGetValue(key, out var label) ? label : labels[key] = texts[$"fact.{key}"];

    /// <summary>A value such as yes or n/a in words; text that is no such word stays as it is.</summary>
    public string? Value(string? word) => word is null ? null : texts[$"value.{word}"] is { ResourceNotFound: false } found ? found.Value : word;

    /// <summary>The wording with the names of what is filled in, and both committees' words.</summary>
    public static string Wording(CertificateItem i) => Place().Replace(i.TemplateBody, m =>
        i.Fields.FirstOrDefault(f => f.Name == m.Groups["place"].Value) is { } field ? $"［{field.Label}］"
        : i.AppliesTo == AppliesTo.Village ? m.Groups["place"].Value.Split('|')[0]
        : m.Groups["place"].Value.Replace("|", " / ", StringComparison.Ordinal));

    [GeneratedRegex(@"\{(?<place>[^{}]+)\}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Place();

    /// <summary>Several things in one column of the imported lists.</summary>
    public static string? Enumerated(string? parts) => parts?.Replace("|", "、", StringComparison.Ordinal);
}
