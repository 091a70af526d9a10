namespace VillageListsPortal.Pdf.Writing;

/// <summary>
/// One Huffman code for all that comes from one source, as a Deflate stream (RFC 1951) in a zlib wrapper (RFC 1950). Outlines of glyphs repeat
/// little that a search for matches would find; with a code made once for a font each outline needs to be coded only once, and documents join the bits.
/// </summary>
internal sealed class HuffmanCode
{
    private const int EndOfBlock = 256;
    private const int Symbols = 257;

    /// <summary>With weights that sum up to less than the 18th Fibonacci number no code is longer than the 15 bits that Deflate allows.</summary>
    private const int Scale = 2300;

    private readonly ushort[] codes = new ushort[Symbols];
    private readonly byte[] lengths = new byte[Symbols];

    public HuffmanCode(ReadOnlySpan<byte> typical)
    {
        var counts = new long[Symbols];
        foreach (var one in typical) counts[one]++;
        var all = Math.Max(1, typical.Length);
        SetLengths(Array.ConvertAll(counts, count => 1 + (int)(count * Scale / all)));
        SetCodes();
        Head = MakeHead();
    }

    /// <summary>Code lengths in bits; exposed so that a test can see that they are allowed and complete.</summary>
    public ReadOnlySpan<byte> Lengths => lengths;

    /// <summary>What a stream begins with: the one block, and the code by its lengths.</summary>
    public BitString Head { get; }

    /// <summary>What the block ends with.</summary>
    public BitString End => new([codes[EndOfBlock]], lengths[EndOfBlock]);

    /// <summary>The code of a content, to be put into streams later.</summary>
    public BitString Encode(ReadOnlySpan<byte> content)
    {
        using var bits = new BitWriter();
        Write(content, bits);
        return bits.ToBits();
    }

    public void Write(ReadOnlySpan<byte> content, BitWriter bits) => bits.AddAll(content, codes, lengths);

    /// <summary>257 lengths and none for distances, each length in four bits.</summary>
    private BitString MakeHead()
    {
        const int Last = 1, Dynamic = 2, AllCodeLengths = 15;
        using var bits = new BitWriter();
        bits.Add(Last | Dynamic << 1, 3);
        bits.Add(0, 5); // 257 literals and lengths
        bits.Add(0, 5); // one distance
        bits.Add(AllCodeLengths, 4);
        for (var i = 0; i < 19; i++) bits.Add(i < 3 ? 0u : 4u, 3); // of the lengths' own alphabet: 16, 17, 18 do not occur, 0 to 15 have four bits
        foreach (var length in lengths) bits.Add(Reversed(length, 4), 4);
        bits.Add(0, 4); // the distance does not occur
        return bits.ToBits();
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
}
