using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Journal;

/// <summary>Recomputes every seal of the journal and says what does not hold.</summary>
public static class VerifyJournal
{
    public sealed record Finding(bool Holds, string Sentence);

    /// <param name="db">The district's database.</param>
    /// <param name="expectedHead">A hash written to the log before, hexadecimal; must still be in the chain.</param>
    public static async Task<Finding> RunAsync(PortalDb db, string? expectedHead)
    {
        byte[] before = [];
        long sequence = 0, rowCount = 0;
        var sawHead = expectedHead is null;
        await foreach (var seal in SealsAsync(db))
        {
            sequence++;
            if (seal.Sequence != sequence) return new(false, Say($"Seal {sequence} is missing."));
            var rows = await RowsAsync(db, seal);
            if (rows.Count != seal.RowIds.Length) return new(false, Say($"Seal {sequence} covers {seal.RowIds.Length} rows, {rows.Count} are left."));
            if (!SealHash.Of(sequence, before, rows).AsSpan().SequenceEqual(seal.Hash)) return new(false, Say($"Seal {sequence} does not match its rows: a row or a seal was changed."));
            before = seal.Hash;
            rowCount += rows.Count;
            sawHead |= string.Equals(Convert.ToHexString(seal.Hash), expectedHead, StringComparison.OrdinalIgnoreCase);
        }

        if (!sawHead) return new(false, "The head given is not in the chain: the journal was cut or replaced.");
        var open = await db.JournalRows.LongCountAsync() - rowCount;
        return new(true, Say($"The journal holds: {sequence} seals over {rowCount} rows, {open} rows not yet sealed. Head {Convert.ToHexString(before)}."));
    }

    /// <summary>A few seals at a time: a connection reads either seals or rows.</summary>
    private static async IAsyncEnumerable<JournalSeal> SealsAsync(PortalDb db)
    {
        const int AtATime = 50;
        for (List<JournalSeal> some = []; ;)
        {
            var after = some.Count == 0 ? long.MinValue : some[^1].Sequence;
            some = await db.JournalSeals.AsNoTracking().Where(s => s.Sequence > after).OrderBy(s => s.Sequence).Take(AtATime).ToListAsync();
            foreach (var seal in some) yield return seal;
            if (some.Count < AtATime) yield break;
        }
    }

    private static Task<List<JournalRow>> RowsAsync(PortalDb db, JournalSeal seal) =>
        db.JournalRows.AsNoTracking().Where(r => seal.RowIds.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync();

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
