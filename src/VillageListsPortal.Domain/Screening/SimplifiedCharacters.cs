using System.Collections.Frozen;

namespace VillageListsPortal.Domain.Screening;

/// <summary>Traditional characters by their simplified ones (simplified.txt names its source).</summary>
internal static class SimplifiedCharacters
{
    private static readonly FrozenDictionary<char, char> Table = Read().ToFrozenDictionary();

    public static char Of(char character) => Table.GetValueOrDefault(character, character);

    private static IEnumerable<KeyValuePair<char, char>> Read() =>
        from line in DataFile.Lines("simplified")
        from pair in line.Chunk(2)
        select KeyValuePair.Create(pair[0], pair[1]);
}
