namespace VillageListsPortal.Pdf.Text;

/// <summary>Walks through a string by code point and makes line ends and tabs uniform.</summary>
internal static class CodePoints
{
    /// <summary>Code points to be printed: every kind of line end becomes a line feed, a tab a space, marks of zero width that only steer a browser go. Lone surrogates stay, to be reported.</summary>
    public static IEnumerable<int> Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                yield return char.ConvertToUtf32(text[i], text[++i]);
            }
            else if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                // the line feed follows
            }
            else if (c is not (0xFEFF or 0x00AD))
            {
                yield return Uniform(c);
            }
        }
    }

    /// <summary>The character as a string; U+FFFD for a lone surrogate.</summary>
    public static string Text(int codePoint) => codePoint is >= 0xD800 and <= 0xDFFF ? "\uFFFD" : char.ConvertFromUtf32(codePoint);

    /// <summary>Text for metadata and alternative texts, where nothing is drawn: one line, no control characters, no lone surrogates, so that any XML parser takes it.</summary>
    public static string Plain(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        foreach (var c in Of(text))
        {
            plain.Append(c is < 0x20 or (>= 0x7F and <= 0x9F) or 0xFFFE or 0xFFFF ? " " : Text(c));
        }

        return plain.ToString();
    }

    private static int Uniform(int c) => c switch
    {
        '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029 => '\n',
        '\t' => ' ',
        _ => c,
    };
}
