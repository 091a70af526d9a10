using System.Globalization;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>A changed field as a person reads it.</summary>
/// <param name="Label">Its label, in the interface's language.</param>
/// <param name="Language">The language of both texts where it is not the interface's (settled S31).</param>
/// <param name="Before">What it said, words marked that are gone.</param>
/// <param name="After">What it says, words marked that are new.</param>
public sealed record ShownChange(string Label, string? Language, MarkedText Before, MarkedText After);

/// <summary>Names of fields and what stands in them, for people.</summary>
public sealed class FieldWords(IStringLocalizer<ListTexts> texts, IStringLocalizer<SharedTexts> shared, ItemFacts facts)
{
    /// <summary>Fields in words of the interface; the others are data.</summary>
    private static readonly HashSet<string> OwnWords = new(StringComparer.Ordinal) { "applies", "delegable", "four", "lane", "limit", "notice", "validity", "in-person", "electronic", "self-paper" };

    private readonly MarkWords marks = new(texts["diff.removed"], texts["diff.inserted"], texts["diff.end"]);

    /// <summary>The fields of an item that changed between two versions.</summary>
    public IReadOnlyList<ShownChange> Of(ItemDifference difference) => [.. difference.Fields.Select(f => Shown(difference, f))];

    /// <summary>The label of a field; the department is called differently in each list.</summary>
    public string Label(ListKind kind, string field) => field == "department" && kind != ListKind.Assistance ? texts[$"fact.department.{kind.Slug()}"] : texts[$"fact.{field}"];

    private ShownChange Shown(ItemDifference difference, FieldChange f)
    {
        var (before, after) = (Text(difference.Before!, f.Name, f.Before), Text(difference.After!, f.Name, f.After));
        var own = OwnWords.Contains(f.Name);
        IReadOnlyList<TextPiece> pieces = own ? [.. Whole(PieceChange.Removed, before), .. Whole(PieceChange.Inserted, after)] : TextDifference.Between(before, after);
        return new ShownChange(
            Label(difference.Item.Kind, f.Name),
            own ? null : f.Name == "title-en" ? "en" : Chinese.Language,
            new MarkedText(pieces.Where(p => p.Change != PieceChange.Inserted), marks),
            new MarkedText(pieces.Where(p => p.Change != PieceChange.Removed), marks));
    }

    private static TextPiece[] Whole(PieceChange change, string text) => text.Length == 0 ? [] : [new TextPiece(change, text)];

    private string Text(ListItem item, string field, string? raw) => raw is null ? "" : field switch
    {
        "applies" => texts[$"applies.{item.AppliesTo}"],
        "delegable" or "four" => facts.Value(raw) ?? "",
        "lane" => texts[$"value.{raw}"],
        "limit" => Counted("limit.days", raw),
        "notice" => Counted("notice.days", raw),
        "validity" => facts.Validity((CertificateItem)item),
        "in-person" or "electronic" => texts[$"value.{field}.{raw}"],
        "self-paper" => texts[$"value.paper.{raw}"],
        "materials" or "keywords" or "self-paper-text" => ItemFacts.Enumerated(raw) ?? "",
        "template" => ItemFacts.Wording((CertificateItem)item),
        "fields" => string.Join(shared["list-separator"], ((CertificateItem)item).Fields.Select(Field)),
        _ => raw,
    };

    private string Field(CertificateField f) =>
        f.Choices.Count > 0 ? texts[f.Optional ? "field.choices.optional" : "field.choices", f.Label, string.Join('/', f.Choices)] : f.Optional ? texts["field.optional", f.Label] : f.Label;

    /// <summary>Nothing where there is no such limit.</summary>
    private string Counted(string key, string raw) => raw == "0" ? "" : texts.Plural(key, int.Parse(raw, CultureInfo.InvariantCulture));
}
