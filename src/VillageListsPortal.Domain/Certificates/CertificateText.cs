using System.Globalization;
using System.Text.RegularExpressions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>Turns an item's wording into the paragraphs of one certificate, or into the blanks of its 表单样本.</summary>
public static partial class CertificateText
{
    private const string Closing = "特此证明。";

    /// <summary>The paragraphs of a certificate.</summary>
    /// <param name="item">The item's version.</param>
    /// <param name="committee">The committee whose wording is used.</param>
    /// <param name="request">What was entered, complete.</param>
    /// <returns>Paragraphs in order.</returns>
    public static IReadOnlyList<string> Compose(CertificateItem item, CommitteeKind committee, CertificateRequest request) =>
        Paragraphs(item, committee, request.Document, field => Show(field, request, committee));

    /// <summary>The paragraphs with blanks, or with what has been entered so far (form sample, preview).</summary>
    /// <param name="item">The item's version.</param>
    /// <param name="committee">The committee whose wording is used.</param>
    /// <param name="entered">Values as entered by field name; missing ones become blanks.</param>
    /// <param name="document">The person's document as far as entered; null for the words of a 居民身份证.</param>
    /// <returns>Paragraphs in order.</returns>
    public static IReadOnlyList<string> Blank(
        CertificateItem item, CommitteeKind committee, IReadOnlyDictionary<string, string>? entered = null, IdentityDocument? document = null) =>
        Paragraphs(item, committee, document, field =>
            field.Type == FieldType.IdentityNumber && document is { Type: IdentityDocumentType.None } ? "，" + (document.NoneReason ?? Line(field))
            : entered?.GetValueOrDefault(field.Name) is { Length: > 0 } text ? Shape(field, text, committee)
            : Line(field));

    private static List<string> Paragraphs(CertificateItem item, CommitteeKind committee, IdentityDocument? document, Func<CertificateField, string> show)
    {
        var body = item.TemplateBody.Replace(Closing, "", StringComparison.Ordinal);
        var closes = body.Length < item.TemplateBody.Length;
        if (item.PurposeLimit is { Length: > 0 }) body = OwnPurpose().Replace(body, ""); // said once, in the words of the item
        var applicant = item.Fields.FirstOrDefault(f => f.Type == FieldType.IdentityNumber)?.Name;
        var text = Place().Replace(body, m =>
        {
            var (label, place) = (m.Groups["label"].Value, m.Groups["place"].Value);
            var own = place == applicant && document is not null && label.Length > 0 ? document.Label : label;
            return own + Fill(item, committee, place, show); // in one pass: what was typed is never read as a place
        });
        List<string> paragraphs = [text.Trim(), .. Purpose(item)];
        if (closes) paragraphs.Add(Closing);
        return paragraphs;
    }

    /// <summary>The paragraph that limits purpose and validity (domain 4.5).</summary>
    private static IEnumerable<string> Purpose(CertificateItem item)
    {
        if (item.PurposeLimit is not { Length: > 0 } limit) yield break;
        var purpose = limit.StartsWith("只用于", StringComparison.Ordinal) ? limit[3..] : limit;
        var valid = item.ValidityDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"，自签发之日起{days}日内有效") : "";
        yield return $"本证明仅用于{purpose}{valid}。";
    }

    private static string Fill(CertificateItem item, CommitteeKind committee, string place, Func<CertificateField, string> show)
    {
        var bar = place.IndexOf('|', StringComparison.Ordinal);
        if (bar >= 0) return committee == CommitteeKind.Villagers ? place[..bar] : place[(bar + 1)..];
        var field = item.Fields.FirstOrDefault(f => f.Name == place) ?? throw new RuleViolationException("field.not-in-form", place);
        return show(field);
    }

    private static string Show(CertificateField field, CertificateRequest request, CommitteeKind committee) => field.Type switch
    {
        FieldType.PersonName => request.Name,
        FieldType.IdentityNumber => request.Document.Number ?? "，" + request.Document.NoneReason,
        _ => Shape(field, request.Values.GetValueOrDefault(field.Name) ?? "", committee),
    };

    private static string Shape(CertificateField field, string text, CommitteeKind committee) => field.Type switch
    {
        FieldType.Day when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Days.Chinese(day),
        FieldType.Group => $"第{ChineseNumber.Of(text)}{(committee == CommitteeKind.Villagers ? "村民小组" : "居民小组")}",
        _ => text,
    };

    private static string Line(CertificateField field) => new('＿', Width(field));

    private static int Width(CertificateField field) => field.Type switch
    {
        FieldType.IdentityNumber or FieldType.OtherNumber => 10,
        FieldType.LongText => 24,
        FieldType.Number => 3,
        _ => 5,
    };

    [GeneratedRegex($@"(?<label>{PaperLabel.ResidentCard})?\{{(?<place>[^{{}}]+)\}}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Place();

    [GeneratedRegex("本证明仅用于[^。]*。?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex OwnPurpose();
}
