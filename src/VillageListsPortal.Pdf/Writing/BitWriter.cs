using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>A row of bits, from the lowest of each word on; bits beyond the last are 0.</summary>
/// <param name="Words">The bits.</param>
/// <param name="Count">How many there are.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BitString(ulong[] Words, int Count);

/// <summary>Bits in the order of Deflate: from the lowest of each byte on. What was written before is joined in whole words, at whatever bit it begins.</summary>
internal sealed class BitWriter : IDisposable
{
    private ulong[] words = ArrayPool<ulong>.Shared.Rent(512);
    private ulong waiting;
    private int count; // of the waiting bits, fewer than 64
    private int length;

    /// <summary>Adds at most 32 bits.</summary>
    public void Add(uint value, int bits)
    {
        Reserve(1);
        Put(value, bits);
    }

    /// <summary>Adds the code of each byte; the state lies in registers meanwhile.</summary>
    public void AddAll(ReadOnlySpan<byte> content, ReadOnlySpan<ushort> codes, ReadOnlySpan<byte> lengths)
    {
        Reserve(content.Length / 4 + 1); // a code has 15 bits at most
        var (bits, have, at) = (waiting, count, length);
        var target = words.AsSpan();
        foreach (var one in content)
        {
            int size = lengths[one];
            bits |= (ulong)codes[one] << have;
            have += size;
            if (have < 64) continue;
            target[at++] = bits;
            have -= 64;
            bits = (ulong)codes[one] >> (size - have);
        }

        (waiting, count, length) = (bits, have, at);
    }

    public void AddAll(BitString bits)
    {
        var whole = bits.Count / 64;
        Reserve(whole + 1);
        var target = words.AsSpan(length, whole);
        for (var i = 0; i < whole; i++)
        {
            target[i] = waiting | bits.Words[i] << count;
            waiting = count == 0 ? 0 : bits.Words[i] >> (64 - count);
        }

        length += whole;
        if (bits.Count % 64 > 0) Put(bits.Words[whole], bits.Count % 64);
    }

    public void Align() => Add(0, -count & 7);

    public BitString ToBits() => new([.. words.AsSpan(0, length), .. count > 0 ? new[] { waiting } : []], 64 * length + count);

    /// <summary>Hands the bits to a buffer, the last byte filled up with 0.</summary>
    public void CopyTo(ByteBuffer target)
    {
        Reserve(1);
        words[length] = waiting;
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(words.AsSpan(0, length + 1), words);
        target.Add(MemoryMarshal.AsBytes(words.AsSpan(0, length + 1))[..(8 * length + (count + 7) / 8)]);
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(words);

    private void Put(ulong value, int bits)
    {
        waiting |= value << count;
        count += bits;
        if (count < 64) return;
        words[length++] = waiting;
        count -= 64;
        waiting = count == 0 ? 0 : value >> (bits - count);
    }

    private void Reserve(int more)
    {
        if (length + more < words.Length) return;
        var larger = ArrayPool<ulong>.Shared.Rent(2 * (length + more));
        words.AsSpan(0, length).CopyTo(larger);
        ArrayPool<ulong>.Shared.Return(words);
        words = larger;
    }
}
