namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>A glyph as drawn. Lengths in points from the lower left corner of the page.</summary>
/// <param name="Piece">Index of the marked piece in <see cref="PageContent.Marks"/>, or -1.</param>
public sealed record DrawnGlyph(PdfDictionary Font, int Code, double X, double Y, double Size, string? Mark, int? Mcid, string? ActualText, int Piece)
{
    /// <summary>Width by the font's /W.</summary>
    public double Width => PdfFont.Width(Font, Code) * Size / 1000;

    public string Text => PdfFont.Text(Font).GetValueOrDefault(Code, "");
}

/// <summary>What a page draws, with the mark each piece lies in.</summary>
public sealed class PageContent
{
    private const int MaxSaved = 28; // ISO 19005-2, 6.1.13
    private static readonly HashSet<string> Painting = ["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "TJ", "Tj", "'", "\""];
    private static readonly HashSet<string> Known =
    [
        "BDC", "BMC", "EMC", "DP", "MP", "q", "Q", "cm", "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "w", "J", "j", "M", "d", "ri", "i", "gs",
        "m", "l", "c", "v", "y", "h", "re", "n", "W", "W*", "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", .. Painting,
    ];

    private readonly Stack<(string Tag, PdfDictionary? Properties)> marks = new();
    private readonly List<object> operands = [];
    private readonly PdfDictionary fonts;
    private PdfDictionary? font;
    private double size;
    private double x;
    private double y;
    private int saved;

    public PageContent(PdfFile file, PdfDictionary page)
    {
        fonts = page.Dictionary("Resources").Dictionary("Font");
        var lexer = new PdfLexer(page.Stream("Contents").Content, 0, null);
        while (!lexer.AtEnd)
        {
            var item = lexer.Read();
            if (item is PdfWord word)
            {
                Run(word.Value);
                operands.Clear();
            }
            else
            {
                operands.Add(item);
            }
        }

        if (marks.Count != 0) Faults.Add(new(26, "a mark is not closed"));
        if (saved != 0) Faults.Add(new(6, "q and Q are not pairs"));
    }

    public List<DrawnGlyph> Glyphs { get; } = [];

    /// <summary>Tag and properties of every marked piece, outermost only.</summary>
    public List<(string Tag, PdfDictionary? Properties)> Marks { get; } = [];

    /// <summary>Painting operators outside of any mark; there must be none.</summary>
    public List<string> Unmarked { get; } = [];

    /// <summary>Rectangles in their own units, for QR codes.</summary>
    public List<double[]> Rectangles { get; } = [];

    /// <summary>All operators used.</summary>
    public HashSet<string> Operators { get; } = new(StringComparer.Ordinal);

    /// <summary>What was wrong while reading.</summary>
    public List<Fault> Faults { get; } = [];

    private void Run(string name)
    {
        Operators.Add(name);
        if (!Known.Contains(name)) Faults.Add(new(15, $"unknown operator {name}"));
        if (Painting.Contains(name) && marks.Count == 0) Unmarked.Add(name);
        switch (name)
        {
            case "BDC" or "BMC": Open(); break;
            case "EMC" when marks.Count > 0: marks.Pop(); break;
            case "EMC": Faults.Add(new(26, "EMC without a mark")); break;
            case "q" when ++saved > MaxSaved: Faults.Add(new(6, "q is nested too deep")); break;
            case "Q": saved--; break;
            case "re": Rectangles.Add(operands.Cast<double>().ToArray()); break;
            case "Tf": (font, size) = (fonts.Dictionary(((PdfName)operands[0]).Value), (double)operands[1]); break;
            case "Td": (x, y) = ((double)operands[0], (double)operands[1]); break;
            case "TJ": Show((List<object>)operands[0]); break;
        }
    }

    private void Open()
    {
        var mark = (((PdfName)operands[0]).Value, operands.Count > 1 ? (PdfDictionary)operands[1] : null);
        if (marks.Count > 0 && mark.Value != "Span") Faults.Add(new(26, $"{mark.Value} lies in another mark"));
        if (marks.Count == 0) Marks.Add(mark);
        marks.Push(mark);
    }

    private void Show(List<object> parts)
    {
        var outer = marks.Count > 0 ? marks.Last() : default;
        var mcid = outer.Properties?.Raw("MCID") is double number ? (int?)number : null;
        var actual = marks.Count > 1 && marks.Peek().Properties is { } span && span.Has("ActualText") ? PdfFile.Decode(span.String("ActualText")) : null;
        foreach (var part in parts)
        {
            if (part is double adjust)
            {
                x -= adjust * size / 1000;
                continue;
            }

            var codes = (byte[])part;
            for (var i = 0; i < codes.Length; i += 2)
            {
                var glyph = new DrawnGlyph(font!, codes[i] << 8 | codes[i + 1], x, y, size, outer.Tag, mcid, actual, marks.Count > 0 ? Marks.Count - 1 : -1);
                Glyphs.Add(glyph);
                x += glyph.Width;
            }
        }
    }
}
