using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Units;

/// <summary>A unit with a division code that was found.</summary>
public sealed record FoundUnit(string Code, string Name, string FullName);

/// <summary>Finds districts, townships and villages by name, code, pinyin or initials; they are public.</summary>
public sealed class UnitSearch(PortalDb db)
{
    private static readonly UnitKind[] Territorial = [UnitKind.District, UnitKind.Township, UnitKind.Village];

    /// <param name="text">What was typed.</param>
    /// <param name="day">The day on which they exist.</param>
    /// <param name="most">How many at most.</param>
    public async Task<List<FoundUnit>> FindAsync(string text, DateOnly day, int most) => await SoughtUnits.OfAsync(db, text) is { } sought
        ? await sought.FirstAsync(
            db, most, units => units.AsNoTracking().Where(u => u.Code != null && Territorial.Contains(u.Kind) && u.From <= day && (u.To == null || day < u.To)).Select(u => new FoundUnit(u.Code!, u.ShortName, u.FullName)), u => u.Code)
        : [];
}
