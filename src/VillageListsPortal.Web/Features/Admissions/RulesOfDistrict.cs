using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Which bodies act for the district on a day (domain 3.7).</summary>
public static class BodiesOfDistrict
{
    /// <summary>The name under which they stand among the settings.</summary>
    public const string Setting = "bodies";

    /// <summary>How the settings are stored: names of values, not numbers.</summary>
    public static readonly JsonSerializerOptions Stored = new() { Converters = { new JsonStringEnumConverter() } };

    public static async Task<DistrictBodies> BodiesOnAsync(this PortalDb db, DateOnly day)
    {
        var value = await db.DistrictSettings.AsNoTracking().Where(s => s.Name == Setting && s.From <= day).OrderByDescending(s => s.From).Select(s => s.Value).FirstOrDefaultAsync();
        return value is null ? DistrictBodies.Unset : JsonSerializer.Deserialize<DistrictBodies>(value, Stored)!;
    }
}

/// <summary>The district's limits as of today and its working days; read when their stamp has moved (ADR 0012).</summary>
public sealed class RulesOfDistrict(PortalDb db, StampsRead stamps, MadeLast<(string District, DateOnly Day, Guid Rules), DistrictRules> made, TimeProvider clock)
{
    /// <summary>The name under which the limits stand among the settings.</summary>
    public const string Setting = "admissions";

    private DistrictRules? rules;

    public async Task<DistrictRules> ReadAsync() => rules ??= await NowAsync();

    private async Task<DistrictRules> NowAsync()
    {
        var (today, now) = (Days.Today(clock), await stamps.ReadAsync());
        var under = (db.DistrictCode, today, now.Rules);
        if (made.Find(under) is { } kept) return kept;
        var begun = await BegunAsync(today);
        return made.Keep(db, under, new DistrictRules(begun.Count > 0 ? begun[0].Settings : new AdmissionSettings(), await CalendarAsync()) { Begun = begun });
    }

    private async Task<List<DatedSettings>> BegunAsync(DateOnly today)
    {
        var rows = await db.DistrictSettings.AsNoTracking().Where(s => s.Name == Setting && s.From <= today).OrderByDescending(s => s.From).Select(s => new { s.From, s.Value }).ToListAsync();
        return [.. rows.Select(r => new DatedSettings(r.From, JsonSerializer.Deserialize<AdmissionSettings>(r.Value)!))];
    }

    /// <summary>A year counts as imported once it has any row: the State Council's notice always names holidays (settled S2).</summary>
    private async Task<WorkingCalendar> CalendarAsync()
    {
        var days = await db.CalendarRows.AsNoTracking().Select(r => new { r.Date, r.Kind }).ToListAsync();
        return new WorkingCalendar(days.Select(d => new CalendarDay(d.Date, d.Kind)), days.Select(d => d.Date.Year).Distinct());
    }
}
