namespace VillageListsPortal.Pdf;

/// <summary>Paper size, margins and line pitch. All lengths in millimetres unless named otherwise.</summary>
/// <param name="WidthMm">Width of the paper.</param>
/// <param name="HeightMm">Height of the paper.</param>
/// <param name="TopMm">Distance of the text area from the upper edge.</param>
/// <param name="BottomMm">Distance of the text area from the lower edge.</param>
/// <param name="LeftMm">Distance of the text area from the left edge.</param>
/// <param name="RightMm">Distance of the text area from the right edge.</param>
public sealed record PageLayout(double WidthMm, double HeightMm, double TopMm, double BottomMm, double LeftMm, double RightMm)
{
    private const double PointsPerMm = 72 / 25.4;

    /// <summary>A4 with the margins of GB/T 9704-2012: a text area of 156 by 225 mm, 22 lines of 28 characters.</summary>
    public static PageLayout GbT9704 { get; } = new(210, 297, 37, 35, 28, 26);

    /// <summary>Lines of body text (16 pt) in the text area.</summary>
    public int Lines { get; init; } = 22;

    /// <summary>Characters of body text (16 pt) in a line.</summary>
    public int CharactersPerLine { get; init; } = 28;

    internal double Width => Points(WidthMm);

    internal double Height => Points(HeightMm);

    internal double Left => Points(LeftMm);

    internal double Right => Points(WidthMm - RightMm);

    /// <summary>Upper edge of the text area, measured from the foot of the page as PDF does.</summary>
    internal double Top => Points(HeightMm - TopMm);

    internal double Bottom => Points(BottomMm);

    internal double TextWidth => Right - Left;

    internal double TextHeight => Top - Bottom;

    /// <summary>Distance of two base lines of 16 pt text: 225 mm / 22 = 28.99 pt (S27).</summary>
    internal double BodyPitch => TextHeight / Lines;

    /// <summary>Space added after each full-width character, as a share of its size: 156 mm / 28 = 15.79 pt at 16 pt (S27).</summary>
    internal double Tracking => TextWidth / CharactersPerLine / Typography.BodySize - 1;

    /// <summary>Millimetres as points.</summary>
    /// <param name="mm">Length in millimetres.</param>
    /// <returns>The same length in points (1/72 inch).</returns>
    internal static double Points(double mm) => mm * PointsPerMm;
}
