using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>Growing bytes with the few forms in which PDF writes values. They lie in memory borrowed from the shared pool, which goes back at the end.</summary>
internal sealed class ByteBuffer(int room = 16 * 1024) : IDisposable
{
    private static readonly int[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(room);

    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEF"u8;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public ByteBuffer Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        return this;
    }

    public ByteBuffer Add(string ascii)
    {
        Encoding.ASCII.GetBytes(ascii, Reserve(ascii.Length));
        return this;
    }

    /// <summary>An interpolated text; its parts are written straight to the buffer.</summary>
    public ByteBuffer Add([InterpolatedStringHandlerArgument("")] ref PdfText text) => text.Buffer;

    /// <summary>A text in UTF-8.</summary>
    public ByteBuffer AddUtf8(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var written = Encoding.UTF8.GetBytes(text, Reserve(most));
        Length -= most - written;
        return this;
    }

    /// <summary>A number with at most so many decimals and without exponent.</summary>
    public ByteBuffer Add(double value, int decimals = 3)
    {
        var one = PowersOfTen[decimals];
        var (whole, part) = Math.DivRem((long)Math.Round(Math.Abs(value) * one), one);
        if (value < 0 && (whole | part) != 0) Add("-"u8);
        Add((int)whole);
        if (part == 0) return this;
        Add("."u8);
        for (var digit = one / 10; part > 0; part %= digit, digit /= 10) Add(Digits.Slice((int)part / digit, 1));
        return this;
    }

    public ByteBuffer Add(int value)
    {
        if (value is >= 0 and < 10) return Add(Digits.Slice(value, 1));
        if (value is >= 10 and < 100) return Add([Digits[value / 10], Digits[value % 10]]); // most are: a QR code is written in modules
        value.TryFormat(Reserve(11), out var length, default, CultureInfo.InvariantCulture);
        Length -= 11 - length;
        return this;
    }

    /// <summary>Four hexadecimal digits.</summary>
    public ByteBuffer AddHex(int value)
    {
        var target = Reserve(4);
        for (var i = 0; i < 4; i++)
        {
            target[i] = Digits[(value >> (12 - 4 * i)) & 15];
        }

        return this;
    }

    /// <summary>References to objects, a space between them.</summary>
    public ByteBuffer AddReferences(IReadOnlyList<int> ids)
    {
        for (var i = 0; i < ids.Count; i++) Add(i > 0 ? " "u8 : ""u8).Add(ids[i]).Add(" 0 R"u8);
        return this;
    }

    /// <summary>Several numbers from 0 to 255 with a space after each; a QR code has thousands of them.</summary>
    public ByteBuffer AddAll(params ReadOnlySpan<byte> values)
    {
        var target = Reserve(4 * values.Length);
        var at = 0;
        foreach (var value in values)
        {
            if (value >= 100) target[at++] = (byte)('0' + value / 100);
            if (value >= 10) target[at++] = (byte)('0' + value / 10 % 10);
            target[at++] = (byte)('0' + value % 10);
            target[at++] = (byte)' ';
        }

        Length -= target.Length - at;
        return this;
    }

    /// <summary>Several numbers with a space after each.</summary>
    public ByteBuffer AddAll(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            Add(value).Add(" "u8);
        }

        return this;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = []; // a buffer used after its end must not write into what others borrow
    }

    private Span<byte> Reserve(int count)
    {
        if (Length + count > bytes.Length) Grow(Length + count);
        Length += count;
        return bytes.AsSpan(Length - count, count);
    }

    private void Grow(int least)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * bytes.Length, least));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
