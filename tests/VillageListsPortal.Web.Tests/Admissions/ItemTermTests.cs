using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>An item that was admitted for a term ends by itself on its day: edition, notices and announcement with it (domain 3.9), and in no other way.</summary>
public sealed class ItemTermTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private readonly AdmissionJourney journey = new(portal);
    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();

    public void Dispose()
    {
        portal.Clock.Set(began);
        journey.Dispose();
    }

    [Fact]
    public async Task It_ends_on_the_day_after_its_term_once_with_edition_notices_and_announcement()
    {
        var (id, code, until) = await ApprovedAsync("协助期限内的事项");
        var number = (await journey.StoredAsync(id)).Number;
        var before = await EditionsAsync(id);
        await RunOnAsync(until);
        Assert.Equal((AdmissionStatus.Approved, before), ((await journey.StoredAsync(id)).Status, await EditionsAsync(id)));

        await RunOnAsync(until.AddDays(1));
        await RunOnAsync(until.AddDays(2));

        Assert.Equal(AdmissionStatus.Expired, (await journey.StoredAsync(id)).Status);
        Assert.Equal(until.AddDays(1), await portal.InDatabaseAsync(db => db.ListItems.Where(i => i.AdmissionId == id).Select(i => i.To).SingleAsync()));
        Assert.Equal(before + 1, await EditionsAsync(id));
        using var visitor = portal.VisitorElsewhere();
        Assert.Contains(code, (await visitor.PageAsync($"/lists/assistance?on={AdmissionJourney.Day(until)}")).MainPart().TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(code, (await visitor.PageAsync($"/lists/assistance?on={AdmissionJourney.Day(until.AddDays(1))}")).MainPart().TextContent, StringComparison.Ordinal);
        Assert.Contains("期限届满", (await visitor.PageAsync($"/admissions/announcements/{number}")).MainPart().TextContent, StringComparison.Ordinal);
        await ToldAsync(id);
        var again = await OwnerSql.RefusedAsync(portal.Settings.AppConnection, "INSERT INTO list_editions (kind, number, \"from\", admission_id) SELECT 'Assistance', 92, (request ->> 'Until')::date + 1, id FROM admissions WHERE id = $1", id);
        Assert.Equal("list_item_is_admitted", again.ConstraintName);
    }

    [Fact]
    public async Task An_item_amended_before_its_term_is_over_is_left_alone()
    {
        var (id, code, until) = await ApprovedAsync("协助被改过的事项");
        var item = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.AdmissionId == id));
        journey.GoTo(item.From); // a change begins after the version that it changes
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        Assert.True(from <= until);
        var amendment = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助改过的事项", from) with { Kind = AdmissionKind.AmendItem, ItemCode = code, ItemVersion = 1 });
        await journey.ApproveAsync(amendment.Id, "approver.a", from);

        await RunOnAsync(until.AddDays(1));

        Assert.Equal(AdmissionStatus.Approved, (await journey.StoredAsync(id)).Status);
        Assert.Null(await portal.InDatabaseAsync(db => db.ListItems.Where(i => i.AdmissionId == amendment.Id).Select(i => i.To).SingleAsync()));
    }

    [Theory] // with the application's rights and SQL by hand: neither early nor without the item
    [InlineData("UPDATE admissions SET status = 'Expired' WHERE id = $1", "admission_ends_item")]
    [InlineData("INSERT INTO list_editions (kind, number, \"from\", admission_id) SELECT 'Assistance', 90, (request ->> 'Until')::date + 1, id FROM admissions WHERE id = $1", "list_item_is_admitted")]
    [InlineData("INSERT INTO list_editions (kind, number, \"from\", admission_id) VALUES ('Assistance', 91, '2026-06-01', $1)", "list_item_is_admitted")]
    [InlineData("UPDATE list_items SET \"to\" = (SELECT (request ->> 'Until')::date + 1 FROM admissions WHERE id = $1) WHERE admission_id = $1", "list_item_is_admitted")]
    public async Task The_database_ends_nothing_otherwise(string sql, string constraint)
    {
        var (id, _, _) = await ApprovedAsync("协助不提前结束的事项");
        Assert.Equal(constraint, (await OwnerSql.RefusedAsync(portal.Settings.AppConnection, sql, id)).ConstraintName);
    }

    [Fact]
    public async Task A_form_that_can_have_no_term_does_not_ask_for_one()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var item = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().FirstAsync(i => i.Code == "XZ-02"));
        var (removal, addition) = (await made.DraftAsync(MadeAdmissions.Removal(item)), await made.DraftAsync(MadeAdmissions.Addition("协助可以有期限的事项", from)));
        var staff = await journey.AsAsync("staff.tongjing");
        Assert.Null((await staff.PageAsync($"/admissions/{removal.Id}/edit/Work")).QuerySelector("[name='Input.Until']"));
        Assert.NotNull((await staff.PageAsync($"/admissions/{addition.Id}/edit/Work")).QuerySelector("[name='Input.Until']"));
    }

    /// <summary>A new item for 江口村 and 西新村, in force as soon as can be and for half a year.</summary>
    private async Task<(Guid Id, string Code, DateOnly Until)> ApprovedAsync(string title)
    {
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var villages = (await made.TaskAsync(title, from)).Villages;
        var admission = await made.AwaitingApprovalAsync(MadeAdmissions.Addition(title, from) with { Until = from.AddDays(180), Villages = villages });
        await journey.ApproveAsync(admission.Id, "approver.a", from);
        return (admission.Id, (await journey.StoredAsync(admission.Id)).ItemCode!, from.AddDays(180));
    }

    private async Task ToldAsync(Guid id)
    {
        var notices = await portal.InDatabaseAsync(db => db.Notices.AsNoTracking().Where(n => n.SubjectId == id && n.Kind == "item-expired").Select(n => n.UnitId).ToListAsync());
        var expected = await portal.InDatabaseAsync(db => db.Units.Where(u => u.Kind == UnitKind.Village && u.To == null).Select(u => (Guid?)u.Id).ToListAsync()); // a list is the whole district's (3.9)
        expected.Add((await portal.UnitAsync(DemonstrationOfficers.Tongjing)).Id);
        Assert.Equal(expected.Order(), notices.Order());
    }

    private Task<int> EditionsAsync(Guid id) => portal.InDatabaseAsync(db => db.ListEditions.CountAsync(e => e.AdmissionId == id));

    private async Task RunOnAsync(DateOnly day)
    {
        journey.GoTo(day);
        await portal.Services.GetRequiredService<DueAdmissions>().RunAsync(CancellationToken.None);
    }
}
