using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace VillageListsPortal.Web.Data;

/// <summary>Numbers of cases other than certificates: per district, kind and year, gaps allowed (settled S13).</summary>
public static class CaseNumbers
{
    /// <summary>Takes the next number, e.g. ZR-2026-031; at once, so that no unit waits for another.</summary>
    public static async Task<string> TakeCaseNumberAsync(this PortalDb db, string kind, int year)
    {
        var taken = await db.Database.SqlQuery<int>($"""
            INSERT INTO case_numbers (kind, year, last) VALUES ({kind}, {year}, 1)
            ON CONFLICT (kind, year) DO UPDATE SET last = case_numbers.last + 1 RETURNING last AS "Value"
            """).ToListAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{kind}-{year}-{taken.Single():000}");
    }
}
