using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>What time alone brings about (domain 3.5, 3.9), once, whoever looks and however often.</summary>
public sealed class DueAdmissionsTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();

    public void Dispose() => portal.Clock.Set(began);

    [Fact]
    public async Task A_body_is_reminded_at_half_time_and_on_the_working_day_before_once_each()
    {
        // Monday 2 March, five working days: due Monday 9 March, half time Wednesday 4 March, eve Friday 6 March.
        var id = (await (await TestAdmissions.InAsync(portal)).ConsultingAsync(new DateOnly(2026, 3, 9))).Id;
        foreach (var (day, reminders) in new[] { (3, 0), (4, 1), (5, 1), (6, 2), (7, 2), (8, 2), (9, 2), (10, 2) })
        {
            await RunOnAsync(2026, 3, day);
            await RunOnAsync(2026, 3, day);
            Assert.True(reminders == await RemindersAsync(id), $"{await RemindersAsync(id)} reminders on 2026-03-{day}");
        }

        var rows = await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(ConsultationReminded) && db.Consultations.Any(c => c.Id == r.SubjectId && c.AdmissionId == id)).ToListAsync());
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal((Guid.Empty, null), (r.PersonId, r.Role)));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    public async Task A_limit_of_one_working_day_gets_no_reminder_and_one_of_two_a_single_one(int due, int reminders)
    {
        var id = (await (await TestAdmissions.InAsync(portal)).ConsultingAsync(new DateOnly(2026, 3, due))).Id;
        for (var day = 2; day <= 6; day++) await RunOnAsync(2026, 3, day);
        Assert.Equal(reminders, await RemindersAsync(id));
    }

    [Fact]
    public async Task A_portal_that_was_away_at_half_time_and_the_day_before_reminds_once()
    {
        var id = (await (await TestAdmissions.InAsync(portal)).ConsultingAsync(new DateOnly(2026, 3, 9))).Id;
        await RunOnAsync(2026, 3, 8);
        await RunOnAsync(2026, 3, 9);
        Assert.Equal(1, await RemindersAsync(id));
    }

    [Fact]
    public async Task Who_has_answered_or_was_reminded_by_the_reviewer_that_day_is_left_alone()
    {
        var admissions = await TestAdmissions.InAsync(portal);
        var (answered, reminded) = ((await admissions.ConsultingAsync(new DateOnly(2026, 3, 9))).Id, (await admissions.ConsultingAsync(new DateOnly(2026, 3, 9))).Id);
        At(2026, 3, 4);
        await ChangeAsync(answered, a => a.Consultations[0].Reply(ConsultationAnswer.Agree, null, a.Status, TestAdmissions.Of(Role.VillageHead, admissions.Village), portal.Clock.GetUtcNow()));
        await ChangeAsync(reminded, a => a.Remind(a.Consultations[0].Id, admissions.Reviewer, portal.Clock.GetUtcNow()));
        await RunOnAsync(2026, 3, 4);
        Assert.Equal((0, 1), (await RemindersAsync(answered), await RemindersAsync(reminded)));
    }

    [Fact]
    public async Task A_temporary_task_expires_after_its_last_day_and_not_on_it()
    {
        var id = (await (await TestAdmissions.InAsync(portal)).ApprovedAsync()).Id;
        await RunOnAsync(2026, 5, 31);
        Assert.Equal(AdmissionStatus.Approved, await StatusAsync(id));
        await RunOnAsync(2026, 6, 1);
        await RunOnAsync(2026, 6, 2);
        Assert.Equal(AdmissionStatus.Expired, await StatusAsync(id));
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.SubjectId == id && r.After == "Expire Expired")));
    }

    [Fact]
    public async Task Two_portals_at_once_do_everything_once()
    {
        var admissions = await TestAdmissions.InAsync(portal);
        var asked = new List<Guid>();
        for (var i = 0; i < 4; i++) asked.Add((await admissions.ConsultingAsync(new DateOnly(2026, 3, 9))).Id);
        At(2026, 3, 4);
        var due = portal.Services.GetRequiredService<DueAdmissions>();
        await Task.WhenAll(due.RunAsync(CancellationToken.None), due.RunAsync(CancellationToken.None));
        foreach (var id in asked) Assert.Equal(1, await RemindersAsync(id));
    }

    [Fact] // by the day, in the database: what is long in force or has answered is not read every hour
    public async Task Only_cases_in_which_something_can_be_due_on_the_day_are_looked_at()
    {
        var admissions = await TestAdmissions.InAsync(portal);
        var (task, asked, answered) = ((await admissions.ApprovedAsync()).Id, (await admissions.ConsultingAsync(new DateOnly(2026, 3, 9))).Id, (await admissions.ConsultingAsync(new DateOnly(2026, 3, 9))).Id);
        await ChangeAsync(answered, a => a.Consultations[0].Reply(ConsultationAnswer.Agree, null, a.Status, TestAdmissions.Of(Role.VillageHead, admissions.Village), portal.Clock.GetUtcNow()));
        async Task<IEnumerable<Guid>> DueAsync(int month, int day) =>
            (await portal.InDatabaseAsync(db => DueAdmissions.OnAsync(db, new DateOnly(2026, month, day), CancellationToken.None))).Where(id => id == task || id == asked || id == answered);

        Assert.Empty(await DueAsync(3, 2)); // asked today
        Assert.Equal([asked], await DueAsync(3, 4));
        await RunOnAsync(2026, 3, 4);
        Assert.Empty(await DueAsync(3, 4)); // reminded today
        Assert.Equal([asked], await DueAsync(3, 9));
        Assert.Empty(await DueAsync(3, 10)); // its day is past
        Assert.Empty(await DueAsync(5, 31));
        Assert.Equal([task], await DueAsync(6, 1));
    }

    [Fact]
    public async Task A_deleted_draft_is_deleted_for_good_after_ten_minutes()
    {
        var admissions = await TestAdmissions.InAsync(portal);
        var (deleted, kept) = ((await admissions.DraftAsync()).Id, (await admissions.DraftAsync()).Id);
        await ChangeAsync(deleted, a => a.Discard(admissions.Staff, portal.Clock.GetUtcNow()));
        await RunAsync();
        Assert.Equal(2, await CountAsync(deleted, kept));
        portal.Clock.Set(portal.Clock.GetUtcNow().AddMinutes(11));
        await RunAsync();
        Assert.Equal((0, 1), (await CountAsync(deleted), await CountAsync(kept)));
    }

    private void At(int year, int month, int day) => portal.Clock.Set(new DateTimeOffset(year, month, day, 9, 30, 0, TimeSpan.FromHours(8)));

    private Task<int> RunOnAsync(int year, int month, int day)
    {
        At(year, month, day);
        return RunAsync();
    }

    private Task<int> RunAsync() => portal.Services.GetRequiredService<DueAdmissions>().RunAsync(CancellationToken.None);

    private Task<int> RemindersAsync(Guid admission) => portal.InDatabaseAsync(db => db.Consultations.Where(c => c.AdmissionId == admission).SumAsync(c => c.Reminders));

    private Task<AdmissionStatus> StatusAsync(Guid admission) => portal.InDatabaseAsync(db => db.Admissions.Where(a => a.Id == admission).Select(a => a.Status).SingleAsync());

    private Task<int> CountAsync(params Guid[] ids) => portal.InDatabaseAsync(db => db.Admissions.IgnoreQueryFilters().CountAsync(a => ids.Contains(a.Id)));

    private Task<int> ChangeAsync(Guid id, Action<Admission> change) => portal.InDatabaseAsync(async db =>
    {
        change(await db.Admissions.Include(a => a.Actors).Include(a => a.Consultations).SingleAsync(a => a.Id == id));
        return await db.SaveChangesAsync();
    });
}
