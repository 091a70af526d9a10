using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>The screener over the lists in force today and the district's own words.</summary>
public sealed class DistrictScreener(PortalDb db, StampsRead stamps, MadeLast<(string District, DateOnly Day, Guid Lists, Guid Rules), Screener> made, TimeProvider clock)
{
    private Screener? screener;

    public async Task<Screener> ReadAsync() => screener ??= await NowAsync();

    /// <summary>The screener over the lists in force today and other words: what the test bench tries.</summary>
    public async Task<Screener> WithAsync(IReadOnlyList<VocabularyWord> words) => new(Vocabulary.Standard.With(words), await ItemsAsync(Days.Today(clock)));

    /// <summary>One is made for each state of lists and words, which their stamps tell (ADR 0012).</summary>
    private async Task<Screener> NowAsync()
    {
        var (today, now) = (Days.Today(clock), await stamps.ReadAsync());
        var under = (db.DistrictCode, today, now.Lists, now.Rules);
        if (made.Find(under) is { } known) return known;
        var begun = await db.DistrictWords.AsNoTracking().Where(w => w.From <= today).OrderByDescending(w => w.Version).FirstOrDefaultAsync();
        return made.Keep(db, under, await WithAsync(begun?.Words ?? []));
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
