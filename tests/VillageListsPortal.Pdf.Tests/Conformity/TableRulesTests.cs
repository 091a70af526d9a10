using System.Globalization;
using System.Text;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>Rules 29 and 30 on tables that our engine does not make, so that they would find what another version makes wrong.</summary>
public class TableRulesTests
{
    [Theory] // ^2: over two rows, *2: over two columns
    [InlineData("Table(TR(TH,TD),TR(TH,TD))")]
    [InlineData("Table(Caption,TR(TH,TH),TR(TD,TD))")]
    [InlineData("Table(TR(TH,TH),TR(TD,TD),Caption)")]
    [InlineData("Table(Caption,THead(TR(TH,TH)),TBody(TR(TD,TD)),TBody(TR(TD,TD)),TFoot(TR(TD,TD)))")]
    [InlineData("Table(TBody(TR(TD)))")]
    [InlineData("Table(TR(TH^2,TH*2),TR(TH,TH),TR(TD,TD,TD))")]
    [InlineData("Table(TR(TD,TD^3,TD),TR(TD,TD^2),TR(TD),TR(TD,TD,TD))")]
    [InlineData("Table(TR(TD^2,TD^2),TR(TD),TR(TD,TD,TD))", 30)] // the second row is one wider
    [InlineData("Table(TR(TD^2,TD),TR(TD,TD))", 30)]
    [InlineData("Table(TR(TD^2,TD),TR(TD),TR(TD))", 30)]
    [InlineData("Table(TR(TD,TD),TR(TD^2,TD))", 30)] // into a row that is not there
    [InlineData("Table(THead(TR(TH^2,TH)),TBody(TR(TD),TR(TD,TD)))", 30)] // nor out of the head
    [InlineData("Table(THead(TR(TH,TH)),TBody(TR(TD)))", 30)]
    [InlineData("Table(TR(TD,TD^2,TD),TR(TD*2,TD))", 30)] // two in one place
    [InlineData("Table(TR(TD,TD),TR(TD*2),TR(TD*3))", 30)]
    [InlineData("Table(Caption,Caption,TR(TD))", 29)]
    [InlineData("Table(TR(TD),Caption,TR(TD))", 29)]
    [InlineData("Table(THead(TR(TH)))", 29)]
    [InlineData("Table(TBody(TR(TD)),THead(TR(TH)))", 29)]
    [InlineData("Table(THead(TR(TH)),THead(TR(TH)),TBody(TR(TD)))", 29)]
    [InlineData("Table(TFoot(TR(TH)),TBody(TR(TD)))", 29)]
    [InlineData("Table(TBody(TR(TD)),TFoot(TR(TD)),TFoot(TR(TD)))", 29)]
    [InlineData("Table(THead(TR(TH)),TR(TD))", 29)]
    [InlineData("Table(THead(TR(TH)),TBody(TR(TD)),TR(TD))", 29)]
    [InlineData("Table(TBody(Caption,TR(TD)))", 29)]
    [InlineData("Table(TR(P))", 29)]
    public void A_table_is_found_to_break_the_rule_that_it_breaks(string table, params int[] broken)
    {
        var file = File(table);
        Assert.Equal(broken, ConformityCheck.Rules.Where(r => r.Number is 29 or 30 && r.Check(file).Any()).Select(r => r.Number));
    }

    /// <summary>A file that has nothing but this structure.</summary>
    private static PdfFile File(string tree)
    {
        var objects = new List<string> { "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 3 0 R >>", "<< /Type /Pages /Kids [] >>", "<< /Type /StructTreeRoot /K [4 0 R] >>" };
        var at = 0;
        Element(tree, ref at, objects);
        var (text, table) = (new StringBuilder("%PDF-1.7\n"), new StringBuilder());
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{text.Length:D10} 00000 n \n");
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return new PdfFile(Encoding.Latin1.GetBytes(text.ToString()));
    }

    /// <summary>Writes an element and those below it.</summary>
    /// <returns>Its object's number.</returns>
    private static int Element(string tree, ref int at, List<string> objects)
    {
        var from = at;
        while (at < tree.Length && tree[at] is not ('(' or ')' or ',')) at++;
        var name = tree[from..at].Split('^', '*');
        var span = name.Length < 2 ? "" : $" /A << /O /Table /{(tree.AsSpan(from, at - from).Contains('^') ? "RowSpan" : "ColSpan")} {name[1]} >>";
        objects.Add("");
        var (number, kids) = (objects.Count, new List<string>());
        if (at < tree.Length && tree[at] == '(')
        {
            do
            {
                at++;
                kids.Add(Element(tree, ref at, objects).ToString(CultureInfo.InvariantCulture) + " 0 R");
            }
            while (tree[at] == ',');
            at++;
        }

        objects[number - 1] = $"<< /Type /StructElem /S /{name[0]}{span} /K [{string.Join(' ', kids)}] >>";
        return number;
    }
}
