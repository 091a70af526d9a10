using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>Draws pages: watermark below, running head, body, page number.</summary>
internal sealed class PagePainter(PdfDocument document, Setting setting, Resources resources)
{
    /// <summary>GB/T 9704-2012, 7.5: the page number stands 7 mm below the text area.</summary>
    private const double PageNumberDropMm = 7;

    private const double MaxWatermarkSize = 110;
    private readonly PageLayout page = document.Page;

    public List<PageCanvas> Paint(IReadOnlyList<IReadOnlyList<PlacedStrip>> pages)
    {
        var canvases = new List<PageCanvas>();
        for (var i = 0; i < pages.Count; i++)
        {
            var canvas = new PageCanvas(i, resources);
            PaintWatermark(canvas);
            if (i >= document.CoverPages)
            {
                PaintRunningHead(canvas);
            }

            PaintStrips(canvas, pages[i]);
            if (document.PageNumbers && i >= document.CoverPages && pages.Count - document.CoverPages > 1)
            {
                PaintPageNumber(canvas, i + 1 - document.CoverPages);
            }

            canvas.Close();
            canvases.Add(canvas);
        }

        return canvases;
    }

    private void PaintStrips(PageCanvas canvas, IReadOnlyList<PlacedStrip> strips)
    {
        for (var i = 0; i < strips.Count; i++)
        {
            strips[i].Strip.Draw(canvas, page.Top - strips[i].Offset, new StripPlace(i == 0, i == strips.Count - 1));
        }
    }

    private void PaintWatermark(PageCanvas canvas)
    {
        if (string.IsNullOrWhiteSpace(document.Watermark))
        {
            return;
        }

        var diagonal = Math.Sqrt(page.Width * page.Width + page.Height * page.Height);
        var unit = setting.Shaper.Shape(document.Watermark, new TextStyle(Face.Bold, 1)).Sum(a => a.Advance);
        var size = Math.Min(MaxWatermarkSize, 0.6 * diagonal / unit);
        var line = setting.Lines(document.Watermark, new TextStyle(Face.Bold, size), 2 * diagonal, TextAlign.Left)[0];
        var (sine, cosine) = Math.SinCos(Math.Atan2(page.Height, page.Width));
        canvas.Pagination("Watermark");
        canvas.Content.Add("q 0.9 g "u8).AddAll(cosine, sine, -sine, cosine, page.Width / 2, page.Height / 2).Add("cm\n"u8);
        canvas.Text(line, -line.Width / 2, -0.38 * size, size);
        canvas.Content.Add("Q\n"u8);
    }

    private void PaintRunningHead(PageCanvas canvas)
    {
        var style = new TextStyle(Face.Regular, Typography.RunningHeadSize);
        var pitch = 1.4 * style.Size;
        var lines = (document.RunningHead ?? []).SelectMany(t => setting.Lines(t, style, page.TextWidth, TextAlign.Left)).ToList();
        var room = (int)((page.Height - page.Top - 28) / pitch); // what does not fit above the text would leave the paper
        for (var i = 0; i < Math.Min(lines.Count, room); i++)
        {
            canvas.Pagination("Header");
            canvas.TextIn(lines[i], page.Left, page.Top + 14 + (Math.Min(lines.Count, room) - i) * pitch, pitch, style.Size);
        }
    }

    private void PaintPageNumber(PageCanvas canvas, int number)
    {
        var style = new TextStyle(Face.Regular, Typography.PageNumberSize);
        var line = setting.Lines($"— {number} —", style, page.TextWidth, TextAlign.Left)[0];
        // Odd pages at the right, even ones at the left, one character from the edge.
        var x = number % 2 == 1 ? page.Right - style.Size - line.Width : page.Left + style.Size;
        canvas.Pagination("Footer");
        canvas.Text(line, x, page.Bottom - PageLayout.Points(PageNumberDropMm) - Typography.Ascent * style.Size, style.Size);
    }
}
