using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Admissions;

namespace VillageListsPortal.Web.Features.Administration.Settings;

/// <summary>A value of a setting, from when, by whom.</summary>
public sealed record SettingRow<T>(DateOnly From, T Value, string SetBy, DateTimeOffset SetAt);

/// <summary>The dated settings of the district: rows are only added, the latest one that has begun counts (domain 3.7, 3.8).</summary>
public sealed class SettingsOfDistrict(PortalDb db, RequestTrace trace, TimeProvider clock)
{
    private const string Subject = "DistrictSetting";
    private const int Most = 50;

    /// <summary>The limits set so far, the latest first.</summary>
    public Task<IReadOnlyList<SettingRow<AdmissionSettings>>> LimitsAsync() => HistoryAsync<AdmissionSettings>(RulesOfDistrict.Setting);

    /// <summary>The bodies set so far, the latest first.</summary>
    public Task<IReadOnlyList<SettingRow<DistrictBodies>>> BodiesAsync() => HistoryAsync<DistrictBodies>(BodiesOfDistrict.Setting);

    /// <exception cref="RuleViolationException"><c>setting.from-past</c>, <c>setting.day-taken</c>, or of <see cref="AdmissionSettings.RequireSensible"/>.</exception>
    public async Task SetLimitsAsync(DateOnly? from, AdmissionSettings limits, Actor by)
    {
        limits.RequireSensible();
        await RequireDepartmentsAsync(limits.AlwaysConsulted);
        await SetAsync(RulesOfDistrict.Setting, from, limits, string.Join(' ', Said(limits)), by);
    }

    /// <exception cref="RuleViolationException"><c>setting.from-past</c>, <c>setting.day-taken</c>, or of <see cref="DistrictBodies.RequireWhole"/>.</exception>
    public async Task SetBodiesAsync(DateOnly? from, DistrictBodies bodies, Actor by)
    {
        var whole = bodies.RequireWhole();
        await SetAsync(BodiesOfDistrict.Setting, from, whole, $"{BodiesOfDistrict.Setting} {whole.Lead} {whole.CorrectionBody}", by);
    }

    private async Task RequireDepartmentsAsync(IReadOnlyList<string> names)
    {
        var today = Days.Today(clock);
        var known = await db.Units.Where(u => u.Kind == UnitKind.Department && names.Contains(u.ShortName) && (u.To == null || today < u.To)).Select(u => u.ShortName).ToListAsync();
        if (names.FirstOrDefault(n => !known.Contains(n, StringComparer.Ordinal)) is { } unknown) throw new RuleViolationException("setting.no-department", nameof(AdmissionSettings.AlwaysConsulted), unknown);
    }

    private static IEnumerable<string> Said(AdmissionSettings s)
    {
        yield return RulesOfDistrict.Setting;
        foreach (var (name, value) in new (string, object?)[]
        {
            (nameof(s.LeadWorkdays), s.LeadWorkdays), (nameof(s.DecisionWorkdays), s.DecisionWorkdays), (nameof(s.ConsultationWorkdays), s.ConsultationWorkdays),
            (nameof(s.LeftToDecide), s.LeftToDecide), (nameof(s.WarningWorkdays), s.WarningWorkdays), (nameof(s.EmergencyWorkdays), s.EmergencyWorkdays),
            (nameof(s.ReviewWorkdays), s.ReviewWorkdays),
            (nameof(s.AlwaysConsulted), s.AlwaysConsulted.Count > 0 ? string.Join(NameLists.Between, s.AlwaysConsulted) : "-"),
            (nameof(s.HoursCap), s.HoursCap ?? (object)"-"), (nameof(s.Municipal), s.Municipal ? "Yes" : "No"),
        })
        {
            yield return name;
            yield return string.Create(CultureInfo.InvariantCulture, $"{value}");
        }
    }

    private async Task SetAsync<T>(string name, DateOnly? from, T value, string said, Actor by)
    {
        var now = clock.GetUtcNow();
        if (from is not { } day) throw new RuleViolationException("setting.from-missing");
        if (day < Days.On(now)) throw new RuleViolationException("setting.from-past"); // what was decided under the old value stays so
        if (await db.DistrictSettings.AnyAsync(s => s.Name == name && s.From == day)) throw new RuleViolationException("setting.day-taken", day);
        db.DistrictSettings.Add(new DistrictSetting { Name = name, From = day, Value = JsonSerializer.Serialize(value, BodiesOfDistrict.Stored), SetBy = by.PersonId, SetAt = now });
        db.Note(new DistrictSettingSet(Guid.CreateVersion7(), day, said, by, now), Subject, trace);
        await db.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<SettingRow<T>>> HistoryAsync<T>(string name)
    {
        var rows = await (
            from s in db.DistrictSettings.AsNoTracking()
            where s.Name == name
            orderby s.From descending
            select new { s.From, s.Value, s.SetAt, By = db.Persons.Where(p => p.Id == s.SetBy).Select(p => p.Name).FirstOrDefault() }).Take(Most).ToListAsync();
        return [.. rows.Select(r => new SettingRow<T>(r.From, JsonSerializer.Deserialize<T>(r.Value, BodiesOfDistrict.Stored)!, r.By ?? "", r.SetAt))];
    }
}
