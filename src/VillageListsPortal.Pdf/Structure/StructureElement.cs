namespace VillageListsPortal.Pdf.Structure;

/// <summary>An element of the structure tree: what a piece of content is, in reading order (ISO 32000-1, 14.7).</summary>
/// <param name="type">A standard structure type, for example P or Table.</param>
internal sealed class StructureElement(string type)
{
    private readonly List<object> children = [];

    public string Type { get; } = type;

    /// <summary>Text for readers who cannot see a figure.</summary>
    public string? Alt { get; init; }

    /// <summary>Language where it differs from the document's.</summary>
    public string? Language { get; init; }

    /// <summary>Attribute dictionary as PDF text.</summary>
    public string? Attributes { get; set; }

    /// <summary>Number of the object that it becomes; given when it is written.</summary>
    public int Number { get; set; }

    /// <summary>Elements and pieces of content in reading order.</summary>
    public IReadOnlyList<object> Children => children;

    public StructureElement Add(StructureElement child)
    {
        children.Add(child);
        return child;
    }

    public void Add(ContentMark mark) => children.Add(mark);

    public void Add(FieldMark field) => children.Add(field);
}

/// <summary>A marked piece of a page's content.</summary>
/// <param name="Page">Index of the page from 0.</param>
/// <param name="Id">Its number on that page (MCID).</param>
internal sealed record ContentMark(int Page, int Id);

/// <summary>A form field that lies on a page.</summary>
/// <param name="Page">Index of the page from 0.</param>
/// <param name="Place">Its rectangle.</param>
/// <param name="Field">What it is.</param>
internal sealed record FieldMark(int Page, SignaturePlace Place, SignatureField Field);
