using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>Fills the empty table of everyday words under which people look for an item.</summary>
public static class SynonymImport
{
    /// <param name="db">The database.</param>
    /// <param name="csv">The file, in the form of Reference/lists/synonyms.csv.</param>
    /// <returns>How many words were written.</returns>
    /// <exception cref="ListImportException">There are words already, or lines are wrong; nothing was written.</exception>
    public static async Task<int> RunAsync(PortalDb db, TextReader csv)
    {
        if (await db.ItemSynonyms.AnyAsync()) throw new ListImportException("The everyday words are imported already.");
        var table = CsvTable.Read(csv, "code", "text");
        var words = new HashSet<ItemSynonym>();
        foreach (var row in table.Rows)
        {
            var word = new ItemSynonym(row.Text("code"), row.Text("text"));
            if (ItemCode.KindOf(word.Code) is null) row.Refuse($"'{word.Code}' is no code of an item.");
            if (!words.Add(word)) row.Refuse($"'{word.Text}' stands on an earlier line already.");
        }

        table.ThrowIfRefused();
        db.ItemSynonyms.AddRange(words);
        await db.SaveChangesAsync();
        return words.Count;
    }
}
