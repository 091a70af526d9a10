using System.Collections.Concurrent;
using System.Text.Json;
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
    /// <summary>The name under which the district's words stand among the settings.</summary>
    public const string Setting = "screening";

    private Screener? screener;

    public async Task<Screener> ReadAsync() => screener ??= await NowAsync();

    /// <summary>One is made for each state of lists and words; what state it is costs one question.</summary>
    private async Task<Screener> NowAsync()
    {
        var today = Days.Today(clock);
        var inForce = db.ListItems.Where(i => i.From <= today && (i.To == null || today < i.To));
        var state = await inForce.OrderByDescending(i => i.Id).Select(i => new
        {
            Count = inForce.Count(),
            Latest = i.Id,
            Words = db.DistrictSettings.Where(s => s.Name == Setting && s.From <= today).OrderByDescending(s => s.From).Select(s => s.Value).FirstOrDefault(),
        }).FirstOrDefaultAsync();
        var key = (settings.DistrictCode, state?.Count ?? 0, state?.Latest ?? Guid.Empty, state?.Words ?? "");
        return made.Find(key) ?? made.Keep(key, new Screener(VocabularyOf(state?.Words), await ItemsAsync(today)));
    }

    private static Vocabulary VocabularyOf(string? words) =>
        words is null ? Vocabulary.Standard : Vocabulary.Standard.With(JsonSerializer.Deserialize<List<VocabularyWord>>(words)!);

    private async Task<IReadOnlyList<ScreeningItem>> ItemsAsync(DateOnly today)
    {
        var items = await db.ListItems.AsNoTracking().Where(i => i.From <= today && (i.To == null || today < i.To)).OrderBy(i => i.Code).ToListAsync();
        return [.. items.Where(i => i is AutonomyItem or AssistanceItem or NegativeItem).Select(ItemOf)];
    }

    private static ScreeningItem ItemOf(ListItem item)
    {
        var content = item switch { AssistanceItem a => a.VillageRole, NegativeItem n => n.Rule, _ => null };
        var keywords = item is NegativeItem { ScreeningKeywords: { } words } ? words.Split('|', StringSplitOptions.RemoveEmptyEntries) : [];
        return new ScreeningItem(item.Code, item.Title, content ?? "", item.LegalBasis, item.Department, keywords);
    }
}

/// <summary>The screeners made lately; a few districts and states of their lists at most.</summary>
public sealed class ScreenersMade
{
    private const int Most = 16;

    private readonly ConcurrentDictionary<(string District, int Count, Guid Latest, string Words), Screener> made = new();

    public Screener? Find((string District, int Count, Guid Latest, string Words) key) => made.GetValueOrDefault(key);

    public Screener Keep((string District, int Count, Guid Latest, string Words) key, Screener screener)
    {
        if (made.Count >= Most) made.Clear();
        return made.GetOrAdd(key, screener);
    }
}
