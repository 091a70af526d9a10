using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Data;

/// <summary>
/// What a unit is found by: single characters and pairs of its spoken name (they find one Chinese character too), and its pinyin. Where a
/// name is read in more than one way, the grams also hold the beginnings of the other ways, which are few: 十里堡 is found by slp and slb.
/// </summary>
public sealed record UnitIndex(string[] GramsOf, string? PinyinOf, string? InitialsOf)
{
    public const string Grams = nameof(Grams);
    public const string Pinyin = nameof(Pinyin);
    public const string Initials = nameof(Initials);

    public static UnitIndex Of(string shortName)
    {
        var ways = PlaceReadings.AllOf(shortName);
        var (full, initials) = (Full(ways[0]), InitialsIn(ways[0]));
        var others = ways.Skip(1).SelectMany(w => Beginnings(Full(w), full).Concat(Beginnings(InitialsIn(w), initials)));
        return new UnitIndex([.. GramsIn(shortName).Concat(others).Distinct(StringComparer.Ordinal)], full.Length > 0 ? full : null, initials.Length > 0 ? initials : null);
    }

    /// <summary>The grams that every name with this text in it has: its pairs, or itself where it is a single character.</summary>
    public static string[] Sought(string text)
    {
        var runes = text.EnumerateRunes().Select(r => r.ToString()).ToArray();
        return runes.Length == 1 ? runes : [.. runes.Zip(runes.Skip(1), string.Concat).Distinct(StringComparer.Ordinal)];
    }

    private static string Full(IEnumerable<string> reading) => string.Concat(reading);

    private static string InitialsIn(IEnumerable<string> reading) => string.Concat(reading.Select(s => s[0]));

    /// <summary>The beginnings of a text that the usual one does not have.</summary>
    private static IEnumerable<string> Beginnings(string text, string usual) =>
        Enumerable.Range(1, text.Length).Select(length => text[..length]).Where(b => !usual.StartsWith(b, StringComparison.Ordinal));

    private static IEnumerable<string> GramsIn(string name)
    {
        var runes = name.EnumerateRunes().Select(r => r.ToString()).ToArray();
        return runes.Concat(runes.Zip(runes.Skip(1), string.Concat));
    }
}

/// <summary>Keeps the index of a unit beside its name.</summary>
public sealed class UnitIndexInterceptor : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PortalDb db) Write(db);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    /// <summary>Fills in units that were there before the index was, some at a time.</summary>
    public static async Task<int> FillAsync(PortalDb db)
    {
        const int AtATime = 1000;
        var filled = 0;
        for (List<Unit> some; (some = await db.Units.Where(u => EF.Property<string[]?>(u, UnitIndex.Grams) == null).OrderBy(u => u.Id).Take(AtATime).ToListAsync()).Count > 0; filled += some.Count)
        {
            foreach (var unit in some) Write(db, unit);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        return filled;
    }

    private static void Write(PortalDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<Unit>().Where(e => e.State is EntityState.Added || e.Property(u => u.ShortName).IsModified).ToList()) Write(db, entry.Entity);
    }

    private static void Write(PortalDb db, Unit unit)
    {
        var index = UnitIndex.Of(unit.ShortName);
        var entry = db.Entry(unit);
        entry.Property<string[]?>(UnitIndex.Grams).CurrentValue = index.GramsOf;
        entry.Property<string?>(UnitIndex.Pinyin).CurrentValue = index.PinyinOf;
        entry.Property<string?>(UnitIndex.Initials).CurrentValue = index.InitialsOf;
    }
}
