using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Units;

/// <summary>A unit with a division code that was found.</summary>
public sealed record FoundUnit(string Code, string Name, string FullName);

/// <summary>Finds districts, townships and villages by a part of the name or the beginning of the code; they are public.</summary>
public sealed class UnitSearch(PortalDb db)
{
    private static readonly UnitKind[] Territorial = [UnitKind.District, UnitKind.Township, UnitKind.Village];

    /// <param name="text">What was typed.</param>
    /// <param name="day">The day on which they exist.</param>
    /// <param name="most">How many at most.</param>
    public Task<List<FoundUnit>> FindAsync(string text, DateOnly day, int most) => (
        from u in db.Units.AsNoTracking()
        where u.Code != null && Territorial.Contains(u.Kind) && u.From <= day && (u.To == null || day < u.To)
        where u.FullName.Contains(text) || u.ShortName.Contains(text) || u.Code!.StartsWith(text)
        orderby u.ShortName == text descending, u.ShortName.StartsWith(text) descending, u.Code
        select new FoundUnit(u.Code!, u.ShortName, u.FullName)).Take(most).ToListAsync();
}
