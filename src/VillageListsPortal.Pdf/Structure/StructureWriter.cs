using System.Globalization;
using System.Text;
using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.Structure;

/// <summary>Writes the structure tree and the parent tree, which leads from each piece of content back to its element.</summary>
internal sealed class StructureWriter(ObjectWriter writer, int[] pages, FieldWriter fields)
{
    private readonly Dictionary<int, SortedDictionary<int, int>> owners = [];
    private readonly List<int> forms = [];

    /// <summary>Writes the tree and returns the number of its root.</summary>
    public int Write(StructureElement document)
    {
        var root = writer.Reserve();
        var top = WriteElement(document, root);
        var parents = new StringBuilder("<< /Nums [");
        for (var page = 0; page < pages.Length; page++)
        {
            var marks = owners.TryGetValue(page, out var found) ? string.Join(' ', found.Values.Select(id => $"{id} 0 R")) : "";
            parents.Append(CultureInfo.InvariantCulture, $" {page} [{marks}]");
        }

        for (var i = 0; i < forms.Count; i++)
        {
            parents.Append(CultureInfo.InvariantCulture, $" {pages.Length + i} {forms[i]} 0 R");
        }

        var tree = writer.Add(parents.Append(" ] >>").ToString());
        return writer.Write(root, $"<< /Type /StructTreeRoot /K [{top} 0 R] /ParentTree {tree} 0 R /ParentTreeNextKey {pages.Length + forms.Count} >>");
    }

    private int WriteElement(StructureElement element, int parent)
    {
        var id = writer.Reserve();
        var home = element.Children.OfType<ContentMark>().FirstOrDefault()?.Page;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<< /Type /StructElem /S /{element.Type} /P {parent} 0 R");
        text.Append(home is { } page ? $" /Pg {pages[page]} 0 R" : "");
        text.Append(element.Alt is { } alt ? " /Alt " + ObjectWriter.Text(alt) : "");
        text.Append(element.Language is { } language ? $" /Lang ({SafeTag(language)})" : "");
        text.Append(element.Attributes is { } attributes ? " /A " + attributes : "");
        var kids = string.Join(' ', element.Children.Select(child => Kid(child, id, home)));
        text.Append(kids.Length > 0 ? $" /K [{kids}]" : "").Append(" >>");
        return writer.Write(id, text.ToString());
    }

    private string Kid(object child, int id, int? home) => child switch
    {
        StructureElement element => $"{WriteElement(element, id)} 0 R",
        FieldMark field => Kid(field, id),
        _ => Kid((ContentMark)child, id, home),
    };

    private string Kid(FieldMark field, int id)
    {
        fields.Write(field, pages[field.Page], pages.Length + forms.Count);
        forms.Add(id);
        return $"<< /Type /OBJR /Obj {fields.Number(field)} 0 R /Pg {pages[field.Page]} 0 R >>";
    }

    private string Kid(ContentMark mark, int id, int? home)
    {
        if (!owners.TryGetValue(mark.Page, out var owned))
        {
            owners.Add(mark.Page, owned = []);
        }

        owned.Add(mark.Id, id);
        return mark.Page == home ? mark.Id.ToString(CultureInfo.InvariantCulture) : $"<< /Type /MCR /Pg {pages[mark.Page]} 0 R /MCID {mark.Id} >>";
    }

    /// <summary>A language tag holds letters, digits and hyphens only; anything else would break the string it stands in.</summary>
    public static string SafeTag(string language) =>
        language.Length > 0 && language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? language : throw new ArgumentException($"'{language}' is no language tag", nameof(language));
}
