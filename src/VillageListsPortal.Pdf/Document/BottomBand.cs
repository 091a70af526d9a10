namespace VillageListsPortal.Pdf;

/// <summary>The foot of the last page's text area: QR code at the left, small lines beside it, and at the right the place kept for a signature field.</summary>
/// <param name="Qr">The code, or none.</param>
/// <param name="Lines">Small lines (10 pt), wrapped where needed.</param>
public sealed record BottomBand(QrCode? Qr, IReadOnlyList<string> Lines)
{
    private const double SignatureWidthMm = 40;
    private const double SignatureHeightMm = 20;

    /// <summary>Where a later signature field lies on the last page: at the right of the band, never where the stamp goes (S27). Nothing is printed there.</summary>
    /// <param name="page">Paper and margins of the document.</param>
    /// <returns>The rectangle, in points from the lower left corner of the paper.</returns>
    public static SignaturePlace SignaturePlaceOn(PageLayout page)
    {
        var width = PageLayout.Points(SignatureWidthMm);
        return new SignaturePlace(page.Right - width, page.Bottom, width, PageLayout.Points(SignatureHeightMm));
    }
}

/// <summary>A rectangle of the paper.</summary>
/// <param name="X">Left edge in points.</param>
/// <param name="Y">Lower edge in points.</param>
/// <param name="Width">Width in points.</param>
/// <param name="Height">Height in points.</param>
public sealed record SignaturePlace(double X, double Y, double Width, double Height);
