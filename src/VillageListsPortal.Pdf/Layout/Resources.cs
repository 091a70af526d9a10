using System.Runtime.InteropServices;
using VillageListsPortal.Pdf.Images;
using VillageListsPortal.Pdf.TrueType;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>The fonts and images that one document uses, in order of first use.</summary>
internal sealed class Resources
{
    private readonly List<UsedFont> fonts = [];
    private readonly List<PdfImage> images = [];

    public IReadOnlyList<UsedFont> Fonts => fonts;

    public IReadOnlyList<PdfImage> Images => images;

    public UsedFont Use(TrueTypeFont font)
    {
        var used = fonts.Find(f => ReferenceEquals(f.Font, font));
        if (used is null)
        {
            fonts.Add(used = new UsedFont(font, $"F{fonts.Count + 1}"));
        }

        return used;
    }

    /// <summary>Keeps an image and returns its name.</summary>
    public string Use(PdfImage image)
    {
        images.Add(image);
        return $"I{images.Count}";
    }
}

/// <summary>A font with the characters used of it. Codes are given by code point, not by glyph: several code points may share a glyph, and each must be copied out as itself.</summary>
/// <param name="font">The font.</param>
/// <param name="name">Its name in the page's resources.</param>
internal sealed class UsedFont(TrueTypeFont font, string name)
{
    private readonly Dictionary<int, int> codes = new(256); // by code point and form, from which the glyph follows
    private readonly List<UsedGlyph> used = new(256);

    public TrueTypeFont Font { get; } = font;

    public string Name { get; } = name;

    /// <summary>The characters; the first has code 1, since code 0 stands for a missing glyph.</summary>
    public IReadOnlyList<UsedGlyph> Used => used;

    public int Code(UsedGlyph glyph)
    {
        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(codes, glyph.CodePoint << 2 | (int)glyph.Form, out var isKnown);
        if (!isKnown)
        {
            used.Add(glyph);
            code = used.Count;
        }

        return code;
    }
}

/// <summary>A character in the form in which it is drawn.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UsedGlyph(int CodePoint, int Glyph, GlyphForm Form);
