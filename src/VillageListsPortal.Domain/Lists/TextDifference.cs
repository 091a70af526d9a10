using System.Globalization;

namespace VillageListsPortal.Domain.Lists;

/// <summary>What became of a piece of text.</summary>
public enum PieceChange
{
    /// <summary>Stands in both texts.</summary>
    Kept,
    /// <summary>Stood in the first text only.</summary>
    Removed,
    /// <summary>Stands in the second text only.</summary>
    Inserted,
}

/// <summary>A piece of two texts laid over one another.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Text">The piece.</param>
public sealed record TextPiece(PieceChange Change, string Text);

/// <summary>Finds the words that changed: Chinese by character, since it writes no blanks, Latin words and numbers whole.</summary>
public static class TextDifference
{
    /// <summary>Beyond so many comparisons the texts count as rewritten: a reader gains nothing from scattered common characters.</summary>
    private const int MostComparisons = 1_000_000;

    /// <summary>Lays two texts over one another.</summary>
    /// <param name="before">The earlier text.</param>
    /// <param name="after">The later text.</param>
    /// <returns>Kept and removed pieces give the first text, kept and inserted ones the second; no two neighbours are alike.</returns>
    public static IReadOnlyList<TextPiece> Between(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var (head, foot) = (0, 0);
        while (head < a.Count && head < b.Count && a[head] == b[head]) head++;
        while (foot < a.Count - head && foot < b.Count - head && a[^(foot + 1)] == b[^(foot + 1)]) foot++;
        var (first, second) = (a[head..(a.Count - foot)], b[head..(b.Count - foot)]);
        var script = new List<(PieceChange Change, string Word)>(a[..head].Select(w => (PieceChange.Kept, w)));
        script.AddRange((long)first.Count * second.Count > MostComparisons ? Rewritten(first, second) : Aligned(first, second));
        script.AddRange(a[(a.Count - foot)..].Select(w => (PieceChange.Kept, w)));
        return Joined(script);
    }

    /// <summary>Characters as people see them; letters and digits of one word together.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            while (char.IsAsciiLetterOrDigit(text[at]) && at + length < text.Length && char.IsAsciiLetterOrDigit(text[at + length])) length++;
            words.Add(text.Substring(at, length));
            at += length;
        }

        return words;
    }

    private static IEnumerable<(PieceChange Change, string Word)> Rewritten(List<string> a, List<string> b) =>
        a.Select(w => (PieceChange.Removed, w)).Concat(b.Select(w => (PieceChange.Inserted, w)));

    /// <summary>By the longest common sequence of words.</summary>
    private static IEnumerable<(PieceChange Change, string Word)> Aligned(List<string> a, List<string> b)
    {
        var common = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--) common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var (x, y) = (0, 0);
        while (x < a.Count || y < b.Count)
        {
            if (x < a.Count && y < b.Count && a[x] == b[y])
            {
                yield return (PieceChange.Kept, a[x]);
                (x, y) = (x + 1, y + 1);
            }
            else if (y == b.Count || (x < a.Count && common[x + 1, y] >= common[x, y + 1])) yield return (PieceChange.Removed, a[x++]);
            else yield return (PieceChange.Inserted, b[y++]);
        }
    }

    private static List<TextPiece> Joined(List<(PieceChange Change, string Word)> script)
    {
        var pieces = new List<TextPiece>();
        var (removed, inserted) = ("", "");
        for (var i = 0; i < script.Count; i++)
        {
            var (change, word) = script[i];
            // One character in common between two changes is no common word: read alone it confuses, so it goes with them.
            var island = change == PieceChange.Kept && word.Length == 1 && i > 0 && i + 1 < script.Count && script[i - 1].Change != PieceChange.Kept && script[i + 1].Change != PieceChange.Kept;
            if (change != PieceChange.Inserted && (island || change == PieceChange.Removed)) removed += word;
            if (change != PieceChange.Removed && (island || change == PieceChange.Inserted)) inserted += word;
            if (change != PieceChange.Kept || island) continue;
            Close(pieces, ref removed, ref inserted);
            if (pieces.Count > 0 && pieces[^1].Change == PieceChange.Kept) pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + word };
            else pieces.Add(new TextPiece(PieceChange.Kept, word));
        }

        Close(pieces, ref removed, ref inserted);
        return pieces;
    }

    private static void Close(List<TextPiece> pieces, ref string removed, ref string inserted)
    {
        if (removed.Length > 0) pieces.Add(new TextPiece(PieceChange.Removed, removed));
        if (inserted.Length > 0) pieces.Add(new TextPiece(PieceChange.Inserted, inserted));
        (removed, inserted) = ("", "");
    }
}
