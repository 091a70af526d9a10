using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>What a file before signing must not have, so that a signature can be added as a revision of its own (ISO 19005-2, 6.4.3, 6.1.12), and what no file of ours has.</summary>
internal static class SignatureRules
{
    private static readonly string[] Dynamic = ["OCProperties", "Requirements", "NeedsRendering", "AlternatePresentations", "PresSteps"];

    public static ConformityRule[] All { get; } =
    [
        new(44, "A 6.4.3", "No signature yet: the field has no value", f => Having(f, "V").Where(d => d.Has("FT")).Select(_ => "the field has a value")),
        new(45, "A 6.4.3", "No signed range yet", f => Having(f, "ByteRange").Select(_ => "there is a /ByteRange")),
        new(46, "A 6.1.3", "One revision", Revisions),
        new(47, "A 6.1.12", "No permissions by signature", f => Having(f, "Perms").Select(_ => "the catalog has /Perms")),
        new(48, "A 6.8, U 7.11", "No attachments", f => new[] { "EmbeddedFiles", "AF", "EF" }.SelectMany(k => Having(f, k).Select(_ => $"there is a file by /{k}"))),
        new(49, "A 6.4.2, 6.9, 6.10, 6.11, U 7.10", "No optional content, no presentation, nothing to be rendered anew", f => Dynamic.SelectMany(k => Having(f, k).Select(_ => $"there is /{k}"))),
    ];

    private static IEnumerable<PdfDictionary> Having(PdfFile file, string key) => file.Dictionaries.Where(d => d.Has(key));

    private static IEnumerable<string> Revisions(PdfFile file)
    {
        if (file.Trailer.Has("Prev")) yield return "the file has an earlier revision";
        if (file.Text.Split("\n%%EOF").Length != 2) yield return "the file has several ends";
    }
}
