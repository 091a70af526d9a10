using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Lists;

/// <summary>The typed fields of a certificate's wording as lines of text, so that they are proposed, compared and journalled like any other text.</summary>
public static class CertificateFields
{
    private const char Column = '|';
    private const char Choice = '/';
    private const int Columns = 7;
    private const int Most = 20;
    private static readonly char[] Braces = ['{', '}'];

    /// <summary>One line a field: name, type, label, English label, yes or no for optional, help, choices separated by /; columns separated by |.</summary>
    /// <param name="fields">The fields.</param>
    /// <returns>The lines.</returns>
    public static string Write(IReadOnlyList<CertificateField> fields) => string.Join('\n', fields.Select(f =>
        string.Join(Column, f.Name, f.Type, f.Label, f.LabelEn, f.Optional ? ItemDetails.Yes : "no", f.Help, string.Join(Choice, f.Choices))));

    /// <summary>Reads the lines and checks them against the wording: every place has a field, every field a place, one person and one identity document (settled S25).</summary>
    /// <param name="lines">As <see cref="Write"/> gives them.</param>
    /// <param name="template">The wording with its {places}.</param>
    /// <returns>The fields in the order of the form.</returns>
    /// <exception cref="RuleViolationException"><c>item.field-line</c> (field, line), <c>item.field-without-place</c> (field, name), <c>item.place-without-field</c> (field, name), <c>item.one-person</c>, <c>item.too-many-fields</c>.</exception>
    public static IReadOnlyList<CertificateField> Parse(string? lines, string template)
    {
        var fields = (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Field).ToList();
        if (fields.Count > Most) throw new RuleViolationException("item.too-many-fields", "fields", Most);
        if (fields.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) throw new RuleViolationException("item.field-line", "fields", twice.Last().Label);
        if (Stray(template) is { } stray) throw new RuleViolationException("item.place-without-field", "template", stray);
        var places = Places(template);
        if (places.FirstOrDefault(p => !fields.Exists(f => f.Name == p)) is { } place) throw new RuleViolationException("item.place-without-field", "template", place);
        if (fields.FirstOrDefault(f => !places.Contains(f.Name)) is { } field) throw new RuleViolationException("item.field-without-place", "fields", field.Label);
        if (fields.Count(f => f.Type == FieldType.PersonName) != 1 || fields.Count(f => f.Type == FieldType.IdentityNumber) != 1) throw new RuleViolationException("item.one-person", "fields");
        return fields;
    }

    /// <summary>The names of the places of a wording; {本村|本社区} is a choice of words, not a place.</summary>
    /// <param name="template">The wording.</param>
    /// <returns>Names in their order, each once.</returns>
    public static IReadOnlyList<string> Places(string template)
    {
        List<string> places = [];
        for (var open = template.IndexOf('{', StringComparison.Ordinal); open >= 0; open = template.IndexOf('{', open + 1))
        {
            var close = template.IndexOf('}', open);
            if (close < 0) break;
            var name = template[(open + 1)..close];
            if (IsName(name) && !places.Contains(name)) places.Add(name);
        }

        return places;
    }

    /// <summary>A brace that begins or ends neither a place nor a choice of words: each certificate would fail at it, or show it.</summary>
    private static string? Stray(string template)
    {
        for (var at = template.IndexOfAny(Braces); at >= 0; at = template.IndexOfAny(Braces, at))
        {
            var close = at + 1 < template.Length ? template.IndexOfAny(Braces, at + 1) : -1;
            if (template[at] == '}' || close < 0 || template[close] == '{') return template[at].ToString();
            var name = template[(at + 1)..close];
            if (!IsName(name) && (name.Length < 2 || !name.Contains(Column, StringComparison.Ordinal))) return name;
            at = close + 1;
        }

        return null;
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static CertificateField Field(string line)
    {
        var cells = line.Split(Column, StringSplitOptions.TrimEntries);
        if (cells.Length != Columns || !IsName(cells[0]) || cells[2].Length == 0 || !Enum.GetNames<FieldType>().Contains(cells[1], StringComparer.Ordinal))
        {
            throw new RuleViolationException("item.field-line", "fields", line);
        }

        var type = Enum.Parse<FieldType>(cells[1]);
        var choices = cells[6].Split(Choice, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (type == FieldType.Choice && choices.Length < 2) throw new RuleViolationException("item.field-line", "fields", line);
        return new CertificateField(cells[0], type, cells[2], cells[3], cells[5].Length == 0 ? null : cells[5], cells[4] == ItemDetails.Yes, choices);
    }
}
