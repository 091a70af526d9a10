using System.Text;

namespace VillageListsPortal.Web.Data;

/// <summary>
/// Names of places in pinyin without tones, ü as v. Single characters are read as Unihan's kMandarin says, except where
/// <c>Reference/pinyin/places.txt</c> knows the place or the word better: 重庆 is chong qing, 涪陵 fu ling, 番禺 pan yu.
/// </summary>
public static class PlaceReadings
{
    private const int LongestWord = 5;
    private static readonly Lazy<Dictionary<string, string[]>> Table = new(Read);

    /// <summary>One syllable for each character that has a reading; letters and digits stand for themselves.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        var syllables = new List<string>(runes.Length);
        for (var at = 0; at < runes.Length;)
        {
            var (taken, reading) = At(runes, at);
            syllables.AddRange(reading);
            at += taken;
        }

        return syllables;
    }

    private static (int Taken, IReadOnlyList<string> Reading) At(Rune[] runes, int at)
    {
        for (var length = Math.Min(LongestWord, runes.Length - at); length > 0; length--)
        {
            if (Table.Value.TryGetValue(string.Concat(runes.Skip(at).Take(length)), out var reading)) return (length, reading);
        }

        return (1, runes[at].IsAscii && Rune.IsLetterOrDigit(runes[at]) ? [Rune.ToLowerInvariant(runes[at]).ToString()] : []);
    }

    private static Dictionary<string, string[]> Read()
    {
        var table = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in Lines("readings.txt"))
        {
            var gap = line.IndexOf(' ', StringComparison.Ordinal);
            string[] syllable = [line[..gap]];
            foreach (var rune in line[(gap + 1)..].EnumerateRunes()) table[rune.ToString()] = syllable;
        }

        foreach (var words in Lines("places.txt").Select(l => l.Split(' '))) table[words[0]] = words[1..];
        return table;
    }

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "pinyin", file));
}
