namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>A marked piece that an element holds.</summary>
public sealed record HeldMark(int Page, int Id);

/// <summary>An element of the structure tree.</summary>
public sealed class StructureNode(PdfDictionary element, PdfDictionary holder, StructureNode? parent)
{
    public PdfDictionary Element => element;

    /// <summary>The element above, or the root of the tree.</summary>
    public PdfDictionary Holder => holder;

    public StructureNode? Parent => parent;

    public string Type => element.Name("S");

    public List<StructureNode> Children { get; } = [];

    /// <summary>Marks held directly.</summary>
    public List<HeldMark> Marks { get; } = [];

    /// <summary>Annotations held directly.</summary>
    public List<PdfDictionary> Annotations { get; } = [];

    /// <summary>Marks held by it and everything below.</summary>
    public IEnumerable<HeldMark> AllMarks => Marks.Concat(Children.SelectMany(c => c.AllMarks));

    /// <summary>It and everything below, in reading order.</summary>
    public IEnumerable<StructureNode> Self => Children.SelectMany(c => c.Self).Prepend(this);
}

/// <summary>The structure tree in reading order (ISO 32000-1, 14.7).</summary>
public sealed class StructureTree
{
    private readonly PdfFile file;

    public StructureTree(PdfFile file)
    {
        this.file = file;
        Root = file.Catalog.Dictionary("StructTreeRoot");
        Top = [.. Root.Array("K").Select(k => Read((PdfDictionary)file.Follow(k)!, Root, null))];
        All = [.. Top.SelectMany(t => t.Self)];
    }

    public PdfDictionary Root { get; }

    public List<StructureNode> Top { get; }

    /// <summary>All elements in reading order.</summary>
    public List<StructureNode> All { get; }

    public IEnumerable<StructureNode> Of(params string[] types) => All.Where(n => types.Contains(n.Type, StringComparer.Ordinal));

    /// <summary>What the marks of an element and those below it show.</summary>
    public string Text(StructureNode node) => string.Concat(node.AllMarks.SelectMany(m => file.Content(m.Page).Glyphs.Where(g => g.Mcid == m.Id).Select(g => g.Text)));

    private StructureNode Read(PdfDictionary element, PdfDictionary holder, StructureNode? parent)
    {
        var node = new StructureNode(element, holder, parent);
        foreach (var kid in element.Has("K") ? element.Array("K") : [])
        {
            switch (kid)
            {
                case double id: node.Marks.Add(new(file.PageOf(element.Dictionary("Pg")), (int)id)); break;
                case PdfDictionary mark when mark.Name("Type") == "MCR": node.Marks.Add(new(file.PageOf(mark.Dictionary("Pg")), (int)mark.Number("MCID"))); break;
                case PdfDictionary other: node.Annotations.Add(other.Dictionary("Obj")); break;
                default: node.Children.Add(Read((PdfDictionary)file.Follow(kid)!, element, node)); break;
            }
        }

        return node;
    }
}
