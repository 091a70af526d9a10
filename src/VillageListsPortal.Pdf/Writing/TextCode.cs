using System.Text;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>
/// Codes for the two kinds of text that every document has. They are made of a sample each, so that no document has to be counted; what is rare
/// in the sample costs a few bits more. Setting up zlib takes longer than to write a page with them (80 µs against 15).
/// </summary>
internal static class TextCode
{
    /// <summary>Operators of a page: glyphs of text, and the blocks of a QR code, which are the most.</summary>
    public static readonly HuffmanCode Operators = Of(
        "/P <</MCID 4>> BDC\nBT /F2 16 Tf 110.956 613.508 Td [<0019>-4<001A0021000C>-3<0008>13<00090034003B>-4<003C002D>-4<0040>-3<001E0056>] TJ ET\nEMC\n",
        "12 64 2 1 re\n15 63 2 1 re\n20 58 1 1 re\n27 52 1 2 re\n30 46 3 1 re\n38 49 1 3 re\n4 31 1 6 re\n41 34 2 1 re\n9 27 1 1 re\n53 21 4 1 re\n56 18 1 1 re\n59 15 1 2 re\n62 7 5 1 re\n");

    /// <summary>Maps from codes to characters, in hexadecimal.</summary>
    public static readonly HuffmanCode Characters = Of(
        "beginbfchar def end /CMap ",
        "<0001> <4E00>\n<001A> <5B57>\n<0023> <6C11>\n<003C> <7EA2>\n<0045> <8BC1>\n<002D> <65E5>\n<0016> <0033>\n<0007> <573F>\n<0058> <9038>\n<0039> <6751>\n");

    private static HuffmanCode Of(string seldom, string often) => new(Encoding.ASCII.GetBytes(seldom + often + often + often));
}
