using VillageListsPortal.Pdf.TrueType;

namespace VillageListsPortal.Pdf;

/// <summary>The faces that documents are set in. Load once and share: it is immutable, and the rare face (30 MB) is read only when first needed.</summary>
public sealed class FontSet
{
    private readonly TrueTypeFont regular;
    private readonly TrueTypeFont bold;
    private readonly TrueTypeFont title;
    private readonly Lazy<TrueTypeFont?> rare;

    private FontSet(TrueTypeFont regular, TrueTypeFont bold, TrueTypeFont? title, string? rarePath)
    {
        this.regular = regular;
        this.bold = bold;
        this.title = title ?? bold;
        rare = new Lazy<TrueTypeFont?>(() => rarePath is null ? null : TrueTypeFont.Load(rarePath));
    }

    private static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "Fonts");

    private static string ShippedRare => Path.Combine(ShippedFolder, "HanaMinB.ttf");

    /// <summary>Loads the fonts shipped beside the program: Noto Serif SC, and HanaMinB for rare characters.</summary>
    /// <param name="titlePath">TrueType file for titles; the bold one when null.</param>
    /// <returns>The set.</returns>
    /// <exception cref="FontException">A file is missing or damaged.</exception>
    public static FontSet LoadDefault(string? titlePath = null) => Load(
        Path.Combine(ShippedFolder, "NotoSerifSC-Regular.ttf"),
        Path.Combine(ShippedFolder, "NotoSerifSC-Bold.ttf"),
        titlePath,
        rarePath: null);

    /// <summary>Loads fonts that a district names, for example its licensed 仿宋 and 小标宋.</summary>
    /// <param name="regularPath">TrueType file for text.</param>
    /// <param name="boldPath">TrueType file for bold text.</param>
    /// <param name="titlePath">TrueType file for titles; the bold one when null.</param>
    /// <param name="rarePath">TrueType file for characters that the others lack; the shipped HanaMinB when null.</param>
    /// <returns>The set.</returns>
    /// <exception cref="FontException">A file is missing, damaged, CFF, a collection, or its licence forbids embedding a subset.</exception>
    public static FontSet Load(string regularPath, string boldPath, string? titlePath, string? rarePath) => new(
        TrueTypeFont.Load(regularPath),
        TrueTypeFont.Load(boldPath),
        titlePath is null ? null : TrueTypeFont.Load(titlePath),
        rarePath ?? (File.Exists(ShippedRare) ? ShippedRare : null));

    /// <summary>The font that draws a code point in the face asked for, falling back to the others; null where none does.</summary>
    internal (TrueTypeFont Font, int Glyph)? Find(int codePoint, Face face)
    {
        var first = face switch { Face.Bold => bold, Face.Title => title, _ => regular };
        return In(first, codePoint)
            ?? (face == Face.Title ? In(bold, codePoint) : null)
            ?? In(regular, codePoint)
            ?? (rare.Value is { } last ? In(last, codePoint) : null);
    }

    private static (TrueTypeFont Font, int Glyph)? In(TrueTypeFont font, int codePoint) =>
        font.Glyph(codePoint) is > 0 and var glyph ? (font, glyph) : null;
}

/// <summary>A face of the set.</summary>
internal enum Face
{
    /// <summary>Text.</summary>
    Regular,

    /// <summary>Emphasis, section headings, header cells.</summary>
    Bold,

    /// <summary>The title of a document.</summary>
    Title,
}
