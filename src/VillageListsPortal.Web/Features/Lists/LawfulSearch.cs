using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>An item that answers the question.</summary>
/// <param name="View">The version in force on the day asked for, with the texts it cites.</param>
/// <param name="Named">Whether the question names it; else it is only near.</param>
/// <param name="Today">The version in force today; null where it is no longer listed.</param>
public sealed record LawfulHit(ItemView View, bool Named, ListItem? Today)
{
    public ListItem Item => View.Item;

    /// <summary>Whether today's version is another one, or there is none.</summary>
    public bool DiffersToday => Today?.Id != Item.Id;
}

/// <summary>What the lists of a day say of a task.</summary>
/// <param name="FirstDay">First day of the first list, where the day asked for lies before it.</param>
/// <param name="Hits">The items that answer, the best first.</param>
/// <param name="OnlyToday">Items that the question names and that are in force today, but were not on that day.</param>
public sealed record LawfulAnswer(DateOnly On, DateOnly? FirstDay, IReadOnlyList<LawfulHit> Hits, IReadOnlyList<ListItem> OnlyToday)
{
    /// <summary>Whether an item of the day is what was asked about; else the task was not listed, as far as the words tell.</summary>
    public bool Listed => Hits.Any(h => h.Named);
}

/// <summary>Was this task lawful on that day? Answered from the items in force on it (product.md; settled S34). What was asked stands in no log.</summary>
public sealed class LawfulSearch(PortalDb db)
{
    private const int Most = 5;

    /// <summary>A word that more items share says little.</summary>
    private const int MostItemsOfARareWord = 2;

    /// <param name="q">The question in free words.</param>
    /// <param name="on">The day asked about.</param>
    /// <param name="today">Today, to say what differs.</param>
    public async Task<LawfulAnswer> AnswerAsync(string q, DateOnly on, DateOnly today)
    {
        var question = QuestionText.Of(q);
        var rows = await RowsAsync(on, today);
        var now = rows.Where(r => r.Item.InForceOn(today)).ToDictionary(r => r.Item.Code, r => r.Item, StringComparer.Ordinal);
        var found = Ranked(question, rows.Where(r => r.Item.InForceOn(on)).ToList());
        var laws = await LawsAsync(found.Select(f => f.Item.Code).ToList());
        var there = rows.Where(r => r.Item.InForceOn(on)).Select(r => r.Item.Code).ToHashSet(StringComparer.Ordinal);
        var later = rows.Where(r => r.Item.InForceOn(today) && !there.Contains(r.Item.Code) && question.Names(r.Item.Code, r.Terms)).Select(r => r.Item).Take(Most);
        return new LawfulAnswer(
            on,
            await FirstDayAsync(on),
            [.. found.Select(f => new LawfulHit(new ItemView(f.Item, [.. laws[f.Item.Code]]), f.Fit == QuestionFit.Named, now.GetValueOrDefault(f.Item.Code)))],
            [.. later]);
    }

    /// <summary>Named items first; the negative list before the others, since it forbids; near ones only where none is named.</summary>
    private static List<(ListItem Item, QuestionFit Fit)> Ranked(QuestionText question, List<Row> rows)
    {
        var words = rows.ConvertAll(r => r.Words.SelectMany(QuestionText.WordsOf).ToHashSet(StringComparer.Ordinal));
        var shared = words.SelectMany(w => w).Where(question.Words.Contains).GroupBy(w => w, StringComparer.Ordinal).ToDictionary(w => w.Key, w => w.Count(), StringComparer.Ordinal);
        var found = rows.Select((r, i) => (
                r.Item,
                Fit: question.Names(r.Item.Code, r.Terms) ? QuestionFit.Named : words[i].Any(w => shared.GetValueOrDefault(w, int.MaxValue) <= MostItemsOfARareWord) ? QuestionFit.Near : QuestionFit.None,
                Weight: words[i].Where(shared.ContainsKey).Sum(w => 1.0 / shared[w])))
            .Where(f => f.Fit != QuestionFit.None)
            .OrderByDescending(f => f.Fit).ThenByDescending(f => f.Item.Kind == ListKind.Negative).ThenByDescending(f => f.Weight).ThenBy(f => f.Item.Code, StringComparer.Ordinal)
            .ToList();
        return [.. found.Where(f => f.Fit == found[0].Fit).Take(Most).Select(f => (f.Item, f.Fit))];
    }

    private async Task<List<Row>> RowsAsync(DateOnly on, DateOnly today)
    {
        var rows = await db.ListItems.AsNoTracking()
            .Where(i => (i.From <= on && (i.To == null || on < i.To)) || (i.From <= today && (i.To == null || today < i.To)))
            .Select(i => new { Item = i, Words = db.ItemSynonyms.Where(s => s.Code == i.Code).Select(s => s.Text).ToList() })
            .ToListAsync();
        return rows.ConvertAll(r => new Row(r.Item, [r.Item.Title, .. new[] { r.Item.TitleEn, (r.Item as CertificateItem)?.ShortTitle }.OfType<string>(), .. (r.Item as NegativeItem)?.ScreeningKeywords?.Split('|') ?? [], .. r.Words]));
    }

    private async Task<ILookup<string, Law>> LawsAsync(List<string> codes) =>
        (await (from c in db.LawCitations where codes.Contains(c.ItemCode) join l in db.Laws on c.LawId equals l.Id orderby l.Name, l.Version select new { c.ItemCode, Law = l }).AsNoTracking().ToListAsync())
        .ToLookup(c => c.ItemCode, c => c.Law, StringComparer.Ordinal);

    private async Task<DateOnly?> FirstDayAsync(DateOnly on) => await db.ListEditions.MinAsync(e => (DateOnly?)e.From) is { } first && on < first ? first : null;

    private sealed record Row(ListItem Item, IReadOnlyList<string> Words)
    {
        public IReadOnlyList<SearchText> Terms { get; } = [.. Words.Select(SearchText.Of)];
    }
}
