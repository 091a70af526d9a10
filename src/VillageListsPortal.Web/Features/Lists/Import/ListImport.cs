using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;

namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>Writes edition 1 of an empty list, the whole file or nothing, and refuses afterwards (settled S10).</summary>
public static class ListImport
{
    /// <param name="db">The database.</param>
    /// <param name="kind">The list.</param>
    /// <param name="csv">The file, in the form of Reference/lists.</param>
    /// <param name="from">First day in force.</param>
    /// <param name="clock">For the journal; null for the system's.</param>
    /// <param name="companions">Typed fields and self-signed papers; null for those of Reference/lists.</param>
    /// <returns>How many items were written.</returns>
    /// <exception cref="ListImportException">The list is not empty, or lines are wrong; nothing was written.</exception>
    public static async Task<int> RunAsync(PortalDb db, ListKind kind, TextReader csv, DateOnly from, TimeProvider? clock = null, Companions? companions = null)
    {
        if (await db.ListEditions.AnyAsync(e => e.Kind == kind)) throw Refuse(kind);
        var items = Read(kind, csv, from, companions ?? Companions.Read());
        db.ListItems.AddRange(items);
        db.ListEditions.Add(new ListEdition(kind, 1, from, null));
        var imported = new ListImported(Guid.CreateVersion7(), kind, items.Count, from, Actor.System, (clock ?? TimeProvider.System).GetUtcNow());
        db.JournalRows.Add(JournalInterceptor.RowOf(imported, nameof(ListEdition), null));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation })
        {
            throw Refuse(kind, e); // another import was faster
        }

        return items.Count;
    }

    private static List<ListItem> Read(ListKind kind, TextReader csv, DateOnly from, Companions companions)
    {
        var table = CsvTable.Read(csv, ItemReader.Columns(kind));
        if (table.Rows.Count == 0) table.Refuse(0, "The file has no rows.");
        var reader = new ItemReader(from, companions);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var items = new List<ListItem>();
        foreach (var row in table.Rows)
        {
            var item = reader.Read(kind, row);
            if (ItemCode.KindOf(item.Code) != kind) row.Refuse($"code '{item.Code}' is not one of this list, such as {ItemCode.LettersOf(kind)}-01.");
            else if (!seen.Add(item.Code)) row.Refuse($"code '{item.Code}' stands on an earlier line already.");
            items.Add(item);
        }

        table.ThrowIfRefused();
        return items;
    }

    private static ListImportException Refuse(ListKind kind, Exception? inner = null) =>
        new($"The list '{kind.ToString().ToLowerInvariant()}' is not empty: only its first edition is imported, changes after that go by admission.", inner);
}
