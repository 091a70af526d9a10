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
/// <param name="Hits">The items that answer: those named, then those near a term that names none.</param>
/// <param name="Unlisted">The terms that name no item, as typed; short ones beside a named item are no tasks.</param>
/// <param name="OnlyToday">Items that the question names and that are in force today, but were not on that day.</param>
/// <param name="Tasks">Tasks that the question names, admitted for a term or brought by an emergency, which stood on no list that day and were lawful all the same.</param>
/// <param name="MoreTasks">How many more such tasks there are.</param>
/// <param name="ManyTasks">Whether there are even more, which were not counted.</param>
public sealed record LawfulAnswer(DateOnly On, DateOnly? FirstDay, IReadOnlyList<LawfulHit> Hits, IReadOnlyList<string> Unlisted, IReadOnlyList<ListItem> OnlyToday, IReadOnlyList<LawfulTask> Tasks, int MoreTasks, bool ManyTasks)
{
    /// <summary>Whether an item or a task of the day is what was asked about.</summary>
    public bool Listed => Tasks.Count > 0 || Hits.Any(h => h.Named);
}

/// <summary>A task in force on a day without standing on a list (domain 3.1, 3.10).</summary>
/// <param name="Number">Its case number.</param>
/// <param name="Title">Its title.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while an emergency lasts.</param>
/// <param name="Emergency">Whether an emergency brought it; else it was admitted, and announced under its number.</param>
public sealed record LawfulTask(string Number, string Title, DateOnly From, DateOnly? Until, bool Emergency);

/// <summary>Was this task lawful on that day? Answered from the items in force on it (product.md; settled S34). What was asked stands in no log.</summary>
public sealed class LawfulSearch(PortalDb db)
{
    private const int Most = 8;

    /// <summary>Tasks that share most with the question; what is beyond is not counted.</summary>
    private const int MostTasks = 200;

    /// <summary>Beside a term that names an item a shorter one is a word like 请问.</summary>
    private const int ShortestTask = 3;

    /// <summary>A word that more items share says little.</summary>
    private const int MostItemsOfARareWord = 2;

    /// <param name="q">The question in free words.</param>
    /// <param name="on">The day asked about.</param>
    /// <param name="today">Today, to say what differs.</param>
    public async Task<LawfulAnswer> AnswerAsync(string q, DateOnly on, DateOnly today)
    {
        var question = QuestionText.Of(q);
        var rows = await RowsAsync(on, today);
        var then = rows.Where(r => r.Item.InForceOn(on)).ToList();
        var now = rows.Where(r => r.Item.InForceOn(today)).ToDictionary(r => r.Item.Code, r => r.Item, StringComparer.Ordinal);
        var named = then.Where(r => question.Terms.Any(t => question.Names(t, r.Item.Code, r.Terms))).ToList();
        var read = new List<LawfulTask>();
        var isCut = false;
        foreach (var pairs in question.Pairs) // each by itself: a term that many tasks share must not push out the one that another names
        {
            var found = await TasksAsync(on, pairs);
            isCut |= found.Count == MostTasks;
            read.AddRange(found);
        }

        var tasks = read.Distinct().Select(t => (Task: t, Words: (IReadOnlyList<SearchText>)[SearchText.Of(t.Title)])).Where(t => question.Terms.Any(q => question.Names(q, t.Task.Number, t.Words))).OrderByDescending(t => t.Task.From).ToList();
        var unnamed = question.Terms.Where(t => !named.Exists(r => question.Names(t, r.Item.Code, r.Terms)) && !tasks.Exists(k => question.Names(t, k.Task.Number, k.Words))).ToList();
        if (named.Count + tasks.Count > 0) unnamed.RemoveAll(t => t.Text.Core.Length < ShortestTask || t.Words.Count == 0);
        var near = Near(unnamed, [.. then.Except(named)]);
        var shown = Forbidding(named).ThenByDescending(r => Closeness(q, r)).ThenBy(r => r.Item.Code, StringComparer.Ordinal).Select(r => (Row: r, Named: true)).Concat(near.Select(r => (Row: r, Named: false))).Take(Most).ToList();
        var laws = await LawsAsync(shown.ConvertAll(s => s.Row.Item.Code), on);
        return new LawfulAnswer(
            on,
            await FirstDayAsync(on),
            [.. shown.Select(s => new LawfulHit(new ItemView(s.Row.Item, [.. laws[s.Row.Item.Code]]), s.Named, now.GetValueOrDefault(s.Row.Item.Code)))],
            [.. unnamed.Select(t => t.Typed)],
            [.. OnlyToday(question, rows, then, today)],
            [.. tasks.Select(t => t.Task).Take(Most)],
            Math.Max(0, tasks.Count - Most),
            isCut && tasks.Count > Most);
    }

