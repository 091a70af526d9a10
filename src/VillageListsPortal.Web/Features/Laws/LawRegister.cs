using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Laws;

/// <summary>One text in the register.</summary>
/// <param name="Law">The text.</param>
/// <param name="Items">How many items in force rest on it on the day.</param>
public sealed record LawRow(Law Law, int Items);

/// <summary>A page of the register: all texts of each law, the newest first.</summary>
/// <param name="Laws">By name.</param>
/// <param name="More">The last name, where there are more; else null.</param>
public sealed record LawPage(IReadOnlyList<IGrouping<string, LawRow>> Laws, string? More);

/// <summary>An item that rests on a text.</summary>
/// <param name="Item">The version in force.</param>
/// <param name="Citation">That it does.</param>
public sealed record CitingItem(ListItem Item, LawCitation Citation);

/// <summary>One text with its neighbours.</summary>
/// <param name="Law">The text with its articles.</param>
/// <param name="Versions">All texts of the law, the newest first.</param>
/// <param name="Items">The items in force that rest on this text on the day.</param>
public sealed record LawView(Law Law, IReadOnlyList<Law> Versions, IReadOnlyList<CitingItem> Items);

/// <summary>Reads the law register as of a day (domain part 2).</summary>
public sealed class LawRegister(PortalDb db)
{
    public const int PageSize = 50;

    private const int MostWords = 6;

    /// <param name="q">Words of name, text, document number, or the code of an item; each must be found.</param>
    /// <param name="kind">Kind of basis, or null for all.</param>
    /// <param name="after">Last name of the page before.</param>
    /// <param name="day">The day.</param>
    /// <param name="most">How many laws at most.</param>
    public async Task<LawPage> PageAsync(string? q, LawKind? kind, string? after, DateOnly day, int most = PageSize)
    {
        var cited = db.LawCitations.HoldingOn(day);
        var names = await Found(q, kind, after, cited).Select(l => l.Name).Distinct().OrderBy(n => n).Take(most + 1).ToListAsync();
        var shown = names.Take(most).ToList();
        var items = db.ListItems.Where(i => i.From <= day && (i.To == null || day < i.To));
        var rows = await db.Laws.AsNoTracking().Where(l => shown.Contains(l.Name))
            .Select(l => new LawRow(l, cited.Count(c => c.LawId == l.Id && items.Any(i => i.Code == c.ItemCode)))).ToListAsync();
        var laws = rows.OrderByDescending(r => r.Law.InForceFrom).ThenByDescending(r => r.Law.Version, StringComparer.Ordinal).ToLookup(r => r.Law.Name, StringComparer.Ordinal);
        return new LawPage([.. shown.Select(n => laws.First(l => l.Key == n))], names.Count > most ? shown[^1] : null);
    }

    /// <summary>All texts of the laws found, by name, the newest first, each with the items in force that rest on it.</summary>
    /// <param name="q">As for <see cref="PageAsync"/>.</param>
    /// <param name="kind">Kind of basis, or null for all.</param>
    /// <param name="day">The day.</param>
    /// <param name="most">How many texts at most.</param>
    public async Task<IReadOnlyList<CitedLaw>> CitedAsync(string? q, LawKind? kind, DateOnly day, int most)
    {
        var cited = db.LawCitations.HoldingOn(day);
        var names = Found(q, kind, after: null, cited).Select(l => l.Name);
        var laws = await db.Laws.AsNoTracking().Where(l => names.Contains(l.Name)).OrderBy(l => l.Name).ThenByDescending(l => l.InForceFrom).ThenByDescending(l => l.Version).Take(most).ToListAsync();
        var items = (await (
            from c in cited
            join i in db.ListItems.Where(i => i.From <= day && (i.To == null || day < i.To)) on c.ItemCode equals i.Code
            orderby i.Code
            select new { c.LawId, i.Code }).ToListAsync()).ToLookup(c => c.LawId, c => c.Code);
        return laws.ConvertAll(l => new CitedLaw(l, [.. items[l.Id].Distinct(StringComparer.Ordinal)]));
    }

    private IQueryable<Law> Found(string? q, LawKind? kind, string? after, IQueryable<LawCitation> cited)
    {
        var found = db.Laws.AsNoTracking().Where(l => kind == null || l.Kind == kind);
        foreach (var word in (q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var code = word.ToUpperInvariant();
            found = found.Where(l => l.Name.Contains(word) || l.Version.Contains(word) || l.DocumentNumber!.Contains(word) || cited.Any(c => c.LawId == l.Id && c.ItemCode == code));
        }

        return string.IsNullOrEmpty(after) ? found : found.Where(l => l.Name.CompareTo(after) > 0);
    }

    /// <summary>One text, or null where there is none of that id.</summary>
    public async Task<LawView?> FindAsync(Guid id, DateOnly day)
    {
        if (await db.Laws.AsNoTracking().Include(l => l.Articles.OrderBy(a => a.Ordinal)).SingleOrDefaultAsync(l => l.Id == id) is not { } law) return null;
        var versions = await db.Laws.AsNoTracking().Where(l => l.Name == law.Name).ToListAsync();
        var items = await (
            from c in db.LawCitations.HoldingOn(day)
            where c.LawId == id
            join i in db.ListItems.Where(i => i.From <= day && (i.To == null || day < i.To)) on c.ItemCode equals i.Code
            orderby i.Code
            select new CitingItem(i, c)).AsNoTracking().ToListAsync();
        return new LawView(law, [.. versions.OrderByDescending(v => v.InForceFrom).ThenByDescending(v => v.Version, StringComparer.Ordinal)], items);
    }
}
