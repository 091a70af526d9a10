namespace VillageListsPortal.Pdf.Text;

/// <summary>Between which two characters a line may break, and how far marks may be squeezed.</summary>
internal static class BreakRules
{
    /// <summary>Part of an em that a full-width mark gives up next to another mark or at the end of a line.</summary>
    private const double Half = 0.5;

    /// <summary>Part of a full-width mark's advance that a line may take to fit its last mark in.</summary>
    private const double Squeeze = 0.5;

    /// <summary>Whether a line may end after atom <paramref name="at"/>.</summary>
    public static bool MayBreakAfter(ReadOnlySpan<Atom> atoms, int at)
    {
        if (at + 1 >= atoms.Length)
        {
            return true;
        }

        var (before, after) = (atoms[at], atoms[at + 1]);
        if (after.Kind is CharacterKind.Space or CharacterKind.FixedSpace or CharacterKind.Combining || before.Kind is CharacterKind.FixedSpace
            || CharacterKinds.MayNotStartLine(after.CodePoint) || CharacterKinds.MayNotEndLine(LastInk(atoms, at)))
        {
            return false;
        }

        return !(before.Kind == CharacterKind.Pair && before.CodePoint == after.CodePoint) && !InsideWord(atoms, at);
    }

    /// <summary>How much closer the next mark moves: （《 and 》。 share their empty halves.</summary>
    public static double PairTrim(Atom atom, Atom next)
    {
        var closing = CharacterKinds.LeavesRightEmpty(atom.CodePoint)
            && (CharacterKinds.LeavesRightEmpty(next.CodePoint) || CharacterKinds.LeavesLeftEmpty(next.CodePoint));
        var opening = CharacterKinds.LeavesLeftEmpty(atom.CodePoint) && CharacterKinds.LeavesLeftEmpty(next.CodePoint) && next.Kind != CharacterKind.Word;
        return closing || opening ? Half * FullAdvance(atom) : 0;
    }

    /// <summary>How much a mark gives up at the end of a line.</summary>
    public static double EndTrim(Atom atom) => CharacterKinds.LeavesRightEmpty(atom.CodePoint) ? Half * FullAdvance(atom) : 0;

    /// <summary>How much a mark inside a line can be squeezed.</summary>
    public static double Shrink(Atom atom, Atom next) =>
        CharacterKinds.LeavesRightEmpty(atom.CodePoint) && PairTrim(atom, next) == 0 ? Squeeze * FullAdvance(atom) : 0;

    /// <summary>Whether justifying may widen the gap after the first of two atoms. Words, numbers and blanks keep their shape.</summary>
    public static bool MayStretch(Atom atom, Atom next) =>
        next.Kind != CharacterKind.Combining && !(atom.Kind == CharacterKind.Pair && next.Kind == CharacterKind.Pair) && !(IsSolid(atom) && IsSolid(next));

    /// <summary>Whether an emergency break inside a word too long for a line looks natural here, as in web addresses.</summary>
    public static bool IsBreakOfAddress(Atom atom) => atom.CodePoint is '/' or '?' or '&' or '=' or '.' or '-' or '_' or '#' or '@';

    private static bool InsideWord(ReadOnlySpan<Atom> atoms, int at)
    {
        var first = at;
        while (first > 0 && atoms[first].Kind == CharacterKind.Combining)
        {
            first--;
        }

        return atoms[first].Kind == CharacterKind.Word && atoms[at + 1].Kind == CharacterKind.Word;
    }

    private static int LastInk(ReadOnlySpan<Atom> atoms, int at)
    {
        while (at > 0 && atoms[at].IsSpace)
        {
            at--;
        }

        return atoms[at].CodePoint;
    }

    private static bool IsSolid(Atom atom) => atom.Kind is CharacterKind.Word or CharacterKind.Combining;

    // A mark that a Latin text made narrow already has nothing to give.
    private static double FullAdvance(Atom atom) => atom.Kind == CharacterKind.Word ? 0 : atom.Advance;
}
