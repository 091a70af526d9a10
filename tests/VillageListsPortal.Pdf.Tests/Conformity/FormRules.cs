using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>ISO 19005-2, 6.3 to 6.5 and ISO 14289-1, 7.18: annotations, actions, fields.</summary>
internal static class FormRules
{
    private const int Print = 4;
    private const int Hiding = 1 + 2 + 32 + 256; // Invisible, Hidden, NoView, ToggleNoView

    public static ConformityRule[] All { get; } =
    [
        new(37, "U 7.18.3", "Pages are walked in the order of the structure", f => f.Pages.Where(p => !p.Has("Tabs") || p.Name("Tabs") != "S").Select(_ => "a page has another tab order")),
        new(38, "A 6.3.2", "Annotations are printed and never hidden", Flags),
        new(39, "A 6.3.3", "Annotations have one normal appearance, a stream", Appearances),
        new(40, "A 6.5, U 7.18.5", "No scripts and no actions; links have a text and an element", Actions),
        new(41, "A 6.4", "The form has fields that are drawn as stored", Form),
        new(42, "U 7.18.1, 7.18.4", "The signature field is described and is the only child of a Form element", Fields),
        new(43, "A 6.2.2, 6.3.3", "The appearance is a form object with resources of its own, without marks", AppearanceObjects),
    ];

    public static IEnumerable<PdfDictionary> Annotations(PdfDictionary page) => page.Has("Annots") ? page.Dictionaries("Annots") : [];

    private static IEnumerable<PdfDictionary> Annotations(PdfFile file) => file.Pages.SelectMany(Annotations);

    private static IEnumerable<string> Flags(PdfFile file)
    {
        foreach (var flags in Annotations(file).Select(a => a.Has("F") ? (int)a.Number("F") : 0))
        {
            if ((flags & Print) == 0) yield return "an annotation is not printed";
            if ((flags & Hiding) != 0) yield return "an annotation is hidden";
        }
    }

    private static IEnumerable<string> Appearances(PdfFile file) =>
        from annotation in Annotations(file)
        where annotation.Name("Subtype") is not ("Link" or "Popup")
            && (!annotation.Has("AP") || annotation.Dictionary("AP").Entries.Keys.Single() != "N" || annotation.Dictionary("AP").Value("N") is not PdfStream)
        select $"the annotation {annotation.Name("Subtype")} has no appearance";

    private static IEnumerable<string> Actions(PdfFile file)
    {
        foreach (var key in new[] { "AA", "OpenAction", "JS", "JavaScript", "A" }.Where(k => file.Dictionaries.Any(d => d.Has(k) && !(k == "A" && d.Has("S") && d.Has("P"))))) yield return $"there is an action /{key}";
        foreach (var annotation in Annotations(file).Where(a => a.Name("Subtype") != "Widget"))
        {
            if (annotation.Name("Subtype") != "Link") yield return $"{annotation.Name("Subtype")} is an annotation of another kind";
            if (!annotation.Has("Contents") || !file.Structure.Of("Link").Any(n => n.Annotations.Contains(annotation))) yield return "a link has no text or no element";
        }
    }

    private static IEnumerable<string> Form(PdfFile file)
    {
        var widgets = Annotations(file).Where(a => a.Name("Subtype") == "Widget").ToList();
        if (widgets.Count == 0 && !file.Catalog.Has("AcroForm")) yield break;
        var form = file.Catalog.Dictionary("AcroForm");
        if ((int)form.Number("SigFlags") != 3) yield return "the form does not say that it may be signed";
        if (form.Has("NeedAppearances") && !Equals(form.Value("NeedAppearances"), new PdfWord("false"))) yield return "the form is to be drawn anew";
        if (form.Has("XFA")) yield return "the form is an XFA form";
        if (!form.Dictionaries("Fields").SequenceEqual(widgets)) yield return "the fields of the form are not those on the pages";
    }

    private static IEnumerable<string> Fields(PdfFile file)
    {
        foreach (var field in Annotations(file).Where(a => a.Name("Subtype") == "Widget"))
        {
            if (field.Name("FT") != "Sig" || !field.Has("T")) yield return "the field is no signature field";
            if (!field.Has("TU") || string.IsNullOrWhiteSpace(PdfFile.Decode(field.String("TU")))) yield return "the field has no description";
            if (!file.Pages.Contains(field.Dictionary("P"))) yield return "the field does not know its page";
            var element = file.Structure.All.SingleOrDefault(n => n.Annotations.Contains(field));
            if (element is not { Type: "Form", Annotations.Count: 1, Children.Count: 0, Marks.Count: 0 }) yield return "the field is not the only child of a Form element";
        }

        foreach (var _ in file.Structure.Of("Form").Where(n => n.Annotations.Count != 1)) yield return "a Form element holds no field";
    }

    private static IEnumerable<string> AppearanceObjects(PdfFile file)
    {
        foreach (var stream in Annotations(file).Where(a => a.Has("AP")).Select(a => a.Dictionary("AP").Stream("N")))
        {
            if ((stream.Dictionary.Name("Type"), stream.Dictionary.Name("Subtype")) != ("XObject", "Form") || !stream.Dictionary.Has("BBox")) yield return "the appearance is no form object";
            if (!stream.Dictionary.Has("Resources")) yield return "the appearance has no resources of its own";
            if (stream.Content.AsSpan().IndexOf("BDC"u8) >= 0) yield return "the appearance holds marks";
        }
    }
}
