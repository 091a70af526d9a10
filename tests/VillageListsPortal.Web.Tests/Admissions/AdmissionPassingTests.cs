using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Changes;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;
using VillageListsPortal.Web.Tests.Units.Changes;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>On a merger's day open admissions, questions and emergency matters pass to the successor (S29).</summary>
public sealed class AdmissionPassingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Finance = "区财政局";

    [Fact]
    public async Task What_a_department_has_open_is_its_successors_from_that_day_on()
    {
        var old = await portal.UnitAsync(Finance);
        var (mine, town) = (await MadeAdmissions.InAsync(portal, Finance), await MadeAdmissions.InAsync(portal));
        var from = await mine.EarliestAsync();
        var (open, closed) = (await mine.AcceptedAsync(MadeAdmissions.Addition("协助在办的事项", from)), await mine.RefusedAsync(MadeAdmissions.Addition("协助办结的事项", from)));
        var asked = await AskAsync(await town.AcceptedAsync(MadeAdmissions.Addition("协助征求意见的事项", from)), town.Reviewer, old);
        var emergency = await new MadeEmergencies(portal).IssuedAsync(Finance, DemonstrationOfficers.Jiangkou);
        var (waiting, settled) = await ReviewedAsync(old);

        var later = await town.AcceptedAsync(MadeAdmissions.Addition("协助合并以后的事项", from));
        var next = await MergeAsync(old);
        using (var reviewer = await portal.SignInAsync("reviewer.a")) // 3.6: funds are always asked about, whoever is in charge of them now
        {
            Assert.NotNull((await reviewer.PageAsync($"/admissions/{later.Id}/consult")).QuerySelector($"input[name=Bodies][value='{next.Id}'][checked]"));
        }

        using var staff = await portal.OfficerAsync(Role.DepartmentStaff, next);
        Assert.Equal((next.Id, old.Id, next.Id), (await UnitOfAsync(open.Id), await UnitOfAsync(closed.Id), await portal.InDatabaseAsync(db => db.EmergencyMatters.Where(m => m.Id == emergency.Id).Select(m => m.UnitId).SingleAsync())));
        foreach (var address in new[] { $"/admissions/{open.Id}", $"/admissions/{closed.Id}", $"/admissions/emergency/{emergency.Id}" })
        {
            using var page = await staff.GetAsync(address);
            Assert.True(page.StatusCode == HttpStatusCode.OK, address);
        }

        Assert.Equal([next.Id, old.Id], await portal.InDatabaseAsync(db => db.ItemReviews.Where(i => i.Id == waiting.Id || i.Id == settled.Id).OrderBy(i => i.ItemCode).Select(i => i.UnitId).ToListAsync()));
        Assert.Equal("item-review-passed", await portal.InDatabaseAsync(db => db.Notices.Where(n => n.SubjectId == waiting.RoundId && n.UnitId == next.Id).Select(n => n.Kind).SingleAsync()));
        Assert.Equal(["consultation-passed", "emergency-passed"], await portal.InDatabaseAsync(db => db.Notices.Where(n => n.UnitId == next.Id && (n.SubjectId == asked.AdmissionId || n.SubjectId == emergency.Id)).Select(n => n.Kind).OrderBy(k => k).ToListAsync()));
        Assert.Contains($"准入申请“协助征求意见的事项”的征求意见随单位变动转由您单位答复，{Days.Chinese(asked.Due)}到期。", (await staff.PageAsync("/notices")).MainPart().Words(), StringComparison.Ordinal);
        using var answered = await staff.PostFormAsync($"/reviews/{waiting.RoundId}/items/{waiting.Id}", ("Words", "照旧"));
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
        var work = (await staff.PageAsync("/work")).MainPart().InnerHtml;
        Assert.Contains($"{emergency.Id}/file", work, StringComparison.Ordinal);
        await AdmissionJourney.SendAsync(staff, $"/admissions/{asked.AdmissionId}/answer/{asked.Id}", ("Says", nameof(ConsultationAnswer.Agree)));
        await AdmissionJourney.SendAsync(staff, $"/admissions/{open.Id}/withdraw", ("Reason", "合并后不再需要"));
        Assert.Equal(3, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.UnitId == next.Id && (r.What == nameof(AdmissionPassed) || r.What == nameof(ConsultationPassed) || r.What == nameof(EmergencyPassed)))));
    }

    [Fact] // a form made before another village had the matter too is a lost race (S8)
    public async Task A_village_that_passes_changes_the_version_of_the_matter()
    {
        var id = (await new MadeEmergencies(portal).IssuedAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Xixin)).Id;
        using var staff = await portal.SignInAsync("staff.tongjing");
        var old = await RawForm.HiddenAsync(staff, $"/admissions/emergency/{id}/end", "main form");
        var (from, to) = (await portal.UnitAsync(DemonstrationOfficers.Xixin), await portal.UnitAsync(DemonstrationOfficers.Jiangkou));
        await portal.InDatabaseAsync(async db =>
        {
            await new AdmissionMatters(db, new Passing(from.Id, from.ShortName, to.Id, to.ShortName), [], Actor.System, portal.Clock.GetUtcNow()).PassAsync();
            return await db.SaveChangesAsync();
        });
        using var late = await RawForm.PostAsync(staff, $"/admissions/emergency/{id}/end", [.. old, ("EndedOn", AdmissionJourney.Day(Days.Today(portal.Clock))), ("EndDocument", "渝北防指〔2026〕122号")]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Null(await portal.InDatabaseAsync(db => db.EmergencyMatters.Where(m => m.Id == id).Select(m => m.EndedOn).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_villages_that_merge_one_answers_and_their_successor_is_told_of_what_concerned_them()
    {
        var (first, second) = (await portal.UnitAsync("500112133216"), await portal.UnitAsync("500112133217"));
        var town = await MadeAdmissions.InAsync(portal);
        var from = await town.EarliestAsync();
        var asked = await AskAsync(await town.AcceptedAsync(MadeAdmissions.Addition("协助两村都征求的事项", from)), town.Reviewer, first, second);
        var task = await town.AwaitingApprovalAsync((await town.TaskAsync("协助只涉及旧村的任务", from)) with { Villages = new VillageScope(false, [first.Id]) });
        var rain = await new MadeEmergencies(portal).IssuedAsync(DemonstrationOfficers.Tongjing, "500112133217");

        await ImportAsync("500112133236,民珠村村民委员会,village,500112133216|500112133217\n");

        var merged = await portal.UnitOnAsync("500112133236");
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.Consultations.CountAsync(c => c.AdmissionId == asked.AdmissionId && c.UnitId == merged.Id))); // nobody answers twice
        using var clerk = await portal.OfficerAsync(Role.VillageClerk, merged);
        Assert.Contains($"/admissions/{asked.AdmissionId}/answer/", (await clerk.PageAsync("/work")).MainPart().InnerHtml, StringComparison.Ordinal);
        Assert.Contains(rain.Id.ToString(), (await clerk.PageAsync("/admissions/emergency")).MainPart().InnerHtml, StringComparison.Ordinal);

        using var journey = new AdmissionJourney(portal);
        await journey.ApproveAsync(task.Id, "approver.a", from);
        await AdmissionJourney.SendAsync(await journey.AsAsync("reviewer.a"), $"/admissions/emergency/{rain.Id}/end", ("EndDocument", "渝北防指〔2026〕201号"));
        Assert.Equal(["consultation-passed", "emergency-ended", "emergency-task-passed", "task-admitted"], await portal.InDatabaseAsync(db => db.Notices.Where(n => n.UnitId == merged.Id).Select(n => n.Kind).OrderBy(k => k).ToListAsync()));
    }

    private Task<Consultation> AskAsync(Admission admission, Actor reviewer, params Unit[] bodies) => portal.InDatabaseAsync(async db =>
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (rules, now) = (await scope.ServiceProvider.GetRequiredService<Features.Admissions.RulesOfDistrict>().ReadAsync(), portal.Clock.GetUtcNow());
        var stored = await db.Admissions.Include(a => a.Actors).Include(a => a.Consultations).SingleAsync(a => a.Id == admission.Id);
        var asked = stored.OpenConsultation([.. bodies.Select(b => new ConsultedBody(b.Id, rules.Calendar.DueDay(Days.On(now), 5)))], "请提出意见。", rules, reviewer, now);
        await db.SaveChangesAsync();
        return asked[0];
    });

    /// <summary>Two items of an open annual review, one to be answered and one settled.</summary>
    private Task<(ItemReview Waiting, ItemReview Settled)> ReviewedAsync(Unit unit) => portal.InDatabaseAsync(async db =>
    {
        var (now, reviewer) = (portal.Clock.GetUtcNow(), new Actor(Guid.CreateVersion7(), null, Role.Reviewer, unit.ParentId));
        var round = ReviewRound.Annual(ListKind.Assistance, ["XZ-01", "XZ-02"], Days.On(now).AddDays(7), reviewer, now);
        var (waiting, settled) = (new ItemReview(round, ("XZ-01", 1), unit.Id), new ItemReview(round, ("XZ-02", 1), unit.Id));
        settled.Confirm(null, null, round, reviewer with { Role = Role.DepartmentStaff, UnitId = unit.Id }, now);
        db.AddRange(round, waiting, settled);
        await db.SaveChangesAsync();
        return (waiting, settled);
    });

    /// <summary>The department becomes another today.</summary>
    private Task<Unit> MergeAsync(Unit old) => portal.InDatabaseAsync(async db =>
    {
        var (today, now) = (portal.Today(), portal.Clock.GetUtcNow());
        var before = await db.Units.Include(u => u.Names).SingleAsync(u => u.Id == old.Id);
        var district = await db.Units.SingleAsync(u => u.Id == old.ParentId);
        var next = new Unit(UnitKind.Department, null, district, new UnitTitle("区财政金融局", "重庆市渝北区财政金融局"), today);
        db.Units.Add(next);
        db.UnitReach.AddRange(new UnitReach(next.Id, next.Id), new UnitReach(district.Id, next.Id));
        var change = new UnitChange(today, "渝北府〔2026〕30号", Actor.System, now);
        change.Found(next);
        change.Pass(before, [next]);
        db.UnitChanges.Add(change);
        await db.SaveChangesAsync();
        await SettleChange.RunAsync(db, change, Actor.System, now);
        return next;
    });

    private async Task ImportAsync(string rows)
    {
        UnitImportResult? result = null;
        using var reader = new StringReader("code,name,level,predecessor\n" + rows);
        await CommandDatabase.WithDatabaseAsync(portal.Settings, async services =>
            result = await UnitImport.RunAsync(services.GetRequiredService<PortalDb>(), reader, new UnitImportOptions(portal.Today()) { District = "500112" }, progress: null, portal.Clock));
        Assert.True(result!.Done, string.Join(' ', result.Problems));
    }

    private Task<Guid> UnitOfAsync(Guid admission) => portal.InDatabaseAsync(db => db.Admissions.Where(a => a.Id == admission).Select(a => a.UnitId).SingleAsync());
}
