using System.Buffers.Binary;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>A zlib stream (RFC 1950) under way, in one block of one code. It is put together from pieces, of which most were coded long before.</summary>
internal sealed class HuffmanStream : IDisposable
{
    private readonly HuffmanCode code;
    private readonly BitWriter bits = new();
    private Adler32 sum = Adler32.Empty;

    public HuffmanStream(HuffmanCode code)
    {
        this.code = code;
        bits.Add(0x0178, 16); // zlib: Deflate, 32 KiB window, fastest
        bits.AddAll(code.Head);
    }

    public void Add(ReadOnlySpan<byte> content)
    {
        code.Write(content, bits);
        sum = sum.Then(Adler32.Of(content));
    }

    /// <summary>Adds what the same code has coded before.</summary>
    public void Add(BitString coded, Adler32 ofContent)
    {
        bits.AddAll(coded);
        sum = sum.Then(ofContent);
    }

    /// <summary>Ends the stream and hands it over.</summary>
    public void Finish(ByteBuffer target)
    {
        bits.AddAll(code.End);
        bits.Align();
        bits.Add(BinaryPrimitives.ReverseEndianness(sum.Value), 32);
        bits.CopyTo(target);
    }

    public void Dispose() => bits.Dispose();
}
