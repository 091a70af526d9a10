using System.Runtime.InteropServices;

namespace VillageListsPortal.Domain.Screening;

/// <summary>A request with what people say that it crosses and is covered by.</summary>
/// <param name="Text">The request.</param>
/// <param name="Crossed">Codes of the red lines.</param>
/// <param name="CoveredBy">Codes of the covering items.</param>
/// <param name="Id">By which people name it; empty where it has none.</param>
public sealed record LabelledCase(ScreeningText Text, IReadOnlySet<string> Crossed, IReadOnlySet<string> CoveredBy, string Id = "");

/// <summary>How often a finding was right.</summary>
/// <param name="Right">Found and labelled.</param>
/// <param name="Wrong">Found, not labelled.</param>
/// <param name="Missed">Labelled, not found.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tally(int Right, int Wrong, int Missed)
{
    /// <summary>Of what was found, how much is right, from 0 to 1; 1 where nothing was found.</summary>
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    /// <summary>Of what is labelled, how much was found, from 0 to 1; 1 where nothing is labelled.</summary>
    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    /// <summary>The harmonic mean of both, from 0 to 1.</summary>
    public double F1 => Right == 0 ? (Wrong + Missed == 0 ? 1 : 0) : 2.0 * Right / ((2 * Right) + Wrong + Missed);

    /// <summary>Tallies of several cases together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum.</returns>
    public static Tally operator +(Tally left, Tally right) => Add(left, right);

    /// <summary>Tallies of several cases together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum.</returns>
    public static Tally Add(Tally left, Tally right) => new(left.Right + right.Right, left.Wrong + right.Wrong, left.Missed + right.Missed);

    internal static Tally Of(IReadOnlySet<string> found, IReadOnlySet<string> labelled)
    {
        var right = found.Count(labelled.Contains);
        return new Tally(right, found.Count - right, labelled.Count - right);
    }

    internal static Tally Of(bool found, bool labelled) => new(found && labelled ? 1 : 0, found && !labelled ? 1 : 0, labelled && !found ? 1 : 0);
}
