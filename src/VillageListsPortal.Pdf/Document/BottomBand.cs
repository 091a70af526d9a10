namespace VillageListsPortal.Pdf;

/// <summary>The foot of the last page's text area: QR code at the left, small lines beside it, and at the right the place kept for a signature field.</summary>
/// <param name="Qr">The code, or none.</param>
/// <param name="Lines">Small lines, wrapped where needed.</param>
/// <param name="Signature">An empty field, so that signing can be a later revision that moves nothing; or none, then the place stays free.</param>
public sealed record BottomBand(QrCode? Qr, IReadOnlyList<string> Lines, SignatureField? Signature = null)
{
    /// <summary>Size of the lines in points; larger on paper that is read from afar.</summary>
    public double Size { get; init; } = Typography.BandSize;

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

/// <summary>A signature field without a signature: invisible, but known to every reader and part of the structure (ISO 14289-1, 7.18.4).</summary>
/// <param name="Name">Name of the field within the file: letters, digits and hyphens.</param>
/// <param name="Description">What it is for, read out by screen readers; must not be blank (PDF/UA 7.18.1).</param>
public sealed record SignatureField(string Name, string Description);

/// <summary>A rectangle of the paper.</summary>
/// <param name="X">Left edge in points.</param>
/// <param name="Y">Lower edge in points.</param>
/// <param name="Width">Width in points.</param>
/// <param name="Height">Height in points.</param>
public sealed record SignaturePlace(double X, double Y, double Width, double Height);
