using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>A version of an item with the texts it cites.</summary>
public sealed record ItemView(ListItem Item, IReadOnlyList<Law> Laws)
{
    /// <summary>Articles that a review has found, by text; empty where the item's own words are all there is.</summary>
    public IReadOnlyList<LawCitation> Reviewed { get; init; } = [];

    /// <summary>依据待复核: a cited text was superseded by that day (domain part 2).</summary>
    public bool UnderReview(DateOnly on) => Laws.Any(l => l.IsSupersededOn(on));

    /// <summary>依据层级不足: a certificate rests on nothing of the rank it needs; a warning only (settled S12).</summary>
    public bool RankInsufficient => Item.Kind == ListKind.Certificate && Laws.Count > 0 && !Laws.Any(l => l.CarriesCertificates);
}

/// <summary>A list as of a day.</summary>
/// <param name="Kind">The list.</param>
/// <param name="On">The day.</param>
/// <param name="Edition">The edition of that day; null where there was none yet.</param>
/// <param name="FirstDay">Where there was none: the first day of the list, if it is there at all.</param>
/// <param name="Items">Its items by code.</param>
/// <param name="Stamp">Of all that it was made of; another one means that it may have changed.</param>
public sealed record ListView(ListKind Kind, DateOnly On, EditionView? Edition, DateOnly? FirstDay, IReadOnlyList<ItemView> Items, Guid Stamp);

/// <summary>An edition of a list, with the document it rests on; null for the import. Numbers are given as approvals come: that of a day is the one that began last, of several the highest.</summary>
public sealed record EditionView(int Number, DateOnly From, string? Document);

/// <summary>How many items a list has, and which edition it is.</summary>
public sealed record ListCount(string Kind, int Count, int? Edition, DateOnly? EditionFrom);

/// <summary>Reads the lists as of a day.</summary>
public sealed class ListQueries(PortalDb db, ListsInForce inForce)
{
    /// <summary>A list in force; one round trip for its stamp, and one or two more where it is not in memory under that stamp (ADR 0012).</summary>
    public async Task<ListView> ListAsync(ListKind kind, DateOnly on)
    {
        var stamp = await inForce.StampAsync(db);
        if (inForce.Kept(kind, on, stamp) is { } known) return known;
        var rows = await inForce.Of(kind)(db, kind, on).ToListAsync();
        var edition = rows.FirstOrDefault()?.Edition;
        var first = rows.Count > 0 ? null : await db.ListEditions.Where(e => e.Kind == kind).MinAsync(e => (DateOnly?)e.From);
        return inForce.Keep(new ListView(kind, on, edition, first, [.. rows.GroupBy(r => r.Item.Id).Select(cited => new ItemView(cited.First().Item, [.. cited.Select(r => r.Law).OfType<Law>()]))], stamp));
    }

    /// <summary>All versions of an item, the newest first, each with what it rests on that day, or on the last of its own days before; empty for an unknown code.</summary>
    public async Task<IReadOnlyList<ItemView>> VersionsAsync(ListKind kind, string code, DateOnly on)
    {
        var rows = await (
            from i in Of(kind).Where(i => i.Code == code)
            orderby i.Version descending
            select new
            {
                Item = i,
                Cited = (from c in db.LawCitations where c.ItemCode == i.Code join l in db.Laws on c.LawId equals l.Id orderby l.Name, l.Version select new { Citation = c, Law = l }).ToList(),
            }).AsNoTracking().ToListAsync();
        return [.. rows.Select(r =>
        {
            var day = Within(r.Item, on);
            var cited = r.Cited.Where(c => c.Citation.HoldsOn(day)).ToList();
            return new ItemView(r.Item, [.. cited.Select(c => c.Law)]) { Reviewed = [.. cited.Select(c => c.Citation).Where(c => c.Article is not null)] };
        })];
    }

    /// <summary>The day, or the nearest one on which the version was in force.</summary>
    private static DateOnly Within(ListItem item, DateOnly day) => day < item.From ? item.From : item.To is { } to && day >= to ? to.AddDays(-1) : day;

    /// <summary>The lists in force on a day; one round trip.</summary>
    public Task<List<ListCount>> CountsAsync(DateOnly on) => db.Database.SqlQuery<ListCount>($"""
        SELECT i.kind, count(*)::int AS count, e.number AS edition, e."from" AS "EditionFrom"
        FROM list_items i
        LEFT JOIN LATERAL (SELECT number, "from" FROM list_editions WHERE kind = i.kind AND "from" <= {on} ORDER BY "from" DESC, number DESC LIMIT 1) e ON true
        WHERE i."from" <= {on} AND (i."to" IS NULL OR {on} < i."to")
        GROUP BY i.kind, e.number, e."from"
        """).ToListAsync();

    /// <summary>The version of a code in force on a day, tracked, for the one verb that changes it.</summary>
    public Task<ListItem?> InForceAsync(ListKind kind, string code, DateOnly on) =>
        Of(kind).FirstOrDefaultAsync(i => i.Code == code && i.From <= on && (i.To == null || on < i.To));

    /// <summary>Whether the law register says that a text cited by the item was superseded by the day (settled S10).</summary>
    public async Task<bool> CitesSupersededLawAsync(string code, DateOnly day)
    {
        var laws = await (from c in db.LawCitations.HoldingOn(day) where c.ItemCode == code join l in db.Laws on c.LawId equals l.Id select l).AsNoTracking().ToListAsync();
        return laws.Exists(l => l.IsSupersededOn(day));
    }

    private IQueryable<ListItem> Of(ListKind kind) => kind switch
    {
        ListKind.Autonomy => db.ListItems.OfType<AutonomyItem>(),
        ListKind.Assistance => db.ListItems.OfType<AssistanceItem>(),
        ListKind.Negative => db.ListItems.OfType<NegativeItem>(),
        ListKind.Certificate => db.ListItems.OfType<CertificateItem>(),
        _ => db.ListItems.OfType<CancelledItem>(),
    };
}
