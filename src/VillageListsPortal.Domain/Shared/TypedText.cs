using System.Text;

namespace VillageListsPortal.Domain.Shared;

/// <summary>What people type with a Chinese input method, brought to the form that codes and numbers are compared in.</summary>
internal static class TypedText
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthOffset = FirstFullWidth - '!';

    /// <summary>As <see cref="FoldKeepingCase"/>, with ASCII letters in upper case.</summary>
    public static string Fold(string? text)
    {
        var folded = FoldKeepingCase(text).ToCharArray();
        foreach (ref var character in folded.AsSpan())
        {
            if (char.IsAsciiLetterLower(character))
                character = (char)(character - 'a' + 'A');
        }

        return new string(folded);
    }

    /// <summary>
    /// Full-width ASCII becomes half-width, white space and zero-width characters go. This is the part of NFKC that
    /// concerns codes; the rest of it (① becomes 1) would accept what stands on nobody's document.
    /// </summary>
    public static string FoldKeepingCase(string? text)
    {
        var folded = new StringBuilder(text?.Length ?? 0);
        foreach (var character in text ?? "")
        {
            if (char.IsWhiteSpace(character) || character is '\u200B' or '\uFEFF')
                continue;
            folded.Append(character is >= FirstFullWidth and <= LastFullWidth ? (char)(character - FullWidthOffset) : character);
        }

        return folded.ToString();
    }
}
