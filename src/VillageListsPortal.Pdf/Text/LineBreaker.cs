using System.Runtime.InteropServices;
using System.Text;
using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf;

/// <summary>Breaks Chinese and Latin text into lines: no line starts with a closing mark or ends with an opening one, words and numbers stay whole.</summary>
public static class LineBreaker
{
    /// <summary>Tolerance in points; 28 characters of 156 mm / 28 must fill a line in spite of rounding.</summary>
    private const double Epsilon = 0.01;

    /// <summary>Breaks a text whose character widths are known.</summary>
    /// <param name="text">The text; a line feed forces a new line.</param>
    /// <param name="width">Width of a line, in the unit of <paramref name="advance"/>.</param>
    /// <param name="advance">Width of a character.</param>
    /// <param name="firstLineIndent">Width that is missing on the first line of each part.</param>
    /// <returns>The lines; together they hold every character except the line feeds.</returns>
    public static IReadOnlyList<string> Break(string text, double width, Func<Rune, double> advance, double firstLineIndent = 0)
    {
        var atoms = CodePoints.Of(text)
            .Select(c => new Atom(c, CharacterKinds.Of(c), Rune.IsValid(c) ? advance(new Rune(c)) : 0))
            .ToArray();
        return Split(atoms, width, firstLineIndent).ConvertAll(l => string.Concat(l.Atoms.Select(a => CodePoints.Text(a.CodePoint))));
    }

    /// <summary>Breaks shaped text into unplaced lines.</summary>
    internal static List<BrokenLine> Split(Atom[] atoms, double width, double firstLineIndent)
    {
        var lines = new List<BrokenLine>();
        var start = 0;
        while (start <= atoms.Length)
        {
            var feed = Array.FindIndex(atoms, start, a => a.Kind == CharacterKind.LineFeed);
            var end = feed < 0 ? atoms.Length : feed;
            SplitPart(new ArraySegment<Atom>(atoms, start, end - start), width, firstLineIndent, lines);
            start = end + 1;
        }

        return lines;
    }

    private static void SplitPart(ArraySegment<Atom> part, double width, double indent, List<BrokenLine> lines)
    {
        if (part.Count == 0)
        {
            lines.Add(new BrokenLine(part, indent, EndsPart: true));
        }

        while (part.Count > 0)
        {
            var count = Fit(part, width - indent);
            lines.Add(new BrokenLine(part[..count], indent, EndsPart: count == part.Count));
            part = part[count..];
            indent = 0;
        }
    }

    /// <summary>How many characters the next line takes: up to the last allowed break that fits; in a word longer than the line, as many as fit.</summary>
    private static int Fit(ReadOnlySpan<Atom> atoms, double width)
    {
        double x = 0, shrink = 0;
        int lastBreak = 0, fitting = 0;
        for (var i = 0; i < atoms.Length; i++)
        {
            var atom = atoms[i];
            var end = atom.IsSpace ? 0 : x + atom.Advance - BreakRules.EndTrim(atom);
            var push = CharacterKinds.LeavesRightEmpty(atom.CodePoint) ? shrink : 0; // squeezing is worth it only to keep a mark on its line
            if (end - push > width + Epsilon)
            {
                break;
            }

            fitting = i + 1;
            lastBreak = BreakRules.MayBreakAfter(atoms, i) ? fitting : lastBreak;
            var next = i + 1 < atoms.Length ? atoms[i + 1] : default;
            x += atom.Advance - BreakRules.PairTrim(atom, next);
            shrink += BreakRules.Shrink(atom, next);
        }

        return fitting == atoms.Length ? fitting : lastBreak > 0 ? lastBreak : Emergency(atoms, fitting);
    }

    private static int Emergency(ReadOnlySpan<Atom> atoms, int fitting)
    {
        for (var i = fitting; i > fitting / 2; i--)
        {
            if (BreakRules.IsBreakOfAddress(atoms[i - 1]))
            {
                return i;
            }
        }

        return Math.Max(1, fitting);
    }
}

/// <summary>A line before its characters are placed.</summary>
/// <param name="Atoms">The characters.</param>
/// <param name="Indent">Space before the first one.</param>
/// <param name="EndsPart">Whether the paragraph or a forced line ends here.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BrokenLine(ArraySegment<Atom> Atoms, double Indent, bool EndsPart);
