using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>Fills the empty law register: each text with its days and the items that cite it.</summary>
public static class LawImport
{
    /// <param name="db">The database.</param>
    /// <param name="csv">The file, in the form of Reference/laws.csv.</param>
    /// <returns>How many texts were written.</returns>
    /// <exception cref="ListImportException">The register is not empty, or lines are wrong; nothing was written.</exception>
    public static async Task<int> RunAsync(PortalDb db, TextReader csv)
    {
        if (await db.Laws.AnyAsync()) throw new ListImportException("The law register is not empty.");
        var table = CsvTable.Read(csv, "law", "version", "kind", "in_force_from", "in_force_to", "cited_by", "note");
        var seen = new HashSet<(string, string)>();
        var (laws, citations) = (new List<Law>(), new List<LawCitation>());
        foreach (var row in table.Rows)
        {
            var law = LawOf(row);
            if (!seen.Add((law.Name, law.Version))) row.Refuse($"'{law.Name}' of that version stands on an earlier line already.");
            laws.Add(law);
            citations.AddRange(CodesOf(row).Select(code => new LawCitation(law.Id, code)));
        }

        table.ThrowIfRefused();
        db.Laws.AddRange(laws);
        db.LawCitations.AddRange(citations);
        await db.SaveChangesAsync();
        return table.Rows.Count;
    }

    private static Law LawOf(CsvRow r)
    {
        var law = new Law
        {
            Name = r.Text("law"),
            Version = r.Optional("version") ?? "",
            Kind = r.Choice("kind", Words.LawKind),
            InForceFrom = r.OptionalDay("in_force_from"),
            InForceTo = r.OptionalDay("in_force_to"),
            Note = r.Optional("note"),
        };
        if (law.InForceTo < law.InForceFrom) r.Refuse("in_force_to is before in_force_from.");
        return law;
    }

    private static List<string> CodesOf(CsvRow r)
    {
        var codes = (r.Optional("cited_by") ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        foreach (var wrong in codes.Where(c => ItemCode.KindOf(c) is null)) r.Refuse($"cited_by has '{wrong}', which is no code of an item.");
        return codes;
    }
}
