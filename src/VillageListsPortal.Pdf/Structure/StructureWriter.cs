using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.Structure;

/// <summary>Writes the structure tree and the parent tree, which leads from each piece of content back to its element.</summary>
internal sealed class StructureWriter(ObjectWriter writer, int[] pages, FieldWriter fields)
{
    private readonly List<int>[] owners = [.. pages.Select(_ => new List<int>())]; // by page, then by MCID
    private readonly List<int> forms = [];

    /// <summary>Writes the tree and returns the number of its root.</summary>
    public int Write(StructureElement document)
    {
        var root = writer.Reserve();
        WriteElement(document, root);
        var tree = WriteParents();
        writer.Write(root, $"<< /Type /StructTreeRoot /K [{document.Number} 0 R] /ParentTree {tree} 0 R /ParentTreeNextKey {pages.Length + forms.Count} >>");
        return root;
    }

    private int WriteParents()
    {
        var tree = writer.Reserve();
        var parents = writer.Begin(tree).Add("<< /Nums ["u8);
        for (var page = 0; page < pages.Length; page++)
        {
            parents.Add($" {page} [").AddReferences(owners[page]).Add("]"u8);
        }

        for (var i = 0; i < forms.Count; i++)
        {
            parents.Add($" {pages.Length + i} {forms[i]} 0 R");
        }

        parents.Add(" ] >>"u8);
        writer.End();
        return tree;
    }

    /// <summary>Writes an element behind all that it holds.</summary>
    private void WriteElement(StructureElement element, int parent)
    {
        element.Number = writer.Reserve();
        int? home = null;
        foreach (var child in element.Children)
        {
            if (child is StructureElement inner) WriteElement(inner, element.Number);
            if (child is FieldMark field) WriteField(field, element.Number);
            if (child is ContentMark mark)
            {
                Own(mark, element.Number);
                home ??= mark.Page;
            }
        }

        var text = writer.Begin(element.Number).Add($"<< /S /{element.Type} /P {parent} 0 R"); // /Type may be left out (ISO 32000-1, table 323)
        if (home is { } page) text.Add($" /Pg {pages[page]} 0 R");
        if (element.Alt is { } alt) text.Add($" /Alt {new TextString(alt)}");
        if (element.Language is { } language) text.Add($" /Lang ({SafeTag(language)})");
        if (element.Attributes is { } attributes) text.Add($" /A {attributes}");
        AddKids(text, element, home);
        text.Add(" >>"u8);
        writer.End();
    }

    private void AddKids(ByteBuffer text, StructureElement element, int? home)
    {
        for (var i = 0; i < element.Children.Count; i++)
        {
            text.Add(i == 0 ? " /K ["u8 : " "u8);
            switch (element.Children[i])
            {
                case StructureElement inner: text.Add($"{inner.Number} 0 R"); break;
                case FieldMark field: text.Add($"<< /Type /OBJR /Obj {fields.Number(field)} 0 R /Pg {pages[field.Page]} 0 R >>"); break;
                case ContentMark mark when mark.Page == home: text.Add(mark.Id); break;
                case ContentMark mark: text.Add($"<< /Type /MCR /Pg {pages[mark.Page]} 0 R /MCID {mark.Id} >>"); break;
            }
        }

        if (element.Children.Count > 0) text.Add("]"u8);
    }

    private void WriteField(FieldMark field, int id)
    {
        fields.Write(field, pages[field.Page], pages.Length + forms.Count);
        forms.Add(id);
    }

    /// <summary>Notes whose a mark is. Elements are not always in the order in which they were drawn.</summary>
    private void Own(ContentMark mark, int id)
    {
        var owned = owners[mark.Page];
        while (owned.Count <= mark.Id) owned.Add(0);
        owned[mark.Id] = id;
    }

    /// <summary>A language tag holds letters, digits and hyphens only; anything else would break the string it stands in.</summary>
    public static string SafeTag(string language) =>
        language.Length > 0 && language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? language : throw new ArgumentException($"'{language}' is no language tag", nameof(language));
}
