using System.Buffers.Binary;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>From code points to glyphs: the font's cmap table, format 12 or 4.</summary>
internal sealed class CharacterMap
{
    private readonly uint[] firsts;
    private readonly uint[] lasts;
    private readonly uint[] glyphs;

    private CharacterMap(List<(uint First, uint Last, uint Glyph)> groups)
    {
        groups.Sort((a, b) => a.First.CompareTo(b.First));
        firsts = groups.ConvertAll(g => g.First).ToArray();
        lasts = groups.ConvertAll(g => g.Last).ToArray();
        glyphs = groups.ConvertAll(g => g.Glyph).ToArray();
    }

    /// <summary>Glyph of a code point; 0 where the font has none.</summary>
    public int Glyph(int codePoint)
    {
        var at = Array.BinarySearch(firsts, (uint)codePoint);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 && codePoint <= lasts[at] ? (int)(glyphs[at] + (uint)codePoint - firsts[at]) : 0;
    }

    public static CharacterMap Parse(ReadOnlySpan<byte> cmap, string file)
    {
        var maps = new List<(int Score, int Offset)> { (0, 0) };
        for (var i = 0; i < U16(cmap, 2); i++)
        {
            var record = cmap.Slice(4 + 8 * i, 8);
            var offset = checked((int)BinaryPrimitives.ReadUInt32BigEndian(record[4..]));
            maps.Add((Score(U16(record, 0), U16(record, 2), U16(cmap, offset)), offset));
        }

        var (score, best) = maps.MaxBy(m => m.Score);
        return score switch
        {
            0 => throw new FontException(file, "it has no Unicode character map of format 4 or 12"),
            1 => new CharacterMap(Format4(cmap[best..])),
            _ => new CharacterMap(Format12(cmap[best..])),
        };
    }

    /// <summary>2 for a full Unicode map, 1 for one of the basic plane, 0 for the rest.</summary>
    private static int Score(int platform, int encoding, int format) => (platform, encoding, format) switch
    {
        (0, _, 12) or (3, 10, 12) => 2,
        (0, _, 4) or (3, 1, 4) => 1,
        _ => 0,
    };

    private static List<(uint First, uint Last, uint Glyph)> Format12(ReadOnlySpan<byte> map)
    {
        var count = checked((int)BinaryPrimitives.ReadUInt32BigEndian(map[12..]));
        var groups = new List<(uint, uint, uint)>(Math.Min(count, map.Length / 12));
        for (var i = 0; i < count; i++)
        {
            var group = map.Slice(16 + 12 * i, 12);
            groups.Add((BinaryPrimitives.ReadUInt32BigEndian(group), BinaryPrimitives.ReadUInt32BigEndian(group[4..]), BinaryPrimitives.ReadUInt32BigEndian(group[8..])));
        }

        return groups;
    }

    private static List<(uint First, uint Last, uint Glyph)> Format4(ReadOnlySpan<byte> map)
    {
        var segments = U16(map, 6) / 2;
        var groups = new List<(uint, uint, uint)>();
        for (var s = 0; s < segments; s++)
        {
            int last = U16(map, 14 + 2 * s), first = U16(map, 16 + 2 * (segments + s));
            for (var c = first; c <= last && c != 0xFFFF; c++)
            {
                if (Format4Glyph(map, segments, s, c) is > 0 and var glyph)
                {
                    groups.Add(((uint)c, (uint)c, (uint)glyph));
                }
            }
        }

        return groups;
    }

    private static int Format4Glyph(ReadOnlySpan<byte> map, int segments, int segment, int codePoint)
    {
        var first = U16(map, 16 + 2 * (segments + segment));
        var delta = U16(map, 16 + 2 * (2 * segments + segment));
        var offsetAt = 16 + 2 * (3 * segments + segment);
        var offset = U16(map, offsetAt);
        if (offset == 0)
        {
            return (codePoint + delta) & 0xFFFF;
        }

        var glyph = U16(map, offsetAt + offset + 2 * (codePoint - first));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
