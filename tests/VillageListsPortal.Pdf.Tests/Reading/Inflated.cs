using System.IO.Compression;

namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>What a zlib stream holds, read by another implementation than ours.</summary>
public static class Inflated
{
    public static byte[] Of(byte[] stream)
    {
        using var zlib = new ZLibStream(new MemoryStream(stream), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zlib.CopyTo(content);
        return content.ToArray();
    }
}
