namespace VillageListsPortal.Pdf.Text;

/// <summary>A set line: its characters and where each begins, in points from the line's left edge.</summary>
/// <param name="Atoms">The characters, with a space at the end where the line was broken at one.</param>
/// <param name="Positions">Left edge of each character.</param>
/// <param name="Width">Width without spaces at the end.</param>
internal sealed record TextLine(ArraySegment<Atom> Atoms, double[] Positions, double Width)
{
    public override string ToString() => string.Concat(Atoms.Select(a => CodePoints.Text(a.CodePoint)));
}
