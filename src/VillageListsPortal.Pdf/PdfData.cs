using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace VillageListsPortal.Pdf;

/// <summary>Reads back the text that <see cref="PdfDocument.Data"/> put into a file of this library.</summary>
public static class PdfData
{
    /// <summary>The stream's own entry, by which it is found; the stream is not compressed.</summary>
    internal const string Mark = "/Type /PortalData";

    /// <summary>Finds the text. It is what the file says of itself and proves nothing.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="text">The text.</param>
    /// <returns>False where the file holds none, or is damaged; never throws.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, [NotNullWhen(true)] out string? text)
    {
        text = null;
        var at = file.IndexOf(Encoding.ASCII.GetBytes(Mark));
        if (at < 0) return false;
        var rest = file[at..];
        var length = rest.IndexOf("/Length "u8);
        var begin = rest.IndexOf("stream\n"u8);
        if (length < 0 || begin < length) return false;
        var digits = rest[(length + 8)..begin];
        var end = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        begin += 7;
        if (end <= 0 || !int.TryParse(digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size > rest.Length - begin) return false;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(rest.Slice(begin, size));
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
