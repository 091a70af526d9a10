using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Requests by words of their number, title or task, from one character up.</summary>
public static class AdmissionSearch
{
    /// <summary>Those that have the pairs of characters of every word, by the index; a word of one character by itself.</summary>
    public static IQueryable<Admission> Containing(this IQueryable<Admission> admissions, string? words)
    {
        foreach (var word in (words ?? "").Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var grams = TextGrams.Sought(word);
            admissions = admissions.Where(a => grams.All(g => EF.Property<string[]>(a, TextGrams.Column).Contains(g)));
        }

        return admissions;
    }
}
