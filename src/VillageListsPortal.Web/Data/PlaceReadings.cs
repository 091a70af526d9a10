using System.Text;

namespace VillageListsPortal.Web.Data;

/// <summary>
/// Names of places in pinyin without tones, ü as v. Single characters are read as Unihan's kMandarin says, except where
/// <c>Reference/pinyin/places.txt</c> knows the place or the word better: 重庆 is chong qing, 涪陵 fu ling, 番禺 pan yu.
/// <c>Reference/pinyin/also.txt</c> has the other readings of those characters that no list of places could settle: 圩 is wei here and xu there.
/// </summary>
public static class PlaceReadings
{
    private const int LongestWord = 5;
    private const int MostWays = 16;
    private const int FullWidth = 0xFEE0; // so far lie ｅ and ０ behind e and 0
    private static readonly Lazy<Dictionary<string, string[]>> Table = new(Read);
    private static readonly Lazy<Dictionary<string, string[]>> Also = new(() => Lines("also.txt").Select(l => l.Split(' ')).ToDictionary(w => w[0], w => w[1..], StringComparer.Ordinal));

    /// <summary>One syllable for each character that has a reading; letters and digits stand for themselves.</summary>
    public static IReadOnlyList<string> Of(string name) => [.. SyllablesOf(name).Select(s => s[0])];

    /// <summary>Every way to read it, the usual one first: 十里堡 is shi li pu, for some shi li bao. Not all of a name with many such characters.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> AllOf(string name)
    {
        List<string[]> ways = [[]];
        foreach (var syllable in SyllablesOf(name))
        {
            var readings = ways.Count * syllable.Length <= MostWays ? syllable : syllable[..1]; // who types a name begins at its beginning
            ways = [.. ways.SelectMany(way => readings.Select(r => (string[])[.. way, r]))];
        }

        return ways;
    }

    /// <summary>Of each character that has a reading the usual one, and the others.</summary>
    private static IEnumerable<string[]> SyllablesOf(string name)
    {
        var runes = name.EnumerateRunes().Select(Narrow).ToArray();
        for (var at = 0; at < runes.Length;)
        {
            var (taken, reading) = At(runes, at);
            for (var i = 0; i < reading.Count; i++) yield return ReadingsOf(runes[at + i].ToString(), reading[i]);
            at += taken;
        }
    }

    private static string[] ReadingsOf(string character, string here) =>
        Also.Value.TryGetValue(character, out var others) ? [here, .. Table.Value[character].Concat(others).Where(o => o != here)] : [here];

    private static (int Taken, IReadOnlyList<string> Reading) At(Rune[] runes, int at)
    {
        for (var length = Math.Min(LongestWord, runes.Length - at); length > 0; length--)
        {
            if (Table.Value.TryGetValue(string.Concat(runes.Skip(at).Take(length)), out var reading)) return (length, reading);
        }

        return (1, runes[at].IsAscii && Rune.IsLetterOrDigit(runes[at]) ? [Rune.ToLowerInvariant(runes[at]).ToString()] : []);
    }

    private static Rune Narrow(Rune rune) => rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - FullWidth) : rune;

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
