using System.Buffers.Binary;
using VillageListsPortal.Pdf.Tests.Reading;
using VillageListsPortal.Pdf.TrueType;
using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Makes a font of four glyphs: .notdef, a bar (A), a shifted copy of it as a composite (B), and a private use character (U+E000).</summary>
public static class TinyFont
{
    public const int UnitsPerEm = 1000;

    public static byte[] Make(int licence = 0, bool damaged = false, bool withMap = true)
    {
        var bar = Bar();
        byte[][] outlines = [[], bar, Composite(), bar];
        using var target = new ByteBuffer();
        new FontFileWriter(new HuffmanCode([]))
            .Add("OS/2", U16(0, 0, 0, 0, licence))
            .Add("cmap", withMap ? Map() : U16(0, 0))
            .Add("glyf", outlines.SelectMany(o => o).ToArray())
            .AddHead(Head())
            .Add("hhea", U16([0, 0, 880, 0x10000 - 120, .. new int[13], 4]))
            .Add("hmtx", U16(500, 0, 600, 50, 700, 60, 800, 50))
            .Add("loca", U16([0, .. Offsets(outlines)]))
            .Add("maxp", U16([1, 0, 4, .. new int[13]]))
            .Compress(target);
        var file = Inflated.Of(target.Written.ToArray());
        return damaged ? file[..(file.Length / 2)] : file;
    }

    public static string Save(byte[] font)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("tiny-font-").FullName, "tiny.ttf");
        File.WriteAllBytes(path, font);
        return path;
    }

    private static byte[] Head()
    {
        var head = new byte[54];
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(12), 0x5F0F3CF5);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(18), UnitsPerEm);
        return head; // short locations
    }

    // One contour of four points: (50,0) (550,0) (550,700) (50,700).
    private static byte[] Bar() =>
        [.. U16(1, 50, 0, 550, 700, 3, 0), 1, 1, 1, 1, .. U16(50, 500, 0, 0x10000 - 500), .. U16(0, 0, 700, 0), 0, 0];

    // The bar moved by 10 units: flags say that the two arguments are words and offsets.
    private static byte[] Composite() => U16(0xFFFF, 60, 0, 560, 700, 0x0003, 1, 10, 0);

    private static byte[] Map() => U16(
        [0, 1, 3, 1, 0, 12, 4, 48, 0, 6, 4, 1, 2, 0x42, 0xE000, 0xFFFF, 0, 0x41, 0xE000, 0xFFFF, 0x10000 - 0x40, 0, 1, 0, 4, 0, 3, 0]);

    private static IEnumerable<int> Offsets(byte[][] outlines)
    {
        var at = 0;
        return outlines.Select(o => (at += o.Length) / 2).ToList();
    }

    private static byte[] U16(params int[] values) => [.. values.SelectMany(v => new[] { (byte)(v >> 8), (byte)v })];
}
