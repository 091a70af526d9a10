using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>Emergency matters of one year, by the day on which they reached villages.</summary>
/// <param name="Year">The year in China.</param>
/// <param name="All">How many.</param>
/// <param name="InForce">Of these, how many last.</param>
/// <param name="Late">How many were filed late or are overdue.</param>
public sealed record EmergencyYear(int Year, int All, int InForce, int Late)
{
    public int Ended => All - InForce;
}

/// <summary>One matter in force, as it is made public.</summary>
public sealed record EmergencyInForce(string Number, string Title, string Unit, EmergencyOrder Order);

/// <summary>What the public reads of emergency matters: how many there are, and which are in force (domain 3.10).</summary>
public sealed class EmergencyCounts(PortalDb db, RulesOfDistrict rules, TimeProvider clock)
{
    private const int Most = 100;

    private DateOnly Today => Days.Today(clock);

    /// <summary>Totals by year, the newest first; the year is that of the number.</summary>
    public async Task<IReadOnlyList<EmergencyYear>> YearsAsync()
    {
        var today = Today;
        var inTime = Days.StartOf((await rules.ReadAsync()).FilingInTimeSince(today));
        var years = await db.EmergencyMatters.AsNoTracking().GroupBy(m => m.Number.Substring(3, 4)).Select(g => new
        {
            Year = g.Key,
            All = g.Count(),
            InForce = g.Count(m => m.EndedOn == null || m.EndedOn >= today),
            Late = g.Count(m => m.FiledLate || (EmergencyWorkflow.Owed.Contains(m.Status) && m.FilingSince < inTime)),
        }).OrderByDescending(y => y.Year).ToListAsync();
        return [.. years.Select(y => new EmergencyYear(int.Parse(y.Year, System.Globalization.CultureInfo.InvariantCulture), y.All, y.InForce, y.Late))];
    }

    /// <summary>Those in force, the newest first.</summary>
    public Task<List<EmergencyInForce>> InForceAsync() => (
        from m in db.EmergencyMatters.AsNoTracking().InForceOn(Today)
        orderby m.Id descending
        join u in db.Units on m.UnitId equals u.Id
        select new EmergencyInForce(m.Number, m.Title, u.ShortName, m.Order)).Take(Most).ToListAsync();
}
