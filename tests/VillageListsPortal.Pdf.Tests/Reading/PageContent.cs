namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>A glyph as drawn. Lengths in points from the lower left corner of the page.</summary>
public sealed record DrawnGlyph(PdfDictionary Font, int Code, double X, double Y, double Size, string? Mark, int? Mcid, string? ActualText)
{
    /// <summary>Width by the font's /W.</summary>
    public double Width => PdfFont.Width(Font, Code) * Size / 1000;

    public string Text => PdfFont.Text(Font)[Code];
}

/// <summary>What a page draws, with the mark each piece lies in.</summary>
public sealed class PageContent
{
    private static readonly HashSet<string> Painting = ["f", "S", "Do", "TJ"];
    private static readonly HashSet<string> Known = ["BDC", "BMC", "EMC", "q", "Q", "cm", "g", "w", "m", "l", "re", "BT", "ET", "Tf", "Td", .. Painting];

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

        Assert.Empty(marks);
        Assert.Equal(0, saved);
    }

    public List<DrawnGlyph> Glyphs { get; } = [];

    /// <summary>Tag and properties of every marked piece, outermost only.</summary>
    public List<(string Tag, PdfDictionary? Properties)> Marks { get; } = [];

    /// <summary>Painting operators outside of any mark; there must be none.</summary>
    public List<string> Unmarked { get; } = [];

    /// <summary>Rectangles in their own units, for QR codes.</summary>
    public List<double[]> Rectangles { get; } = [];

    private void Run(string name)
    {
        Assert.Contains(name, Known);
        if (Painting.Contains(name) && marks.Count == 0)
        {
            Unmarked.Add(name);
        }

        switch (name)
        {
            case "BDC" or "BMC": Open(); break;
            case "EMC": marks.Pop(); break;
            case "q": saved++; break;
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
        Assert.True(marks.Count == 0 || mark.Value == "Span", "Only a Span may lie in another mark");
        if (marks.Count == 0)
        {
            Marks.Add(mark);
        }

        marks.Push(mark);
    }

    private void Show(List<object> parts)
    {
        var outer = marks.Count > 0 ? marks.Last() : default;
        var mcid = outer.Properties?.Raw("MCID") is double number ? (int?)number : null;
        var actual = marks.Count > 1 && marks.Peek().Properties is { } span ? PdfFile.Decode(span.String("ActualText")) : null;
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
                var glyph = new DrawnGlyph(font!, codes[i] << 8 | codes[i + 1], x, y, size, outer.Tag, mcid, actual);
                Glyphs.Add(glyph);
                x += glyph.Width;
            }
        }
    }
}
