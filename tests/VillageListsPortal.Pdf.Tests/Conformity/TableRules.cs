using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>ISO 14289-1, 7.2 and 7.5: tables and lists.</summary>
internal static class TableRules
{
    public static ConformityRule[] All { get; } =
    [
        new(29, "U 7.2", "Tables hold rows or a head, bodies and a foot, rows hold cells, and one caption stands first or last", Kids),
        new(30, "U 7.2", "Every row covers as many columns, with the cells that reach into it from above", Regular),
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
            if (node.Type == "Table" && Order(node) is { } wrong) yield return wrong;
        }
    }

    /// <summary>ISO 32000-1, 14.8.4.3.4: rows alone, or an optional head, one body or more, an optional foot; beside them at most one caption.</summary>
    private static string? Order(StructureNode table)
    {
        var types = table.Children.ConvertAll(c => c.Type);
        if (types.Count(t => t == "Caption") > 1) return "a table has more than one caption";
        if (types.IndexOf("Caption") is var at && at > 0 && at < types.Count - 1) return "a caption stands in the middle";
        types.Remove("Caption");
        if (types.TrueForAll(t => t == "TR")) return types.Count == 0 ? "a table has no rows" : null;
        var expected = types.Where(t => t == "THead").Take(1).Concat(types.Where(t => t == "TBody")).Concat(types.Where(t => t == "TFoot").Take(1));
        if (!types.Contains("TBody")) return "a table with a head or a foot has no body";
        return types.SequenceEqual(expected, StringComparer.Ordinal) ? null : $"a table is in the order {string.Join(", ", types)}";
    }

    private static IEnumerable<string> Regular(PdfFile file)
    {
        foreach (var table in file.Structure.Of("Table"))
        {
            var widths = new List<int>();
            foreach (var rows in GroupsOf(table))
            {
                var reach = new List<int>(); // of each column, how many rows more its cell covers
                foreach (var row in rows)
                {
                    if (!Place(reach, row)) yield return "cells of a table lie over each other";
                    widths.Add(reach.Count(r => r > 0));
                    for (var column = 0; column < reach.Count; column++) reach[column] = Math.Max(0, reach[column] - 1);
                }

                if (reach.Exists(r => r > 0)) yield return "a cell covers rows that are not there";
            }

            if (widths.Distinct().Count() != 1) yield return $"a table has rows of {string.Join(" and ", widths.Distinct())} columns";
        }
    }

    /// <summary>Rows that a cell can reach over: those of one head, body or foot.</summary>
    private static IEnumerable<List<StructureNode>> GroupsOf(StructureNode table) =>
        table.Children.Where(c => c.Type is "THead" or "TBody" or "TFoot").Select(g => g.Children.FindAll(c => c.Type == "TR"))
            .Prepend(table.Children.FindAll(c => c.Type == "TR")).Where(rows => rows.Count > 0);

    /// <summary>Puts each cell of a row into the next columns that no cell from above covers.</summary>
    private static bool Place(List<int> reach, StructureNode row)
    {
        var (column, free) = (0, true);
        foreach (var cell in row.Children)
        {
            while (column < reach.Count && reach[column] > 0) column++;
            for (var taken = 0; taken < Span(cell, "ColSpan"); taken++, column++)
            {
                if (column == reach.Count) reach.Add(0);
                free &= reach[column] == 0;
                reach[column] = Math.Max(reach[column], Span(cell, "RowSpan"));
            }
        }

        return free;
    }

    private static int Span(StructureNode cell, string which) => Attributes(cell) is { } a && a.Has(which) ? (int)a.Number(which) : 1;

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
            if (node.Type == "L" && node.Children.FindLastIndex(c => c.Type == "Caption") > 0) yield return "a list has a caption that does not stand first, or more than one";
            if (node.Type == "L" && node.Self.Any(n => n.Type == "Lbl") && (Attributes(node) is not { } a || !a.Has("ListNumbering"))) yield return "a list with labels does not say how it is numbered";
        }
    }

    private static PdfDictionary? Attributes(StructureNode node) => node.Element.Value("A") as PdfDictionary;
}
