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
            atoms[i] = ShapeOne(points[i], style, latin[i], FillsSquare(points, i));
        }

        return atoms;
    }

    /// <summary>Code points that no font has, each once, in order of appearance.</summary>
    public IEnumerable<int> Missing(string text) =>
        CodePoints.Of(text).Where(c => c != '\n' && fonts.Find(c, Face.Regular) is null && !IsInvisible(c)).Distinct();

    private static bool IsInvisible(int c) => c is 0x200B or 0x2060;

    /// <summary>Noto's middle dot is a third of an em: in a name like 阿卜杜拉·买买提 it stands in the middle of a square. Its dash leaves a gap in the pair ——.</summary>
    private static bool FillsSquare(int[] points, int i)
    {
        int before = i > 0 ? points[i - 1] : 0, after = i + 1 < points.Length ? points[i + 1] : 0;
        return points[i] switch
        {
            0xB7 => CharacterKinds.IsHan(before) && CharacterKinds.IsHan(after),
            0x2014 => before == 0x2014 || after == 0x2014,
            _ => false,
        };
    }

    private Atom ShapeOne(int c, TextStyle style, bool latinQuote, bool fillsSquare)
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
        if (fillsSquare && em < FullWidth)
        {
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
