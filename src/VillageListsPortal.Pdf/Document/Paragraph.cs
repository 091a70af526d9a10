namespace VillageListsPortal.Pdf;

/// <summary>How lines stand in their width.</summary>
public enum TextAlign
{
    /// <summary>At the left edge.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the right edge.</summary>
    Right,

    /// <summary>At both edges; the last line at the left.</summary>
    Justify,
}

/// <summary>Running text. A line feed, U+2028 or U+2029 in it forces a new line; tabs count as spaces.</summary>
/// <param name="Text">The text; other control characters are reported as missing.</param>
public sealed record Paragraph(string Text) : Block
{
    /// <summary>How the lines stand.</summary>
    public TextAlign Align { get; init; } = TextAlign.Justify;

    /// <summary>Size in points; 16 is 三号.</summary>
    public double Size { get; init; } = Typography.BodySize;

    /// <summary>Whether the bold face is used.</summary>
    public bool Bold { get; init; }

    /// <summary>Indent of the first line in characters; applies to justified and left text.</summary>
    public double FirstLineIndent { get; init; } = 2;

    /// <summary>Whether the whole paragraph stands on the page of what follows, if a page can hold both.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Space above in points; dropped at the head of a page.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Space below in points.</summary>
    public double SpaceAfter { get; init; }

    /// <summary>BCP 47 tag where it differs from the document's.</summary>
    public string? Language { get; init; }
}
