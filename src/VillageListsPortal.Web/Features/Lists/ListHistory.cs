using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>One list on two days.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Before">How many items it had on the first day, and in which edition.</param>
/// <param name="After">The same on the second day.</param>
/// <param name="Differences">The items that differ, by code.</param>
public sealed record ComparedList(ListKind Kind, DayTotal Before, DayTotal After, IReadOnlyList<ItemDifference> Differences)
{
    public int Count(ItemChange change) => Differences.Count(d => d.Change == change);
}

/// <summary>A list on a day: how many items, and the number of the edition; null where there was none yet.</summary>
public sealed record DayTotal(int Items, int? Edition);

/// <summary>All lists on two days.</summary>
public sealed record ComparedLists(DateOnly From, DateOnly To, IReadOnlyList<ComparedList> Lists);

/// <summary>An edition with what its first day did.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Change">How many items it added, changed and removed.</param>
/// <param name="SharesDay">Whether another edition begins on the same day, so that the counts are those of both.</param>
public sealed record EditionRow(ListEdition Edition, EditionChange Change, bool SharesDay);

/// <summary>Reads the lists in time: two days side by side, and the editions one after another.</summary>
public sealed class ListHistory(PortalDb db)
{
    /// <summary>Editions on one page; older ones follow by first day and number: one that was approved later may begin earlier.</summary>
    public const int PageSize = 30;

    /// <summary>What two days do not have in common; two round trips, only versions that matter are read.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The second day.</param>
    /// <param name="only">One list; null for all.</param>
    public async Task<ComparedLists> CompareAsync(DateOnly from, DateOnly to, ListKind? only)
    {
        ListKind[] kinds = only is { } one ? [one] : Enum.GetValues<ListKind>();
        var names = kinds.Select(k => k.ToString()).ToList();
        var versions = await db.ListItems.AsNoTracking()
            .Where(i => names.Contains(EF.Property<string>(i, "kind")) && (i.From <= from && (i.To == null || from < i.To)) != (i.From <= to && (i.To == null || to < i.To)))
            .ToListAsync();
        var totals = (await TotalsAsync(from, to)).ToDictionary(t => t.Kind, StringComparer.Ordinal);
        return new ComparedLists(from, to, [.. kinds.Select(k => Compared(k, totals.GetValueOrDefault(k.ToString())))]);

        ComparedList Compared(ListKind kind, KindTotal? total) => new(
            kind, new DayTotal(total?.Before ?? 0, total?.EditionBefore), new DayTotal(total?.After ?? 0, total?.EditionAfter), ListComparison.Between(versions.Where(v => v.Kind == kind), from, to));
    }

    /// <summary>The editions of a list, the last to begin first, and one more than fit where there are older ones.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="before">Only editions that come after the one of this number; null for the first page.</param>
    public async Task<IReadOnlyList<EditionRow>> EditionsAsync(ListKind kind, int? before)
    {
        var editions = await db.ListEditions.AsNoTracking()
            .Where(e => e.Kind == kind && (before == null || db.ListEditions.Any(b => b.Kind == kind && b.Number == before && (e.From < b.From || (e.From == b.From && e.Number < b.Number)))))
            .OrderByDescending(e => e.From).ThenByDescending(e => e.Number).Take(PageSize + 1).ToListAsync();
        var days = editions.Select(e => e.From).Distinct().ToList();
        var name = kind.ToString();
        var spans = await db.ListItems.Where(i => EF.Property<string>(i, "kind") == name && (days.Contains(i.From) || (i.To != null && days.Contains(i.To.Value))))
            .Select(i => new ItemSpan(i.Code, i.From, i.To)).ToListAsync();
        var shared = await db.ListEditions.Where(e => e.Kind == kind && days.Contains(e.From)).GroupBy(e => e.From).Where(d => d.Count() > 1).Select(d => d.Key).ToListAsync();
        return [.. editions.Select(e => new EditionRow(e, EditionChange.Of(spans, e.From), shared.Contains(e.From)))];
    }

    /// <summary>The day from which a comparison with today says something: that before the newest edition which changed a list that was there, else the first day of all.</summary>
    public async Task<DateOnly?> LastChangeAsync(DateOnly today)
    {
        var last = await db.ListEditions.Where(e => e.Number > 1 && e.From <= today).MaxAsync(e => (DateOnly?)e.From);
        return last is { } day ? day.AddDays(-1) : await db.ListEditions.MinAsync(e => (DateOnly?)e.From);
    }

    private Task<List<KindTotal>> TotalsAsync(DateOnly from, DateOnly to) => db.Database.SqlQuery<KindTotal>($"""
        SELECT e.kind,
               (SELECT count(*)::int FROM list_items i WHERE i.kind = e.kind AND i."from" <= {from} AND (i."to" IS NULL OR {from} < i."to")) AS "Before",
               (SELECT count(*)::int FROM list_items i WHERE i.kind = e.kind AND i."from" <= {to} AND (i."to" IS NULL OR {to} < i."to")) AS "After",
               (SELECT l.number FROM list_editions l WHERE l.kind = e.kind AND l."from" <= {from} ORDER BY l."from" DESC, l.number DESC LIMIT 1) AS "EditionBefore",
               (SELECT l.number FROM list_editions l WHERE l.kind = e.kind AND l."from" <= {to} ORDER BY l."from" DESC, l.number DESC LIMIT 1) AS "EditionAfter"
        FROM (SELECT DISTINCT kind FROM list_editions) e
        """).ToListAsync();
}

/// <summary>A row of the totals of two days.</summary>
internal sealed record KindTotal(string Kind, int Before, int After, int? EditionBefore, int? EditionAfter);
