using FsCheck;
using FsCheck.Fluent;
using VillageListsPortal.Pdf.Tests.Reading;
using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>RFC 1950 and 1951: any reader of zlib streams reads what the code writes.</summary>
public sealed class HuffmanCodeTests
{
    [Fact]
    public void What_was_compressed_comes_back_whatever_the_code_was_made_of() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(), (typical, content) => Assert.Equal(content, Inflated.Of(Compressed(new HuffmanCode(typical), content)))));

    [Fact]
    public void A_content_longer_than_the_sums_of_its_checksum_comes_back()
    {
        var content = new byte[100_000];
        Array.Fill(content, (byte)255);
        Assert.Equal(content, Inflated.Of(Compressed(new HuffmanCode(content), content)));
    }

    [Fact]
    public void Pieces_coded_before_are_joined_at_any_bit() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[][]>(), (typical, pieces) =>
        {
            var code = new HuffmanCode(typical);
            using var stream = new HuffmanStream(code);
            foreach (var piece in pieces)
            {
                stream.Add(piece);
                stream.Add(code.Encode(piece), Adler32.Of(piece));
            }

            Assert.Equal(pieces.SelectMany(p => p.Concat(p)), Inflated.Of(Finished(stream)));
        }));

    [Theory]
    [InlineData("", 0x00000001)]
    [InlineData("Wikipedia", 0x11E60398)]
    public void The_checksum_is_that_of_the_standard(string text, uint expected)
    {
        var content = System.Text.Encoding.ASCII.GetBytes(text);
        Assert.Equal(expected, Adler32.Of(content).Value);
        Assert.All(Enumerable.Range(0, content.Length), at => Assert.Equal(expected, Adler32.Of(content.AsSpan(0, at)).Then(Adler32.Of(content.AsSpan(at))).Value));
    }

    [Fact]
    public void No_code_is_longer_than_15_bits_and_every_pattern_of_bits_is_one()
    {
        // The worst case: each byte is twice as frequent as the one before.
        var typical = Enumerable.Range(0, 20).SelectMany(i => Enumerable.Repeat((byte)i, 1 << i)).ToArray();
        var lengths = new HuffmanCode(typical).Lengths.ToArray();
        Assert.InRange(lengths.Max(), 1, 15);
        Assert.Equal(1.0, lengths.Sum(l => Math.Pow(2, -l)), 12);
    }

    [Fact]
    public void What_the_code_was_made_for_gets_smaller()
    {
        var text = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0 0 m 12.5 731 l S ", 200)));
        Assert.InRange(Compressed(new HuffmanCode(text), text).Length, 1, text.Length / 2);
    }

    private static byte[] Compressed(HuffmanCode code, byte[] content)
    {
        using var stream = new HuffmanStream(code);
        stream.Add(content);
        return Finished(stream);
    }

    private static byte[] Finished(HuffmanStream stream)
    {
        using var target = new ByteBuffer();
        stream.Finish(target);
        return target.Written.ToArray();
    }
}
