namespace VillageListsPortal.Pdf.Text;

/// <summary>Breaks text and gives each character its place in the line.</summary>
internal static class LineSetter
{
    /// <summary>A gap is never stretched by more than this share of the size; a line that would need more stays ragged.</summary>
    private const double MaxStretch = 0.25;

    public static List<TextLine> Set(Atom[] atoms, double width, TextAlign align, double size, double indent = 0) =>
        LineBreaker.Split(atoms, width, indent).ConvertAll(line => Place(line, width, align, size));

    /// <summary>Lines of like length, for titles and names: as few as the width allows, none much shorter than the others.</summary>
    public static List<TextLine> SetBalanced(Atom[] atoms, double width, TextAlign align, double size)
    {
        var count = LineBreaker.Split(atoms, width, 0).Count;
        double low = 0, high = width;
        for (var i = 0; count > 1 && i < 12; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = LineBreaker.Split(atoms, middle, 0).Count > count ? (middle, high) : (low, middle);
        }

        return LineBreaker.Split(atoms, high, 0).ConvertAll(line => Place(line, width, align, size));
    }

    private static TextLine Place(BrokenLine line, double width, TextAlign align, double size)
    {
        var atoms = line.Atoms;
        var positions = new double[atoms.Count];
        var x = 0.0;
        var natural = 0.0;
        var inked = 0; // characters without the spaces at the end
        for (var i = 0; i < atoms.Count; i++)
        {
            positions[i] = x;
            var end = x + atoms[i].Advance;
            (inked, natural) = atoms[i].IsSpace ? (inked, natural) : (i + 1, end);
            x = end - (i + 1 < atoms.Count ? BreakRules.PairTrim(atoms[i], atoms[i + 1]) : 0);
        }

        var room = width - line.Indent;
        natural = Adjust(atoms[..inked], positions, natural, room, align == TextAlign.Justify && !line.EndsPart, size);
        Shift(positions, line.Indent + align switch
        {
            TextAlign.Center => (room - natural) / 2,
            TextAlign.Right => room - natural,
            _ => 0,
        });
        return new TextLine(atoms, positions, natural);
    }

    /// <summary>Squeezes a line that is too long and, when justifying, stretches one that is too short. Returns the new width.</summary>
    private static double Adjust(ArraySegment<Atom> atoms, double[] positions, double natural, double room, bool justify, double size)
    {
        if (atoms.Count == 0)
        {
            return natural;
        }

        if (natural > room)
        {
            natural -= Math.Min(BreakRules.EndTrim(atoms[^1]), natural - room);
        }

        if (natural > room)
        {
            Spread(atoms, positions, natural - room, i => -BreakRules.Shrink(atoms[i], atoms[i + 1]));
            return Math.Min(natural, room);
        }

        var gaps = Enumerable.Range(0, atoms.Count - 1).Count(i => BreakRules.MayStretch(atoms[i], atoms[i + 1]));
        if (!justify || gaps == 0 || room - natural > MaxStretch * size * gaps)
        {
            return natural;
        }

        Spread(atoms, positions, room - natural, i => BreakRules.MayStretch(atoms[i], atoms[i + 1]) ? 1 : 0);
        return room;
    }

    /// <summary>Moves the characters so that the gaps take <paramref name="amount"/> in proportion to their weights; negative weights close gaps.</summary>
    private static void Spread(ArraySegment<Atom> atoms, double[] positions, double amount, Func<int, double> weight)
    {
        var weights = Enumerable.Range(0, atoms.Count - 1).Select(weight).ToArray();
        var total = weights.Sum(Math.Abs);
        if (total <= 0)
        {
            return;
        }

        var moved = 0.0;
        for (var i = 1; i < positions.Length; i++)
        {
            moved += i <= weights.Length ? amount * weights[i - 1] / total : 0;
            positions[i] += moved;
        }
    }

    private static void Shift(double[] positions, double by)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] += by;
        }
    }
}
