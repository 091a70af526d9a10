using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageListsPortal.Domain.Admissions;

namespace VillageListsPortal.Web.Data;

/// <summary>Single characters and pairs of a text, by which an index finds Chinese from one character up (product.md, digoal/blog#17).</summary>
public static class TextGrams
{
    public const string Column = "Grams";

    /// <summary>More of a long text is not indexed.</summary>
    private const int Most = 600;

    public static string[] Of(string text)
    {
        var runes = RunesOf(text.Length > Most ? text[..Most] : text);
        return [.. runes.Concat(runes.Zip(runes.Skip(1), string.Concat)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The grams that every text with this one in it has.</summary>
    public static string[] Sought(string text)
    {
        var runes = RunesOf(text);
        return runes.Length <= 1 ? runes : [.. runes.Zip(runes.Skip(1), string.Concat).Distinct(StringComparer.Ordinal)];
    }

    private static string[] RunesOf(string text) => [.. text.EnumerateRunes().Where(r => !System.Text.Rune.IsWhiteSpace(r)).Select(r => System.Text.Rune.ToUpperInvariant(r).ToString())];
}

/// <summary>Keeps the grams of an admission beside its title and task.</summary>
public sealed class AdmissionGramsInterceptor : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PortalDb db)
        {
            foreach (var entry in db.ChangeTracker.Entries<Admission>().Where(e => e.State == EntityState.Added || (e.State == EntityState.Modified && (e.Property(a => a.Request).IsModified || e.Property(a => a.Number).IsModified))).ToList())
            {
                var a = entry.Entity;
                entry.Property<string[]?>(TextGrams.Column).CurrentValue = TextGrams.Of($"{a.Number}\n{a.Title}\n{a.Request.Task}");
            }
        }

        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
