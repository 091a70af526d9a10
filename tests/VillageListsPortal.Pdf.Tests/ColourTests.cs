using System.Buffers.Binary;
using System.Text;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>ISO 19005-2, 6.2.3: one output intent with an RGB profile, made by our own code.</summary>
public class ColourTests
{
    private static readonly byte[] Profile = Intent().Stream("DestOutputProfile").Content;

    [Fact]
    public void The_output_intent_names_a_profile_of_three_colours()
    {
        Assert.Equal("GTS_PDFA1", Intent().Name("S"));
        Assert.Equal(3, Intent().Dictionary("DestOutputProfile").Number("N"));
    }

    [Fact]
    public void The_profile_is_an_rgb_display_profile_of_version_4()
    {
        Assert.Equal(Profile.Length, BinaryPrimitives.ReadInt32BigEndian(Profile));
        Assert.Equal("mntrRGB XYZ ", Encoding.ASCII.GetString(Profile, 12, 12));
        Assert.Equal("acsp", Encoding.ASCII.GetString(Profile, 36, 4));
        Assert.Equal(4, Profile[8]);
        Assert.True(Profile.Length < 700);
    }

    [Fact]
    public void Every_tag_of_the_profile_lies_within_it_on_a_multiple_of_four()
    {
        for (var i = 0; i < BinaryPrimitives.ReadInt32BigEndian(Profile.AsSpan(128)); i++)
        {
            var entry = Profile.AsSpan(132 + 12 * i);
            int offset = BinaryPrimitives.ReadInt32BigEndian(entry[4..]), length = BinaryPrimitives.ReadInt32BigEndian(entry[8..]);
            Assert.Equal(0, offset % 4);
            Assert.InRange(offset + length, 132, Profile.Length);
            Assert.Contains(Encoding.ASCII.GetString(Profile, offset, 4), new[] { "mluc", "XYZ ", "sf32", "para" });
        }
    }

    [Fact]
    public void The_primaries_add_up_to_the_white_point()
    {
        var sums = new double[3];
        foreach (var tag in new[] { "rXYZ", "gXYZ", "bXYZ" })
        {
            var values = Xyz(tag);
            sums = [.. sums.Zip(values, (a, b) => a + b)];
        }

        Assert.All(sums.Zip(Xyz("wtpt")), pair => Assert.Equal(pair.Second, pair.First, 3));
    }

    private static Reading.PdfDictionary Intent() =>
        (Reading.PdfDictionary)Assert.Single(Samples.Read(Samples.Certificate()).Catalog.Array("OutputIntents"));

    private static double[] Xyz(string tag)
    {
        for (var i = 0; ; i++)
        {
            if (Encoding.ASCII.GetString(Profile, 132 + 12 * i, 4) == tag)
            {
                var offset = BinaryPrimitives.ReadInt32BigEndian(Profile.AsSpan(136 + 12 * i));
                return [.. Enumerable.Range(0, 3).Select(k => BinaryPrimitives.ReadInt32BigEndian(Profile.AsSpan(offset + 8 + 4 * k)) / 65536.0)];
            }
        }
    }
}
