using System.Buffers;
using System.Globalization;
using System.Text;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>What may be entered in each type of field. Errors carry the field's name as their first argument.</summary>
public static class FieldRules
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。；！？;!?");

    /// <summary>Checks one value of the form.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">What was entered.</param>
    /// <param name="today">The day in China.</param>
    /// <returns>The value as kept, or null where an optional field is empty.</returns>
    /// <exception cref="RuleViolationException"><c>field.missing</c>, <c>field.too-long</c>, <c>field.one-line</c>, <c>field.not-a-day</c>, <c>field.day-in-future</c>, <c>field.not-a-number</c>, <c>field.not-a-choice</c>, or one of the name and identity rules.</exception>
    public static string? Require(CertificateField field, string? text, DateOnly today)
    {
        var value = text?.Trim();
        if (string.IsNullOrEmpty(value))
        {
            return field.Optional ? null : throw new RuleViolationException("field.missing", field.Name);
        }

        return field.Type switch
        {
            FieldType.PersonName or FieldType.OtherName => PersonName.Check(value),
            FieldType.OtherNumber => IdentityDocument.Create(IdentityDocumentType.ResidentCard, value, null, null, today).Number,
            FieldType.Day => Day(field.Name, value, today),
            FieldType.Number => Number(field.Name, value, 1_000_000),
            FieldType.Group => Number(field.Name, value, 999),
            FieldType.Choice => field.Choices.Contains(value, StringComparer.Ordinal) ? value : throw new RuleViolationException("field.not-a-choice", field.Name),
            FieldType.LongText => Lines(field.Name, value, 1000),
            _ => Line(field.Name, value, 100),
        };
    }

    /// <summary>One line of free text without what no paper can show.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="text">What was entered.</param>
    /// <param name="longest">Most UTF-16 units.</param>
    /// <returns>The text trimmed, or null if empty.</returns>
    /// <exception cref="RuleViolationException"><c>field.too-long</c>, <c>field.one-line</c>, or <c>text.…</c> as <see cref="SafeText.Refuse"/>.</exception>
    public static string? Line(string name, string? text, int longest)
    {
        var value = Lines(name, text, longest);
        return value?.Contains('\n', StringComparison.Ordinal) == true ? throw new RuleViolationException("field.one-line", name) : value;
    }

    /// <summary>Several lines of free text; the line ends of a browser become LF.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="text">What was entered.</param>
    /// <param name="longest">Most UTF-16 units, a line end as one.</param>
    /// <returns>The text trimmed, or null if empty.</returns>
    /// <exception cref="RuleViolationException"><c>field.too-long</c>, or <c>text.…</c> as <see cref="SafeText.Refuse"/>.</exception>
    public static string? Lines(string name, string? text, int longest)
    {
        var value = SafeText.Check(text, int.MaxValue);
        if (value.Length > longest) throw new RuleViolationException("field.too-long", name, longest);
        return value.Length == 0 ? null : value;
    }

    /// <summary>A name, a country, a relation: words without sentences, since they stand inside a sentence of the paper.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="text">What was entered.</param>
    /// <param name="longest">Most UTF-16 units.</param>
    /// <returns>The text trimmed, or null if empty.</returns>
    /// <exception cref="RuleViolationException"><c>field.words-only</c>, or as <see cref="Line"/>.</exception>
    public static string? Words(string name, string? text, int longest)
    {
        var value = Line(name, text, longest);
        return value is null || value.EnumerateRunes().All(r => Rune.IsLetterOrDigit(r) || r.Value is ' ' or '·' or '-' or '、' or '\'' or '’' or '.')
            ? value
            : throw new RuleViolationException("field.words-only", name);
    }

    /// <summary>A part of a sentence of the paper: nothing in it ends the sentence or begins another statement.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="text">What was entered.</param>
    /// <param name="longest">Most UTF-16 units.</param>
    /// <returns>The text trimmed, or null if empty.</returns>
    /// <exception cref="RuleViolationException"><c>field.one-sentence</c>, or as <see cref="Line"/>.</exception>
    public static string? Clause(string name, string? text, int longest)
    {
        var value = Line(name, text, longest);
        return value is null || !(value.AsSpan().IndexOfAny(SentenceEnds) >= 0 || value.Contains("证明", StringComparison.Ordinal))
            ? value
            : throw new RuleViolationException("field.one-sentence", name);
    }

    private static string Day(string name, string value, DateOnly today)
    {
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw new RuleViolationException("field.not-a-day", name);
        }

        return day <= today ? value : throw new RuleViolationException("field.day-in-future", name);
    }

    private static string Number(string name, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= most
            ? n.ToString(CultureInfo.InvariantCulture)
            : throw new RuleViolationException("field.not-a-number", name, most);
}
