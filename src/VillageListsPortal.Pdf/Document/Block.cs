namespace VillageListsPortal.Pdf;

/// <summary>One piece of the body, in reading order.</summary>
public abstract record Block;

/// <summary>How a heading looks.</summary>
public enum HeadingStyle
{
    /// <summary>二号 (22 pt), title face, centred.</summary>
    Title,

    /// <summary>三号 (16 pt), bold, at the left.</summary>
    Section,
}

/// <summary>A heading. The first of a document has level 1, and no level is skipped (PDF/UA 7.4.2).</summary>
/// <param name="Text">Text of the heading.</param>
/// <param name="Level">1 to 6, tagged H1 to H6.</param>
/// <param name="Style">How it looks; independent of the level.</param>
public sealed record Heading(string Text, int Level = 1, HeadingStyle Style = HeadingStyle.Title) : Block
{
    /// <summary>Size in points, from 4 to 100; null for that of the style.</summary>
    public double? Size { get; init; }
}

/// <summary>Empty height.</summary>
/// <param name="Points">Height in points; dropped at the head of a page unless <paramref name="AtHead"/>.</param>
/// <param name="AtHead">Whether it is kept at the head of a page, as above the title of a cover.</param>
public sealed record Spacer(double Points, bool AtHead = false) : Block;

/// <summary>What follows begins on a new page. At the head of a page and at the end of the document it does nothing.</summary>
public sealed record PageBreak : Block;

/// <summary>A horizontal line over the whole text width; decoration, not read out.</summary>
public sealed record Rule : Block;
