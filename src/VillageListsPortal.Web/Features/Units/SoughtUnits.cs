using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Units;

/// <summary>
/// Finds units by name (one Chinese character is enough), by the beginning of the code, of the pinyin or of its initials, all by index.
/// Words before the last one narrow by the units above: "渝北 江口", or "统景镇江口村" as it is written.
/// </summary>
public sealed partial class SoughtUnits
{
    private readonly string[] above;
    private readonly string last;

    private SoughtUnits(string[] words) => (above, last) = (words[..^1], UnitNaming.ShortOf(words[^1]));

    /// <summary>How the text is understood: as one name where a unit is called so, else cut after the units above.</summary>
    public static async Task<SoughtUnits?> OfAsync(PortalDb db, string? text)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return null;
        var whole = new SoughtUnits(words);
        var cut = words.SelectMany(w => AfterLevel().Split(w)).Where(w => w.Length > 0).ToArray();
        return cut.Length == words.Length || await whole.In(db).AnyAsync() ? whole : new SoughtUnits(cut);
    }

    /// <summary>All units that the text can mean.</summary>
    public IQueryable<Unit> In(PortalDb db)
    {
        var units = IsCode ? db.Units.Where(u => u.Code!.StartsWith(last))
            : IsPinyin ? db.Units.Where(u => EF.Property<string>(u, UnitIndex.Initials).StartsWith(Letters) || EF.Property<string>(u, UnitIndex.Pinyin).StartsWith(Letters) || OtherWay.All(g => EF.Property<string[]>(u, UnitIndex.Grams).Contains(g)))
            : Named(db);
        return above.Aggregate(units, (some, word) => some.Where(u => u.FullName.Contains(word)));
    }

    /// <summary>The same, part by part, the likeliest first; each part in the order of an index, so that the first ones come at once; units of one name by their codes.</summary>
    private IEnumerable<IQueryable<Unit>> PartsIn(PortalDb db)
    {
        IQueryable<Unit>[] parts = IsCode ? [db.Units.Where(u => u.Code!.StartsWith(last)).OrderBy(u => u.Code)]
            : IsPinyin ?
            [
                db.Units.Where(u => EF.Property<string>(u, UnitIndex.Initials).StartsWith(Letters)).OrderBy(u => EF.Property<string>(u, UnitIndex.Initials)).ThenBy(u => u.Code),
                db.Units.Where(u => EF.Property<string>(u, UnitIndex.Pinyin).StartsWith(Letters)).OrderBy(u => EF.Property<string>(u, UnitIndex.Pinyin)).ThenBy(u => u.Code),
                db.Units.Where(u => OtherWay.All(g => EF.Property<string[]>(u, UnitIndex.Grams).Contains(g))).OrderBy(u => u.Code),
            ]
            : [db.Units.Where(u => u.ShortName.StartsWith(last)).OrderBy(u => u.ShortName).ThenBy(u => u.Code), Named(db).OrderBy(u => u.Code)];
        return parts.Select(part => above.Aggregate(part, (some, word) => some.Where(u => u.FullName.Contains(word))));
    }

    /// <summary>The likeliest ones, each once.</summary>
    /// <param name="db">The district's database.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="shape">Narrows the units and says what is told of each.</param>
    /// <param name="same">What two rows of one unit have in common.</param>
    public async Task<List<T>> FirstAsync<T>(PortalDb db, int most, Func<IQueryable<Unit>, IQueryable<T>> shape, Func<T, object> same)
    {
        var found = new List<T>();
        foreach (var part in PartsIn(db))
        {
            found = [.. found.Concat(await shape(part).Take(most).ToListAsync()).DistinctBy(same).Take(most)];
            if (found.Count == most) break;
        }

        return found;
    }

    private bool IsCode => last.All(char.IsAsciiDigit);

    private bool IsPinyin => last.All(char.IsAsciiLetter);

    private string Letters => last.ToLowerInvariant();

    /// <summary>The beginning of a reading that is not the usual one, which is among the grams.</summary>
    private string[] OtherWay => [Letters];

    private IQueryable<Unit> Named(PortalDb db)
    {
        var grams = UnitIndex.Sought(last);
        return db.Units.Where(u => grams.All(g => EF.Property<string[]>(u, UnitIndex.Grams).Contains(g)) && u.ShortName.Contains(last));
    }

    // After a province, city, county, town: 渝北区|统景镇|江口村. Nothing is cut off at the end of a word.
    [GeneratedRegex(@"(?<=[\u7701\u5E02\u533A\u53BF\u65D7\u9547\u4E61]|\u8857\u9053)(?=.)", RegexOptions.None, 1000)]
    private static partial Regex AfterLevel();
}
