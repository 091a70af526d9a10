namespace VillageListsPortal.Domain.Screening;

/// <summary>The data files of this part, which lie in the assembly.</summary>
internal static class DataFile
{
    /// <summary>The lines that are not comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('#')[0].Trim() is { Length: > 0 } content) yield return content;
        }
    }
}
