using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>One emergency matter that waits for an officer.</summary>
/// <param name="Href">The next action.</param>
/// <param name="Title">Title of the task.</param>
/// <param name="Number">Its number.</param>
/// <param name="Unit">The unit that issued it.</param>
/// <param name="Status">How far its filing has come.</param>
/// <param name="Action">Word of the next action.</param>
/// <param name="Due">Last day of the filing, where it is owed.</param>
/// <param name="Tone">Colour of that day.</param>
public sealed record EmergencyRow(string Href, string Title, string Number, string Unit, EmergencyStatus Status, string Action, DateOnly? Due, string Tone);

/// <summary>What waits in emergency matters: the filing for the unit, its acknowledgement for a reviewer; what is overdue is told to the district.</summary>
public sealed class EmergencyWork(PortalDb db, RulesOfDistrict rules, TimeProvider clock)
{
    private const int MostOverdue = 50;

    /// <summary>Ids of matters that wait for this officer; null where nothing can.</summary>
    public IQueryable<Guid>? Ids(Officer officer) => Mine(officer)?.Select(m => m.Id);

    /// <summary>The rows of the queue, the longest waiting first; for a village what it was told to do at once and is not over.</summary>
    public async Task<IReadOnlyList<EmergencyRow>> RowsAsync(Officer officer, int most)
    {
        if (officer.IsVillage) return await RowsOfAsync(db.EmergencyMatters.AsNoTracking().ReachedBy(db, officer).Where(m => m.EndedOn == null), most, "open");
        return Mine(officer) is { } mine ? await RowsOfAsync(mine, most, officer.Role == Role.Reviewer ? "review" : "file") : [];
    }

    /// <summary>Filings past their day, of whatever unit.</summary>
    public async Task<IReadOnlyList<EmergencyRow>> OverdueAsync() =>
        await RowsOfAsync(db.EmergencyMatters.AsNoTracking().Overdue(Days.Today(clock), await rules.ReadAsync()), MostOverdue, "open");

    private async Task<IReadOnlyList<EmergencyRow>> RowsOfAsync(IQueryable<EmergencyMatter> matters, int most, string action)
    {
        var found = await (
            from m in matters
            orderby m.FilingSince, m.Id
            join u in db.Units on m.UnitId equals u.Id
            select new { Matter = m, u.ShortName }).Take(most).ToListAsync();
        if (found.Count == 0) return [];
        var limits = await rules.ReadAsync();
        return [.. found.Select(f => RowOf(f.Matter, f.ShortName, action, f.Matter.ClockOn(Days.Today(clock), limits)))];
    }

    private static EmergencyRow RowOf(EmergencyMatter m, string unit, string action, AdmissionClock? filing) => new(
        $"/admissions/emergency/{m.Id}{(action == "open" ? "" : "/" + action)}", m.Title, m.Number, unit, m.Status, action, filing?.Due, filing is null ? "wait" : Tones.Of(filing));

    private IQueryable<EmergencyMatter>? Mine(Officer officer)
    {
        var (me, unit) = (officer.PersonId, officer.UnitId);
        var all = db.EmergencyMatters.AsNoTracking();
        return officer.Role switch
        {
            Role.TownshipStaff or Role.DepartmentStaff when officer.Passes(Policies.FileAdmissions) => all.Where(m => m.UnitId == unit && EmergencyWorkflow.Owed.Contains(m.Status)),
            Role.Reviewer => all.Where(m => m.Status == EmergencyStatus.Filed && m.IssuedBy != me && !m.Filers.Contains(me)),
            _ => null,
        };
    }
}
