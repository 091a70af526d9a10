using System.Runtime.InteropServices;
using VillageListsPortal.Pdf.Text;
using VillageListsPortal.Pdf.TrueType;
using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>Writes a set line as text operators: one TJ per run of a font, with the differences between glyph widths and places as adjustments.</summary>
internal static class TextPainter
{
    public static void Paint(PageCanvas canvas, TextLine line, double x, double baseline, double size)
    {
        var atoms = line.Atoms;
        for (var i = 0; i < atoms.Count;)
        {
            var end = RunEnd(atoms, i);
            if (atoms[i].Font is { } font)
            {
                PaintRun(canvas, line, i, end, font, new Place(x, baseline, size));
            }

            i = end;
        }
    }

    /// <summary>A run ends where the font changes. A private use character is a run of its own, since it carries a text of its own.</summary>
    private static int RunEnd(ArraySegment<Atom> atoms, int start)
    {
        var end = start + 1;
        while (end < atoms.Count && ReferenceEquals(atoms[end].Font, atoms[start].Font) && !CharacterKinds.IsPrivateUse(atoms[end].CodePoint)
            && !CharacterKinds.IsPrivateUse(atoms[start].CodePoint))
        {
            end++;
        }

        return end;
    }

    private static void PaintRun(PageCanvas canvas, TextLine line, int start, int end, TrueTypeFont font, Place place)
    {
        var used = canvas.Resources.Use(font);
        var content = canvas.Content;
        var first = line.Atoms[start];
        var isPrivate = CharacterKinds.IsPrivateUse(first.CodePoint);
        if (isPrivate)
        {
            // No meaning can be known for it (ISO 19005-2, 6.2.11.7.3); its number at least can be looked up.
            content.Add($"/Span <</ActualText {new TextString($"U+{first.CodePoint:X4}")}>> BDC\n");
        }

        PaintGlyphs(content, used, line, start..end, place);
        content.Add(isPrivate ? "EMC\n"u8 : ""u8);
    }

    private static void PaintGlyphs(ByteBuffer content, UsedFont used, TextLine line, Range run, Place place)
    {
        var pen = Origin(line, run.Start.Value, Form(line.Atoms, run.Start.Value), place);
        content.Add($"BT /{used.Name} {place.Size} Tf {pen} {place.Baseline} Td [<");
        for (var i = run.Start.Value; i < run.End.Value; i++)
        {
            var atom = line.Atoms[i];
            var form = Form(line.Atoms, i);
            var adjust = (int)Math.Round((pen - Origin(line, i, form, place)) * 1000 / place.Size);
            if (adjust != 0)
            {
                content.Add(">"u8).Add(adjust).Add("<"u8);
                pen -= adjust * place.Size / 1000;
            }

            content.AddHex(used.Code(new UsedGlyph(atom.CodePoint, atom.Glyph, form)));
            pen += FormedGlyph.Width(used.Font, atom.Glyph, form) * place.Size / 1000;
        }

        content.Add(">] TJ ET\n"u8);
    }

    /// <summary>Where the glyph of a character is drawn. One without its left half starts where that half ended.</summary>
    private static double Origin(TextLine line, int i, GlyphForm form, Place place) => place.X + line.Positions[i] + line.Atoms[i].Shift
        + (form == GlyphForm.RightHalf ? place.Size / 2 : 0);

    private static GlyphForm Form(ArraySegment<Atom> atoms, int i)
    {
        var atom = atoms[i];
        if (atom.Squared)
        {
            return GlyphForm.Square;
        }

        if (CharacterKinds.LeavesRightEmpty(atom.CodePoint))
        {
            return i + 1 < atoms.Count && BreakRules.PairTrim(atom, atoms[i + 1]) > 0 ? GlyphForm.LeftHalf : GlyphForm.Usual;
        }

        return i > 0 && CharacterKinds.LeavesLeftEmpty(atom.CodePoint) && CharacterKinds.LeavesLeftEmpty(atoms[i - 1].CodePoint)
            && BreakRules.PairTrim(atoms[i - 1], atom) > 0 ? GlyphForm.RightHalf : GlyphForm.Usual;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(double X, double Baseline, double Size);
}
