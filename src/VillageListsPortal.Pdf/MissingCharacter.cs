using System.Globalization;

namespace VillageListsPortal.Pdf;

/// <summary>A character that none of the fonts can draw.</summary>
/// <param name="CodePoint">Its Unicode code point; a lone surrogate is reported as itself.</param>
/// <param name="Text">The character itself, or U+FFFD for a lone surrogate.</param>
public sealed record MissingCharacter(int CodePoint, string Text)
{
    /// <summary>The code point as it is usually written.</summary>
    /// <returns>For example U+2CC56.</returns>
    public override string ToString() => "U+" + CodePoint.ToString("X4", CultureInfo.InvariantCulture);
}

/// <summary>Thrown before anything is written when the fonts lack characters of the document: a certificate never shows an empty box (domain 4.10).</summary>
public sealed class MissingGlyphException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="missing">The characters, each once, in order of appearance.</param>
    public MissingGlyphException(IReadOnlyList<MissingCharacter> missing)
        : base("The fonts lack " + string.Join(", ", missing)) => Missing = missing;

    /// <summary>The characters, each once, in order of appearance.</summary>
    public IReadOnlyList<MissingCharacter> Missing { get; }
}
