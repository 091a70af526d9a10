using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>The list finds by several bounded queries what one plain condition would; a second township and a department are asked and ask themselves.</summary>
public sealed class FindAdmissionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact] // settled S6, S7
    public async Task Each_finds_the_newest_of_what_he_reaches_and_nothing_else()
    {
        var (longxing, department) = (await portal.UnitAsync(DemonstrationOfficers.Longxing), await portal.UnitAsync("区财政局"));
        var (village, district) = (await portal.UnitAsync(DemonstrationOfficers.Jiangkou), await portal.UnitAsync(DemonstrationOfficers.District));
        await MakeAsync(longxing, department, village);
        Officer[] officers = [Of(Role.TownshipStaff, longxing), Of(Role.Countersigner, department), Of(Role.VillageHead, village), Of(Role.Reviewer, district)];
        AdmissionFilter[] filters = [new(), new(AdmissionStatus.Refused), new(Unit: longxing.Id), new(Words: "甲类"), new(AdmissionStatus.Assessing, Words: "类")];
        foreach (var officer in officers)
        {
            foreach (var filter in filters)
            {
                var all = await PlainAsync(officer, filter);
                Assert.Equal(all, await FoundAsync(officer, filter, 100));
                Assert.Equal(all.Take(2), await FoundAsync(officer, filter, 2));
                if (all.Count > 1) Assert.Equal(all.Skip(1).Take(1), await FoundAsync(officer, filter with { Before = all[0] }, 1));
            }

            Assert.True((await PlainAsync(officer, new())).Count >= 3, officer.Role.ToString());
        }
    }

    [Fact] // domain 3.8: amber two working days before the end; what waits for a correction is not urgent
    public async Task Urgent_are_those_near_their_end_whose_clock_runs()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var district = Of(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));
        var (old, stands, stood) = (await made.AcceptedAsync(MadeAdmissions.Addition("协助快到期的事项", from)), await made.AcceptedAsync(MadeAdmissions.Addition("协助退回的事项", from)), await made.AcceptedAsync(MadeAdmissions.Addition("协助退回过的事项", from)));
        var accepted = portal.Clock.GetUtcNow().AddDays(-25);
        var day = Days.On(accepted);
        await PutAsync(old, accepted);
        await PutAsync(stands, accepted, new ClockPause(day, null, PauseReason.Returned));
        await PutAsync(stood, accepted, new ClockPause(day.AddDays(1), day.AddDays(20), PauseReason.Returned), new ClockPause(day.AddDays(21), day.AddDays(22), PauseReason.Municipality));
        var late = await made.AcceptedAsync(MadeAdmissions.Addition("协助退回过仍超期的事项", from));
        await PutAsync(late, accepted.AddDays(-30), new ClockPause(day, day.AddDays(3), PauseReason.Returned));
        var found = await FoundAsync(district, new(Urgent: true), 100);
        Assert.Equal([late.Id, old.Id], found);
    }

    private async Task MakeAsync(Unit longxing, Unit department, Unit village)
    {
        var (town, other, bureau) = (await MadeAdmissions.InAsync(portal), await MadeAdmissions.InAsync(portal, DemonstrationOfficers.Longxing), await MadeAdmissions.InAsync(portal, "区财政局"));
        var from = await town.EarliestAsync();
        for (var n = 0; n < 3; n++)
        {
            await other.DraftAsync(MadeAdmissions.Addition($"协助甲类第{n}件", from));
            await other.RefusedAsync(MadeAdmissions.Addition($"协助乙类第{n}件", from), department, village);
            await town.AssessingAsync(MadeAdmissions.Addition($"协助丙类第{n}件", from), longxing, department);
            await bureau.RefusedAsync(MadeAdmissions.Addition($"协助甲类部门第{n}件", from), longxing);
            await town.SubmittedAsync(MadeAdmissions.Addition($"协助甲类无关第{n}件", from));
        }
    }

    private static Officer Of(Role role, Unit unit) => new(Guid.CreateVersion7(), "某人", Guid.CreateVersion7(), role, unit.Id, unit.ShortName, null, unit.Kind, 1);

    /// <summary>The same by one condition and without a bound.</summary>
    private Task<List<Guid>> PlainAsync(Officer officer, AdmissionFilter filter) => portal.InDatabaseAsync(db => db.Admissions.ReachedBy(db, officer)
        .Where(a => (filter.Status == null || a.Status == filter.Status) && (filter.Unit == null || a.UnitId == filter.Unit) && (filter.Words == null || a.Title.Contains(filter.Words)))
        .OrderByDescending(a => a.Id).Select(a => a.Id).ToListAsync());

    private async Task<List<Guid>> FoundAsync(Officer officer, AdmissionFilter filter, int most)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FindAdmissions>().NewestAsync(officer, filter, most);
    }

    private Task PutAsync(Admission admission, DateTimeOffset accepted, params ClockPause[] pauses)
    {
        IReadOnlyList<ClockPause> all = pauses;
        return portal.InDatabaseAsync(db => db.Admissions.Where(a => a.Id == admission.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.AcceptedAt, accepted).SetProperty(a => a.Pauses, all)));
    }
}
