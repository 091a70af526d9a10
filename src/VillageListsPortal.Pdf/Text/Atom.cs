using System.Runtime.InteropServices;
using VillageListsPortal.Pdf.TrueType;

namespace VillageListsPortal.Pdf.Text;

/// <summary>One character with the glyph that draws it. Lengths in points.</summary>
/// <param name="CodePoint">Unicode code point.</param>
/// <param name="Kind">How lines break around it.</param>
/// <param name="Advance">Distance to the next character.</param>
/// <param name="Shift">Where the glyph's origin lies within that distance.</param>
/// <param name="Font">Font of the glyph; null for a line feed.</param>
/// <param name="Glyph">Glyph in that font.</param>
/// <param name="Squared">Whether a narrow glyph is drawn to fill a square of one em.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Atom(
    int CodePoint, CharacterKind Kind, double Advance, double Shift = 0, TrueTypeFont? Font = null, int Glyph = 0, bool Squared = false)
{
    public bool IsSpace => Kind is CharacterKind.Space;
}

/// <summary>How text is set.</summary>
/// <param name="Face">Face asked for.</param>
/// <param name="Size">Size in points.</param>
/// <param name="Tracking">Space added after each full-width character, as a share of the size.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextStyle(Face Face, double Size, double Tracking = 0)
{
    /// <summary>Distance of base lines: for text up to 16 pt the pitch of GB/T 9704 in proportion, beyond it a little tighter.</summary>
    public double Pitch(double bodyPitch) => Size <= Typography.BodySize
        ? Size * bodyPitch / Typography.BodySize
        : bodyPitch + 1.2 * (Size - Typography.BodySize);
}
