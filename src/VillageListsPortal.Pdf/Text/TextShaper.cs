using VillageListsPortal.Pdf.TrueType;

namespace VillageListsPortal.Pdf.Text;

/// <summary>Finds the glyph and the width of every character of a text.</summary>
internal sealed class TextShaper(FontSet fonts)
{
    private const double FullWidth = 0.95;
    private const double QuoteMargin = 0.06;

    /// <summary>Shapes a text. The fonts must have all its characters: <see cref="Missing"/> is asked before.</summary>
    public Atom[] Shape(string text, TextStyle style)
    {
        var points = CodePoints.Of(text).ToArray();
        var latin = Quotes.Latin(points);
        var atoms = new Atom[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var between = i > 0 && i + 1 < points.Length && CharacterKinds.IsHan(points[i - 1]) && CharacterKinds.IsHan(points[i + 1]);
            atoms[i] = ShapeOne(points[i], style, latin[i], between);
        }

        return atoms;
    }

    /// <summary>Code points that no font has, each once, in order of appearance.</summary>
    public IEnumerable<int> Missing(string text) =>
        CodePoints.Of(text).Where(c => c != '\n' && fonts.Find(c, Face.Regular) is null && !IsInvisible(c)).Distinct();

    private static bool IsInvisible(int c) => c is 0x200B or 0x2060;

    private Atom ShapeOne(int c, TextStyle style, bool latinQuote, bool betweenHan)
    {
        var kind = CharacterKinds.Of(c);
        if (kind == CharacterKind.LineFeed || IsInvisible(c))
        {
            return new Atom(c, kind, 0);
        }

        var (font, glyph) = fonts.Find(c, style.Face)
            ?? throw new InvalidOperationException($"U+{c:X4} was not checked before shaping");
        var em = (double)font.Advance(glyph) / font.UnitsPerEm;
        var advance = em >= FullWidth ? em + style.Tracking : em;
        var shift = 0.0;
        if (c == 0xB7 && betweenHan)
        {
            // Noto's middle dot is a third of an em; in a name like 阿卜杜拉·买买提 it stands in the middle of a square.
            return new Atom(c, kind, (1 + style.Tracking) * style.Size, 0, font, glyph, Squared: true);
        }

        if (latinQuote && em >= FullWidth)
        {
            (kind, advance, shift) = Narrow(font, glyph);
        }

        return new Atom(c, kind, advance * style.Size, shift * style.Size, font, glyph);
    }

    private static (CharacterKind Kind, double Advance, double Shift) Narrow(TrueTypeFont font, int glyph)
    {
        var box = font.GlyphBox(glyph);
        double em = font.UnitsPerEm;
        return (CharacterKind.Word, (box.Right - box.Left) / em + 2 * QuoteMargin, QuoteMargin - box.Left / em);
    }
}
