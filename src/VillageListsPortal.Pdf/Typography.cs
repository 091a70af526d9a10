namespace VillageListsPortal.Pdf;

/// <summary>Sizes that several parts share, in points.</summary>
internal static class Typography
{
    /// <summary>三号, the size of body text (GB/T 9704-2012, 5.2.2).</summary>
    public const double BodySize = 16;

    /// <summary>二号, the size of the title (GB/T 9704-2012, 7.3.1).</summary>
    public const double TitleSize = 22;

    /// <summary>四号, the size of page numbers (GB/T 9704-2012, 7.5).</summary>
    public const double PageNumberSize = 14;

    /// <summary>Size of the lines in the band.</summary>
    public const double BandSize = 10;

    /// <summary>Size of the running head.</summary>
    public const double RunningHeadSize = 9;

    /// <summary>Diameter of the largest round stamp of a village, 45 mm.</summary>
    public const double StampDiameter = 45 * 72 / 25.4;

    /// <summary>Height of the ideographic box above the base line, as a share of the size.</summary>
    public const double Ascent = 0.88;
}
