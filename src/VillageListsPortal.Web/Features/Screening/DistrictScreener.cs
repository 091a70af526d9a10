using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>The screener over the lists in force today and the district's own words.</summary>
public sealed class DistrictScreener(PortalDb db, ScreenersMade made, PortalSettings settings, TimeProvider clock)
{
    private Screener? screener;

    public async Task<Screener> ReadAsync() => screener ??= await NowAsync();

    /// <summary>The screener over the lists in force today and other words: what the test bench tries.</summary>
    public async Task<Screener> WithAsync(IReadOnlyList<VocabularyWord> words) => new(Vocabulary.Standard.With(words), await ItemsAsync(Days.Today(clock)));

    /// <summary>One is made for each state of lists and words; what state it is costs one question.</summary>
    private async Task<Screener> NowAsync()
    {
        var today = Days.Today(clock);
        var inForce = db.ListItems.Where(i => i.From <= today && (i.To == null || today < i.To));
        var begun = db.DistrictWords.AsNoTracking().Where(w => w.From <= today).OrderByDescending(w => w.Version);
        var state = await inForce.OrderByDescending(i => i.Id).Select(i => new { Count = inForce.Count(), Latest = i.Id, Words = begun.Select(w => w.Version).FirstOrDefault() }).FirstOrDefaultAsync();
        var key = (settings.DistrictCode, today, state?.Count ?? 0, state?.Latest ?? Guid.Empty, state?.Words ?? 0);
        return made.Find(key) ?? made.Keep(key, await WithAsync(state is { Words: > 0 } ? (await begun.FirstAsync()).Words : []));
    }

    private async Task<IReadOnlyList<ScreeningItem>> ItemsAsync(DateOnly today)
    {
        var items = await db.ListItems.AsNoTracking().Where(i => i.From <= today && (i.To == null || today < i.To)).OrderBy(i => i.Code).ToListAsync();
        return [.. items.Where(i => i is AutonomyItem or AssistanceItem or NegativeItem).Select(ItemOf)];
    }

    private static ScreeningItem ItemOf(ListItem item)
    {
        var content = item switch { AssistanceItem a => a.VillageRole, NegativeItem n => n.Rule, _ => null };
        var keywords = item is NegativeItem { ScreeningKeywords: { } words } ? words.Split('|', StringSplitOptions.RemoveEmptyEntries) : [];
        return new ScreeningItem(item.Code, item.Title, content ?? "", item.LegalBasis, item.Department, keywords) { TitleEn = item.TitleEn };
    }
}

/// <summary>The screeners made lately; a few districts and states of their lists at most.</summary>
public sealed class ScreenersMade
{
    private const int Most = 16;

    private readonly ConcurrentDictionary<(string District, DateOnly Day, int Count, Guid Latest, int Words), Screener> made = new();

    public Screener? Find((string District, DateOnly Day, int Count, Guid Latest, int Words) key) => made.GetValueOrDefault(key);

    public Screener Keep((string District, DateOnly Day, int Count, Guid Latest, int Words) key, Screener screener)
    {
        if (made.Count >= Most) made.Clear();
        return made.GetOrAdd(key, screener);
    }
}
