using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>ISO 14289-1, 7 and ISO 19005-2, 6.7: every piece of content has its place in the structure tree.</summary>
internal static class StructureRules
{
    private static readonly HashSet<string> StandardTypes = new(
        ["Document", "Part", "Sect", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "P", "Table", "Caption", "THead", "TBody", "TFoot", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "Figure", "Form", "Link", "Note", "Span"],
        StringComparer.Ordinal);

    public static ConformityRule[] All { get; } =
    [
        new(24, "A 6.7.2.2, U 6.2, 7.1", "Marked, and not suspect", Marked),
        new(25, "A 6.7.3.3, U 7.1", "The parent tree leads from each piece of content and each annotation to its element, each element to its parent", Parents),
        new(26, "U 7.1", "All content lies in a mark or an artifact, never one in the other", Content),
        new(27, "A 6.7.3.4, U 7.1", "Standard structure types", Types),
        new(28, "U 7.4", "Headings begin at level 1 and skip none", Headings),
        new(36, "U 7.2", "Elements follow one another as their content stands on the pages", Order),
    ];

    private static IEnumerable<string> Marked(PdfFile file)
    {
        var info = file.Catalog.Has("MarkInfo") ? file.Catalog.Dictionary("MarkInfo") : null;
        if (info is null || !Equals(info.Value("Marked"), new PdfWord("true"))) yield return "the file is not marked as tagged";
        if (info is not null && Equals(info.Value("Suspects"), new PdfWord("true"))) yield return "the tags are said to be suspect";
    }

    private static IEnumerable<string> Parents(PdfFile file)
    {
        var slots = Slots(file);
        for (var page = 0; page < file.Pages.Count; page++)
        {
            var marks = file.Content(page).Marks.Where(m => m.Tag != "Artifact").Select(m => (m.Tag, Id: (int)m.Properties!.Number("MCID"))).ToList();
            var owners = (List<object>)slots[(int)file.Pages[page].Number("StructParents")]!;
            if (!marks.Select(m => m.Id).Order().SequenceEqual(Enumerable.Range(0, owners.Count))) yield return $"the marks of page {page + 1} are not those of the parent tree";
            foreach (var (tag, id) in marks)
            {
                var owner = file.Structure.All.SingleOrDefault(n => n.Marks.Contains(new(page, id)));
                if (owner is null || owner.Type != tag || !ReferenceEquals(file.Follow(owners[id]), owner.Element)) yield return $"the mark {id} of page {page + 1} and its element do not know each other";
            }

            foreach (var annotation in FormRules.Annotations(file.Pages[page]).Where(a => !a.Has("StructParent") || !file.Structure.All.Exists(n => n.Annotations.Contains(a) && ReferenceEquals(slots[(int)a.Number("StructParent")], n.Element))))
            {
                yield return $"the annotation {annotation.Name("Subtype")} of page {page + 1} and its element do not know each other";
            }
        }

        foreach (var node in file.Structure.All.Where(n => !ReferenceEquals(n.Element.Value("P"), n.Holder))) yield return $"an element {node.Type} does not know its parent";
    }

    private static Dictionary<int, object?> Slots(PdfFile file)
    {
        var numbers = file.Structure.Root.Dictionary("ParentTree").Array("Nums");
        return Enumerable.Range(0, numbers.Count / 2).ToDictionary(i => (int)(double)numbers[2 * i], i => file.Follow(numbers[2 * i + 1]));
    }

    private static IEnumerable<string> Content(PdfFile file)
    {
        foreach (var content in file.Contents)
        {
            foreach (var name in content.Unmarked) yield return $"{name} paints outside of any mark";
            foreach (var (tag, _) in content.Marks.Where(m => m.Tag != "Artifact" && m.Properties?.Has("MCID") != true)) yield return $"a mark {tag} has no number";
            foreach (var fault in content.Faults.Where(f => f.Rule == 26)) yield return fault.What;
        }
    }

    private static IEnumerable<string> Types(PdfFile file)
    {
        if (file.Structure.Root.Has("RoleMap")) yield return "there is a role map, though only standard types are used";
        if (file.Structure.Top is not [{ Type: "Document" }]) yield return "the tree has not one Document at its top";
        foreach (var type in file.Structure.All.Select(n => n.Type).Where(t => !StandardTypes.Contains(t))) yield return $"{type} is no standard type";
    }

    private static IEnumerable<string> Headings(PdfFile file)
    {
        var last = 0;
        foreach (var level in file.Structure.All.Where(n => n.Type is ['H', >= '1' and <= '6']).Select(n => n.Type[1] - '0'))
        {
            if (level > last + 1) yield return $"H{level} follows {(last == 0 ? "nothing" : $"H{last}")}";
            last = level;
        }

        if (file.Structure.All.Exists(n => n.Type == "H") && last > 0) yield return "H and numbered headings are mixed";
    }

    /// <summary>Cells of a row stand beside one another, so rows are compared as a whole.</summary>
    private static IEnumerable<string> Order(PdfFile file)
    {
        var last = new HeldMark(0, -1);
        foreach (var node in file.Structure.All.Where(n => n.Type is "TR" or "Caption" || n.Parent?.Type == "Document"))
        {
            if (node.Type == "Table" || !node.AllMarks.Any()) continue;
            var marks = node.AllMarks.OrderBy(m => m.Page).ThenBy(m => m.Id).ToList();
            if (Before(marks[0], last)) yield return $"{node.Type} '{file.Structure.Text(node)}' is read out after what follows it";
            last = marks[^1];
        }
    }

    private static bool Before(HeldMark a, HeldMark b) => a.Page < b.Page || (a.Page == b.Page && a.Id < b.Id);
}
