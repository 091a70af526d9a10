namespace VillageListsPortal.Pdf.Text;

/// <summary>Tells English quotes from Chinese ones: both are U+2018 to U+201D, but a Chinese font draws them as wide as an ideograph, which tears English words apart.</summary>
internal static class Quotes
{
    /// <summary>Marks the quotes that belong to Latin text: all of them in a text without ideographs, else apostrophes and pairs around Latin words.</summary>
    public static bool[] Latin(int[] points)
    {
        var latin = new bool[points.Length];
        var noHan = !Array.Exists(points, CharacterKinds.IsHan);
        var inside = false; // an English quotation is open
        for (var i = 0; i < points.Length; i++)
        {
            latin[i] = points[i] switch
            {
                0x2018 or 0x201C => inside = noHan || (IsLatinOrSpace(points, i - 1) && IsLetter(points, i + 1)),
                0x2019 when IsLetter(points, i - 1) && IsLetter(points, i + 1) => true,
                0x2019 or 0x201D => noHan || inside,
                _ => false,
            };
            inside &= points[i] is not (0x2019 or 0x201D) || (points[i] == 0x2019 && IsLetter(points, i + 1));
        }

        return latin;
    }

    private static bool IsLetter(int[] points, int at) => at >= 0 && at < points.Length && points[at] < 0x250 && char.IsAsciiLetterOrDigit((char)points[at]);

    private static bool IsLatinOrSpace(int[] points, int at) => at < 0 || points[at] is '\n' or (>= 0x20 and < 0x250);
}
