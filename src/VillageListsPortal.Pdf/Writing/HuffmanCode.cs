using System.Buffers.Binary;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>
/// One Huffman code for all that comes from one source, as a Deflate stream (RFC 1951) in a zlib wrapper (RFC 1950). Outlines of glyphs repeat
/// nothing that a search for matches would find; a code made once for a font is as good as one made for each document, and takes a fraction of the time.
/// </summary>
internal sealed class HuffmanCode
{
    private const int EndOfBlock = 256;
    private const int Symbols = 257;

    /// <summary>With weights that sum up to less than the 18th Fibonacci number no code is longer than the 15 bits that Deflate allows.</summary>
    private const int Scale = 1000;

    private const int AdlerPrime = 65521;

    /// <summary>Bytes after which the sums of Adler-32 must be reduced.</summary>
    private const int AdlerRun = 5552;

    private readonly ushort[] codes = new ushort[Symbols];
    private readonly byte[] lengths = new byte[Symbols];

    public HuffmanCode(ReadOnlySpan<byte> typical)
    {
        var counts = new long[Symbols];
        foreach (var one in typical) counts[one]++;
        var all = Math.Max(1, typical.Length);
        SetLengths(Array.ConvertAll(counts, count => 1 + (int)(count * Scale / all)));
        SetCodes();
    }

    /// <summary>Code lengths in bits; exposed so that a test can see that they are allowed and complete.</summary>
    public ReadOnlySpan<byte> Lengths => lengths;

    public byte[] Compress(ReadOnlySpan<byte> content)
    {
        var bits = new BitWriter(2 * content.Length + 256);
        bits.Add(0x0178, 16); // zlib: Deflate, 32 KiB window, fastest
        WriteHead(bits);
        bits.AddAll(content, codes, lengths);
        bits.Add(codes[EndOfBlock], lengths[EndOfBlock]);
        bits.Align();
        bits.Add(BinaryPrimitives.ReverseEndianness(Adler(content)), 32);
        return bits.ToBytes();
    }

    /// <summary>The one block, with a code of its own: 257 lengths and none for distances, each length in four bits.</summary>
    private void WriteHead(BitWriter bits)
    {
        const int Last = 1, Dynamic = 2, AllCodeLengths = 15;
        bits.Add(Last | Dynamic << 1, 3);
        bits.Add(0, 5); // 257 literals and lengths
        bits.Add(0, 5); // one distance
        bits.Add(AllCodeLengths, 4);
        for (var i = 0; i < 19; i++) bits.Add(i < 3 ? 0u : 4u, 3); // of the lengths' own alphabet: 16, 17, 18 do not occur, 0 to 15 have four bits
        foreach (var length in lengths) bits.Add(Reversed(length, 4), 4);
        bits.Add(0, 4); // the distance does not occur
    }

    private void SetLengths(int[] weights)
    {
        var queue = new PriorityQueue<int, (int Weight, int Node)>(); // by weight, then by age, so that the code is the same everywhere
        var parents = new int[2 * Symbols - 1];
        for (var i = 0; i < Symbols; i++) queue.Enqueue(i, (weights[i], i));
        for (var node = Symbols; node < parents.Length; node++)
        {
            queue.TryDequeue(out var first, out var one);
            queue.TryDequeue(out var second, out var other);
            (parents[first], parents[second]) = (node, node);
            queue.Enqueue(node, (one.Weight + other.Weight, node));
        }

        for (var i = 0; i < Symbols; i++)
        {
            for (var node = i; node < parents.Length - 1; node = parents[node]) lengths[i]++;
        }
    }

    /// <summary>Codes follow from their lengths (RFC 1951, 3.2.2); they are written from their highest bit.</summary>
    private void SetCodes()
    {
        var next = 0;
        for (var length = 1; length <= 15; length++, next <<= 1)
        {
            for (var i = 0; i < Symbols; i++)
            {
                if (lengths[i] == length) codes[i] = (ushort)Reversed(next++, length);
            }
        }
    }

    private static uint Reversed(int value, int bits)
    {
        var reversed = 0u;
        for (var i = 0; i < bits; i++) reversed |= (uint)(value >> i & 1) << (bits - 1 - i);
        return reversed;
    }

    private static uint Adler(ReadOnlySpan<byte> content)
    {
        uint a = 1, b = 0;
        while (content.Length > 0)
        {
            var run = content[..Math.Min(AdlerRun, content.Length)];
            foreach (var one in run)
            {
                a += one;
                b += a;
            }

            (a, b) = (a % AdlerPrime, b % AdlerPrime);
            content = content[run.Length..];
        }

        return b << 16 | a;
    }

    /// <summary>Bits from the lowest of each byte on.</summary>
    private sealed class BitWriter(int room)
    {
        private byte[] bytes = new byte[room];
        private ulong waiting;
        private int count;
        private int length;

        /// <summary>Adds at most 32 bits.</summary>
        public void Add(uint value, int bits)
        {
            waiting |= (ulong)value << count;
            count += bits;
            if (count < 32) return;
            if (length + 8 > bytes.Length) Array.Resize(ref bytes, 2 * bytes.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(length), (uint)waiting);
            (waiting, count, length) = (waiting >> 32, count - 32, length + 4);
        }

        /// <summary>Adds the code of each byte; the state lies in registers meanwhile.</summary>
        public void AddAll(ReadOnlySpan<byte> content, ReadOnlySpan<ushort> codes, ReadOnlySpan<byte> lengths)
        {
            var needed = length + content.Length * 15 / 8 + 16;
            if (needed > bytes.Length) Array.Resize(ref bytes, needed);
            var (bits, have, at) = (waiting, count, length);
            var target = bytes.AsSpan();
            foreach (var one in content)
            {
                bits |= (ulong)codes[one] << have;
                have += lengths[one];
                if (have < 32) continue;
                BinaryPrimitives.WriteUInt32LittleEndian(target[at..], (uint)bits);
                (bits, have, at) = (bits >> 32, have - 32, at + 4);
            }

            (waiting, count, length) = (bits, have, at);
        }

        public void Align() => Add(0, -count & 7);

        public byte[] ToBytes()
        {
            for (; count > 0; count -= 8, waiting >>= 8) bytes[length++] = (byte)waiting;
            return bytes[..length];
        }
    }
}