    /// <summary>Tasks for a term and emergencies of the day whose titles share a pair with the question, those with the most first; asked by their tables: the lists know nothing of admissions.</summary>
    private async Task<List<LawfulTask>> TasksAsync(DateOnly on, string[] pairs) => await db.Database.SqlQuery<LawfulTask>($"""
        SELECT number, title, "From", "Until", "Emergency"
        FROM (
            SELECT number, title, (decision ->> 'From')::date AS "From", coalesce(ends_on, (request ->> 'Until')::date) AS "Until", false AS "Emergency"
            FROM admissions
            WHERE grams && {pairs} AND kind = 'TemporaryTask' AND status IN ('Approved', 'Expired') AND (decision ->> 'From')::date <= {on} AND {on} <= coalesce(ends_on, (request ->> 'Until')::date)
            UNION ALL
            SELECT number, title, (issued_at AT TIME ZONE 'Asia/Shanghai')::date, ended_on, true
            FROM emergency_matters
            WHERE (issued_at AT TIME ZONE 'Asia/Shanghai')::date <= {on} AND (ended_on IS NULL OR {on} <= ended_on)
        ) AS tasks, LATERAL (SELECT count(*) AS shared FROM unnest({pairs}) AS pair WHERE strpos(upper(title), pair) > 0) AS likeness
        WHERE shared > 0
        ORDER BY shared DESC, "From" DESC, number
        LIMIT {MostTasks}
        """).ToListAsync();

    /// <summary>How much of the question stands in the nearest name of the item, by pairs of characters: from 0 to 1.</summary>
    private static double Closeness(string q, Row row)
    {
        var asked = TextGrams.Sought(q).ToHashSet(StringComparer.Ordinal);
        return row.Words.Select(w => TextGrams.Sought(w)).Max(w => w.Count(asked.Contains) / (double)Math.Max(1, asked.Count));
    }

    /// <summary>What forbids stands first.</summary>
    private static IOrderedEnumerable<Row> Forbidding(IEnumerable<Row> rows) => rows.OrderByDescending(r => r.Item.Kind == ListKind.Negative);

    /// <summary>Items that share a rare word with a term; the rarer the words, the nearer.</summary>
    private static IEnumerable<Row> Near(List<QuestionTerm> terms, List<Row> rows)
    {
        var sought = terms.SelectMany(t => t.Words).ToHashSet(StringComparer.Ordinal);
        var shared = rows.ToDictionary(r => r, r => r.Words.SelectMany(QuestionText.WordsOf).Where(sought.Contains).ToHashSet(StringComparer.Ordinal));
        var items = shared.Values.SelectMany(w => w).GroupBy(w => w, StringComparer.Ordinal).ToDictionary(w => w.Key, w => w.Count(), StringComparer.Ordinal);
        return Forbidding(rows.Where(r => shared[r].Any(w => items[w] <= MostItemsOfARareWord))).ThenByDescending(r => shared[r].Sum(w => 1.0 / items[w])).ThenBy(r => r.Item.Code, StringComparer.Ordinal);
    }

    private static IEnumerable<ListItem> OnlyToday(QuestionText question, List<Row> rows, List<Row> then, DateOnly today)
    {
        var there = then.Select(r => r.Item.Code).ToHashSet(StringComparer.Ordinal);
        return rows.Where(r => r.Item.InForceOn(today) && !there.Contains(r.Item.Code) && question.Terms.Any(t => question.Names(t, r.Item.Code, r.Terms))).Select(r => r.Item).Take(Most);
    }

    private async Task<List<Row>> RowsAsync(DateOnly on, DateOnly today)
    {
        var rows = await db.ListItems.AsNoTracking()
            .Where(i => (i.From <= on && (i.To == null || on < i.To)) || (i.From <= today && (i.To == null || today < i.To)))
            .Select(i => new { Item = i, Words = db.ItemSynonyms.Where(s => s.Code == i.Code).Select(s => s.Text).ToList() })
            .ToListAsync();
        return rows.ConvertAll(r => new Row(r.Item, [r.Item.Title, .. new[] { r.Item.TitleEn, (r.Item as CertificateItem)?.ShortTitle }.OfType<string>(), .. (r.Item as NegativeItem)?.ScreeningKeywords?.Split('|') ?? [], .. r.Words]));
    }

    private async Task<ILookup<string, Law>> LawsAsync(List<string> codes, DateOnly day) =>
        (await (from c in db.LawCitations.HoldingOn(day) where codes.Contains(c.ItemCode) join l in db.Laws on c.LawId equals l.Id orderby l.Name, l.Version select new { c.ItemCode, Law = l }).AsNoTracking().ToListAsync())
        .ToLookup(c => c.ItemCode, c => c.Law, StringComparer.Ordinal);

    private async Task<DateOnly?> FirstDayAsync(DateOnly on) => await db.ListEditions.MinAsync(e => (DateOnly?)e.From) is { } first && on < first ? first : null;

    private sealed record Row(ListItem Item, IReadOnlyList<string> Words)
    {
        public IReadOnlyList<SearchText> Terms { get; } = [.. Words.Select(SearchText.Of)];
    }
}
