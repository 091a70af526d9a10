using System.Text;
using System.Text.RegularExpressions;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>ISO 19005-2, 6.2.11 and ISO 14289-1, 7.21: embedded subsets with true widths, and every code can be copied out as text.</summary>
internal static partial class FontRules
{
    public static ConformityRule[] All { get; } =
    [
        new(16, "A 6.2.11.4.1, U 7.21.4.1", "Every font embedded under one name with a subset prefix", Embedded),
        new(17, "A 6.2.11.3.2, U 7.21.3.2", "A map from codes to glyphs", f => Fonts(f).Where(d => PdfFont.GlyphMap(d) is null).Select(d => $"{d.Name("BaseFont")} has no CIDToGIDMap")),
        new(18, "A 6.2.11.5, U 7.21.5", "Declared widths are those of the embedded font", Widths),
        new(19, "A 6.2.11.8, U 7.21.8", "The box for missing characters is never shown", f => Used(f).Where(u => Glyph(u) == 0).Select(u => $"the code {u.Code} shows .notdef")),
        new(20, "A 6.2.11.7.2, U 7.21.7", "Every code used has its text, one character each", Texts),
        new(21, "A 6.2.11.7.3", "Private use characters carry a text of their own", PrivateUse),
        new(22, "A 6.2.11.4.2, U 7.21.4.2", "No CIDSet, which would have to list every glyph", f => f.Dictionaries.Where(d => d.Has("CIDSet")).Select(_ => "a font has a CIDSet")),
        new(23, "A 6.2.11.4.1, U 7.21.4.1", "All glyphs are in the subset, with the parts of composite ones", Glyphs),
    ];

    private static IEnumerable<string> Embedded(PdfFile file)
    {
        foreach (var font in Fonts(file))
        {
            var (name, below) = (font.Name("BaseFont"), PdfFont.Descendant(font));
            var descriptor = below.Dictionary("FontDescriptor");
            if ((font.Name("Type"), font.Name("Subtype"), below.Name("Subtype"), font.Name("Encoding")) != ("Font", "Type0", "CIDFontType2", "Identity-H")) yield return $"{name} is of another kind";
            if (!descriptor.Has("FontFile2")) yield return $"{name} is not embedded";
            if (!SubsetName().IsMatch(name) || below.Name("BaseFont") != name || descriptor.Name("FontName") != name) yield return $"{name} is not the one name of a subset";
        }
    }

    private static IEnumerable<string> Widths(PdfFile file) =>
        from used in Used(file)
        let font = Program(used.Font)
        let glyph = Glyph(used)
        where glyph < font.GlyphCount && Math.Abs(font.Advance(glyph) * 1000.0 / font.UnitsPerEm - PdfFont.Width(used.Font, used.Code)) > 1
        select $"the code {used.Code} is declared {PdfFont.Width(used.Font, used.Code)} wide";

    private static IEnumerable<string> Texts(PdfFile file)
    {
        foreach (var font in Fonts(file).Where(f => !f.Has("ToUnicode"))) yield return $"{font.Name("BaseFont")} has no ToUnicode";
        foreach (var used in Used(file))
        {
            var text = used.Font.Has("ToUnicode") ? PdfFont.Text(used.Font).GetValueOrDefault(used.Code, "") : "?";
            if (text is "" or "\0" or "\uFEFF" or "\uFFFE" || !Rune.TryGetRuneAt(text, 0, out var one) || one.Utf16SequenceLength != text.Length) yield return $"the code {used.Code} has no text";
        }
    }

    private static IEnumerable<string> PrivateUse(PdfFile file) =>
        from glyph in file.Contents.SelectMany(c => c.Glyphs)
        where glyph.Text.Length > 0 && string.IsNullOrEmpty(glyph.ActualText) && Rune.TryGetRuneAt(glyph.Text, 0, out var one) && Rune.GetUnicodeCategory(one) == System.Globalization.UnicodeCategory.PrivateUse
        select $"the code {glyph.Code} is a private use character without ActualText";

    private static IEnumerable<string> Glyphs(PdfFile file)
    {
        foreach (var used in Used(file))
        {
            var (font, glyph) = (Program(used.Font), Glyph(used));
            if (glyph >= font.GlyphCount) yield return $"the glyph of code {used.Code} is not in the subset";
            else if (font.Components(glyph).Exists(p => p >= font.GlyphCount || font.Outline(p).Length == 0)) yield return $"a part of the glyph of code {used.Code} is missing";
            else if (font.Outline(glyph).Length == 0 && !string.IsNullOrWhiteSpace(PdfFont.Text(used.Font).GetValueOrDefault(used.Code))) yield return $"the glyph of code {used.Code} is empty";
        }
    }

    private static IEnumerable<PdfDictionary> Fonts(PdfFile file) =>
        file.Pages.SelectMany(p => p.Dictionary("Resources").Dictionary("Font") is var fonts ? fonts.Entries.Keys.Select(fonts.Dictionary) : []).Distinct();

    private static IEnumerable<(PdfDictionary Font, int Code)> Used(PdfFile file) => file.Contents.SelectMany(c => c.Glyphs).Select(g => (g.Font, g.Code)).Distinct();

    private static EmbeddedFont Program(PdfDictionary font) => PdfFont.Program(font);

    private static int Glyph((PdfDictionary Font, int Code) used) => PdfFont.Glyph(used.Font, used.Code);

    [GeneratedRegex("^[A-Z]{6}\\+[A-Za-z0-9-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubsetName();
}
