using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Laws;

/// <summary>What is typed or read of a new text of a law.</summary>
public sealed record LawText
{
    /// <summary>The longest line, in UTF-16 units.</summary>
    public const int LongestLine = 200;

    /// <summary>The longest text of all articles, in UTF-16 units; the longest law cited has a third of it.</summary>
    public const int LongestText = 20_000;

    /// <summary>No text of the register is older.</summary>
    public static readonly DateOnly Earliest = new(1949, 10, 1);

    /// <summary>Name, with book marks or without.</summary>
    public string Name { get; init; } = "";

    /// <summary>Which text, e.g. 2025年修正.</summary>
    public string Version { get; init; } = "";

    /// <summary>Its rank.</summary>
    public LawKind Kind { get; init; }

    /// <summary>发文字号, or null.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The day it was issued, or null.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>First day in force.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>What is known of it, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The text itself, or null.</summary>
    public string? Articles { get; init; }

    /// <summary>Checks what is there and keeps it in one form: names without book marks.</summary>
    /// <returns>The text to be kept.</returns>
    /// <exception cref="RuleViolationException"><c>field.missing</c>, <c>field.too-long</c>, <c>field.one-line</c>, <c>law.day-too-early</c>, <c>law.in-force-before-issued</c>, or <c>text.…</c>. The first argument is the field.</exception>
    public LawText RequireWhole()
    {
        if (InForceFrom is not { } from) throw new RuleViolationException("field.missing", "in-force-from");
        if (from < Earliest) throw new RuleViolationException("law.day-too-early", "in-force-from", Earliest);
        if (from < IssuedOn) throw new RuleViolationException("law.in-force-before-issued", "in-force-from");
        return this with
        {
            Name = Need("name", Line("name", WithoutCountry(Name.Trim('《', '》', ' ')))),
            Version = Need("version", Line("version", Version)),
            DocumentNumber = Line("document-number", DocumentNumber),
            Note = Line("note", Note),
            Articles = Words("articles", Articles, LongestText),
        };
    }

    /// <summary>The document that repeals a law, in one form.</summary>
    internal static string Document(string? text) => Need("repealed-by", Line("repealed-by", text));

    /// <summary>The register names laws without the country: the full name is the same law.</summary>
    private static string WithoutCountry(string name) => name.StartsWith(Law.Country, StringComparison.Ordinal) && name.Length > Law.Country.Length ? name[Law.Country.Length..] : name;

    private static string Need(string name, string? text) => text ?? throw new RuleViolationException("field.missing", name);

    private static string? Line(string name, string? text)
    {
        var line = Words(name, text, LongestLine);
        return line?.Contains('\n', StringComparison.Ordinal) == true ? throw new RuleViolationException("field.one-line", name) : line;
    }

    private static string? Words(string name, string? text, int longest)
    {
        var words = SafeText.Check(text, int.MaxValue);
        if (words.Length > longest) throw new RuleViolationException("field.too-long", name, longest);
        return words.Length == 0 ? null : words;
    }
}
