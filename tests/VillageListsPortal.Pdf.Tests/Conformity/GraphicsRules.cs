using System.Buffers.Binary;
using System.Text;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>ISO 19005-2, 6.2: colour, transparency, pictures.</summary>
internal static class GraphicsRules
{
    private static readonly string[] Forbidden = ["TR", "TR2", "HTP"];
    private static readonly string[] InExternalObjects = ["Alternates", "OPI", "Ref", "PS"];
    private static readonly string[] OtherColours = ["k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "ri", "sh"];

    public static ConformityRule[] All { get; } =
    [
        new(13, "A 6.2.3, 6.2.4", "One output intent with an RGB profile, and no colours but gray and RGB", Colour),
        new(14, "A 6.2.5, 6.2.10", "Graphics states without transfer functions and halftones, standard blend modes", States),
        new(15, "A 6.2.2, 6.2.8, 6.2.9", "Pictures without alternates and interpolation, known operators only", Pictures),
    ];

    private static IEnumerable<string> Colour(PdfFile file)
    {
        var intents = file.Catalog.Array("OutputIntents").Cast<PdfDictionary>().ToList();
        if (intents is not [{ } intent] || intent.Name("S") != "GTS_PDFA1" || !intent.Has("OutputConditionIdentifier"))
        {
            yield return "there is not one output intent GTS_PDFA1";
            yield break;
        }

        var profile = intent.Stream("DestOutputProfile");
        var bytes = profile.Content;
        if ((int)profile.Dictionary.Number("N") != 3 || Encoding.ASCII.GetString(bytes, 16, 4) != "RGB ") yield return "the profile is not one of three colours";
        if (bytes[8] is not (2 or 4) || Encoding.ASCII.GetString(bytes, 36, 4) != "acsp" || Encoding.ASCII.GetString(bytes, 12, 4) is not ("mntr" or "prtr")) yield return "the profile is no device profile of version 2 or 4";
        if (BinaryPrimitives.ReadInt32BigEndian(bytes) != bytes.Length) yield return "the profile has another length than it says";
        foreach (var name in file.Contents.SelectMany(c => c.Operators).Intersect(OtherColours, StringComparer.Ordinal)) yield return $"a page sets a colour by {name}";
        foreach (var space in Images(file).Select(i => i.Name("ColorSpace")).Where(s => s is not ("DeviceGray" or "DeviceRGB"))) yield return $"a picture has colours of {space}";
    }

    private static IEnumerable<string> States(PdfFile file)
    {
        foreach (var state in file.Pages.Select(p => p.Dictionary("Resources")).Where(r => r.Has("ExtGState")).SelectMany(r => r.Dictionary("ExtGState").Entries.Keys.Select(r.Dictionary("ExtGState").Dictionary)))
        {
            foreach (var key in Forbidden.Where(state.Has)) yield return $"a graphics state has /{key}";
            if (state.Has("BM") && state.Name("BM") is not ("Normal" or "Compatible" or "Multiply")) yield return $"a graphics state blends by {state.Name("BM")}";
        }

        foreach (var mask in Images(file).Where(i => i.Has("SMask")).Select(i => i.Dictionary("SMask")))
        {
            if (mask.Name("ColorSpace") != "DeviceGray" || mask.Has("SMask")) yield return "a mask is not gray";
        }
    }

    private static IEnumerable<string> Pictures(PdfFile file)
    {
        foreach (var item in file.Dictionaries.Where(d => d.Has("Subtype") && d.Value("Subtype") is PdfName { Value: "Image" or "Form" or "PS" }))
        {
            if (item.Name("Subtype") == "PS") yield return "a PostScript object";
            foreach (var key in InExternalObjects.Where(item.Has)) yield return $"an external object has /{key}";
            if (item.Has("Interpolate") && Equals(item.Value("Interpolate"), new PdfWord("true"))) yield return "a picture is interpolated";
        }

        foreach (var fault in file.Contents.SelectMany(c => c.Faults).Where(f => f.Rule == 15)) yield return fault.What;
    }

    private static IEnumerable<PdfDictionary> Images(PdfFile file) => file.Dictionaries.Where(d => d.Has("Subtype") && d.Value("Subtype") is PdfName { Value: "Image" });
}
