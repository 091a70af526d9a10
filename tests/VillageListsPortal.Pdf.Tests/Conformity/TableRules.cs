using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>ISO 14289-1, 7.2 and 7.5: tables and lists.</summary>
internal static class TableRules
{
    public static ConformityRule[] All { get; } =
    [
        new(29, "U 7.2", "Tables hold rows, rows hold cells, captions stand first or last", Kids),
        new(30, "U 7.2", "Every row covers as many columns", Regular),
        new(31, "U 7.5", "Header cells say what they head", Headers),
        new(32, "U 7.2", "A table over pages is one element, and its header row overleaf is an artifact", Overleaf),
        new(33, "U 7.2, 7.6", "Lists hold items, items hold a label and a body", Lists),
    ];

    private static IEnumerable<string> Kids(PdfFile file)
    {
        foreach (var node in file.Structure.All)
        {
            var allowed = node.Type switch
            {
                "Table" => node.Children.TrueForAll(c => c.Type is "TR" or "THead" or "TBody" or "TFoot" or "Caption"),
                "THead" or "TBody" or "TFoot" => node.Children.TrueForAll(c => c.Type == "TR"),
                "TR" => node.Children.Count > 0 && node.Children.TrueForAll(c => c.Type is "TH" or "TD"),
                _ => true,
            };
            if (!allowed) yield return $"{node.Type} holds {string.Join(", ", node.Children.Select(c => c.Type).Distinct())}";
            if (node.Type == "TR" && node.Parent?.Type is not ("Table" or "THead" or "TBody" or "TFoot")) yield return "a row stands outside of a table";
            if (node.Type is "TH" or "TD" && node.Parent?.Type != "TR") yield return "a cell stands outside of a row";
            if (node.Type == "Table" && node.Children.FindIndex(c => c.Type == "Caption") is > 0) yield return "a caption does not stand first";
        }
    }

    private static IEnumerable<string> Regular(PdfFile file) =>
        from table in file.Structure.Of("Table")
        let widths = table.Self.Where(n => n.Type == "TR").Select(r => r.Children.Sum(Span)).Distinct().ToList()
        where widths.Count != 1
        select $"a table has rows of {string.Join(" and ", widths)} columns";

    private static int Span(StructureNode cell) => Attributes(cell) is { } a && a.Has("ColSpan") ? (int)a.Number("ColSpan") : 1;

    private static IEnumerable<string> Headers(PdfFile file) =>
        from cell in file.Structure.Of("TH")
        where Attributes(cell) is not { } a || !a.Has("Scope") || a.Name("O") != "Table" || a.Name("Scope") is not ("Column" or "Row" or "Both")
        select $"the header cell '{file.Structure.Text(cell)}' has no scope";

    private static IEnumerable<string> Overleaf(PdfFile file)
    {
        foreach (var table in file.Structure.Of("Table"))
        {
            var heads = table.Self.Where(n => n.Type == "TH" && Attributes(n) is { } a && a.Has("Scope") && a.Name("Scope") == "Column").ToList();
            var text = string.Concat(heads.Select(file.Structure.Text));
            foreach (var page in table.AllMarks.Select(m => m.Page).Distinct().Where(p => heads.Count > 0 && heads.TrueForAll(h => h.AllMarks.All(m => m.Page < p))))
            {
                var artifacts = string.Concat(file.Content(page).Glyphs.Where(g => g.Mark == "Artifact").Select(g => g.Text));
                if (!Holds(artifacts, text)) yield return $"the header row '{text}' is not repeated as an artifact on page {page + 1}";
            }
        }

        foreach (var (first, second) in file.Structure.Top.SelectMany(t => t.Children.Zip(t.Children.Skip(1))))
        {
            if (first.Type == "Table" && second.Type == "Table" && Head(first) is { Length: > 0 } head && head == Head(second)) yield return $"the table '{head}' is cut in two elements";
        }

        string Head(StructureNode table) => string.Concat(table.Self.Where(n => n.Type == "TH").Select(file.Structure.Text));
    }

    /// <summary>Whether every character is there as often as it is needed; a row of several lines is drawn line by line over all cells.</summary>
    private static bool Holds(string drawn, string needed) =>
        needed.Where(c => !char.IsWhiteSpace(c)).GroupBy(c => c).All(g => drawn.Count(c => c == g.Key) >= g.Count());

    private static IEnumerable<string> Lists(PdfFile file)
    {
        foreach (var node in file.Structure.All)
        {
            if (node.Type == "LI" && (node.Parent?.Type != "L" || !node.Children.TrueForAll(c => c.Type is "Lbl" or "LBody"))) yield return "a list item stands outside of a list";
            if (node.Type == "LBody" && node.Parent?.Type != "LI") yield return "a list body stands outside of an item";
            if (node.Type == "L" && !node.Children.TrueForAll(c => c.Type is "LI" or "L" or "Caption")) yield return "a list holds something else than items";
            if (node.Type == "L" && node.Self.Any(n => n.Type == "Lbl") && (Attributes(node) is not { } a || !a.Has("ListNumbering"))) yield return "a list with labels does not say how it is numbered";
        }
    }

    private static PdfDictionary? Attributes(StructureNode node) => node.Element.Value("A") as PdfDictionary;
}
