using System.Globalization;
using VillageListsPortal.Pdf.Structure;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>Writes an empty signature field with its widget. A later signature only rewrites the widget and adds its own dictionary (pdf.md, pitfalls).</summary>
internal sealed class FieldWriter(ObjectWriter writer)
{
    /// <summary>Print and Locked (ISO 32000-1, 12.5.3); every other flag would hide it (ISO 19005-2, 6.3.2).</summary>
    private const int Flags = 4 + 128;

    private readonly Dictionary<FieldMark, int> numbers = [];

    /// <summary>The catalog's entry for the fields; empty where there is none.</summary>
    public string CatalogEntry => numbers.Count == 0 ? "" : $" /AcroForm << /Fields [{References}] /SigFlags 3 >>";

    private string References => string.Join(' ', numbers.Values.Select(id => $"{id} 0 R"));

    /// <summary>The page's entry for its fields; empty where there is none.</summary>
    public string PageEntry(IReadOnlyList<FieldMark> fields)
    {
        foreach (var field in fields)
        {
            numbers.Add(field, writer.Reserve());
        }

        return fields.Count == 0 ? "" : $" /Annots [{string.Join(' ', fields.Select(f => $"{numbers[f]} 0 R"))}]";
    }

    /// <summary>Number of the widget's object.</summary>
    public int Number(FieldMark field) => numbers[field];

    /// <summary>Writes the widget.</summary>
    /// <param name="field">The field.</param>
    /// <param name="page">Object of its page.</param>
    /// <param name="slot">Its key in the parent tree.</param>
    public void Write(FieldMark field, int page, int slot)
    {
        var (place, text) = (field.Place, field.Field);
        if (string.IsNullOrWhiteSpace(text.Description) || text.Name.Length == 0 || !text.Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new ArgumentException("A signature field needs a plain name and a description.", nameof(field));
        }

        var appearance = writer.AddRaw(string.Create(
            CultureInfo.InvariantCulture, $"/Type /XObject /Subtype /Form /BBox [0 0 {place.Width:0.##} {place.Height:0.##}] /Resources << >>"), []);
        writer.Write(
            Number(field),
            $"<< /Type /Annot /Subtype /Widget /FT /Sig /T ({text.Name}) /TU {new TextString(text.Description)} /F {Flags} /P {page} 0 R "
            + $"/Rect [{place.X:0.##} {place.Y:0.##} {place.X + place.Width:0.##} {place.Y + place.Height:0.##}] /AP << /N {appearance} 0 R >> /StructParent {slot} >>");
    }
}
