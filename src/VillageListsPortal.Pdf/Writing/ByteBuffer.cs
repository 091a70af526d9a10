using System.Globalization;
using System.Text;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>Growing bytes with the few forms in which PDF writes values.</summary>
internal sealed class ByteBuffer
{
    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEF"u8;

    private byte[] bytes = new byte[16 * 1024];

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

    /// <summary>A number with at most three decimals and without exponent.</summary>
    public ByteBuffer Add(double value)
    {
        var text = Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
        return Add(string.Equals(text, "-0", StringComparison.Ordinal) ? "0" : text);
    }

    public ByteBuffer Add(int value)
    {
        if (value is >= 0 and < 10) return Add(Digits.Slice(value, 1));
        if (value is >= 10 and < 100) return Add([Digits[value / 10], Digits[value % 10]]); // most are: a QR code is written in modules
        Span<byte> digits = stackalloc byte[11];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        return Add(digits[..length]);
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

    /// <summary>Several numbers with a space after each.</summary>
    public ByteBuffer AddAll(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            Add(value).Add(" "u8);
        }

        return this;
    }

    private Span<byte> Reserve(int count)
    {
        if (Length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + count));
        }

        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
