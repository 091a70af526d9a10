using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>A paper the person signs in place of a cancelled certificate.</summary>
public sealed record SelfPaperText(SelfPaper Paper, string Text);

/// <summary>What the portal adds to the rows of a list: typed fields of the certificates, papers instead of cancelled ones.</summary>
/// <param name="Fields">Fields by item code, in the order of the form.</param>
/// <param name="Papers">Papers by item code.</param>
public sealed record Companions(ILookup<string, CertificateField> Fields, IReadOnlyDictionary<string, SelfPaperText> Papers)
{
    /// <summary>Reads them from the reference files.</summary>
    /// <exception cref="ListImportException">One of the files is malformed.</exception>
    public static Companions Read()
    {
        using var fields = ReferenceFiles.Open("lists/certificate-fields.csv");
        using var papers = ReferenceFiles.Open("lists/self-papers.csv");
        return Read(fields, papers);
    }

    public static Companions Read(TextReader fields, TextReader papers) => new(ReadFields(fields), ReadPapers(papers));

    private static ILookup<string, CertificateField> ReadFields(TextReader text)
    {
        var table = CsvTable.Read(text, "code", "name", "type", "label_zh", "label_en", "help_zh", "optional", "choices");
        var rows = table.Rows.Select(r => (Code: r.Text("code"), Field: FieldOf(r))).ToList();
        table.ThrowIfRefused();
        return rows.ToLookup(r => r.Code, r => r.Field, StringComparer.Ordinal);
    }

    private static CertificateField FieldOf(CsvRow r)
    {
        var choices = r.Optional("choices")?.Split('|') ?? [];
        var type = r.Choice("type", Words.FieldType);
        if (type == FieldType.Choice && choices.Length < 2) r.Refuse("a choice needs two choices and more.");
        return new CertificateField(r.Text("name"), type, r.Text("label_zh"), r.Text("label_en"), r.Optional("help_zh"), r.YesNo("optional"), choices);
    }

    private static Dictionary<string, SelfPaperText> ReadPapers(TextReader text)
    {
        var table = CsvTable.Read(text, "code", "paper", "text_zh");
        var rows = table.Rows.Select(r => (Code: r.Text("code"), Paper: new SelfPaperText(r.Choice("paper", Words.SelfPaper), r.Text("text_zh")))).ToList();
        table.ThrowIfRefused();
        return rows.ToDictionary(r => r.Code, r => r.Paper, StringComparer.Ordinal);
    }
}
