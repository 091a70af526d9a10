using System.Text;
using VillageListsPortal.Domain.Tests.Architecture;

namespace VillageListsPortal.Domain.Tests.Screening;

/// <summary>Files of what was read when somebody looked at it last.</summary>
internal static class Recorded
{
    private const int MostShown = 20;

    /// <summary>The lines are those of the file.</summary>
    public static void Same(string file, IEnumerable<string> read)
    {
        string[] lines = [.. read.SelectMany(r => r.Split('\n')).Select(l => l.TrimEnd())];
        var path = Repository.PathOf($"tests/VillageListsPortal.Domain.Tests/Screening/Recorded/{file}");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, string.Join('\n', lines) + "\n", new UTF8Encoding(false));
        var kept = File.ReadAllLines(path);
        var other = Enumerable.Range(0, Math.Max(lines.Length, kept.Length)).Where(i => lines.ElementAtOrDefault(i) != kept.ElementAtOrDefault(i)).ToList();
        Assert.True(other.Count == 0, $"{file}: {other.Count} lines are read otherwise.\n{string.Join('\n', other.Take(MostShown).Select(i => $"{i + 1} was  {kept.ElementAtOrDefault(i)}\n{i + 1} is   {lines.ElementAtOrDefault(i)}"))}");
    }
}
