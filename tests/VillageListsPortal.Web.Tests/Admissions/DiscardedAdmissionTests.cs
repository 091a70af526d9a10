using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>A unit deletes a draft of its own (3.11) and can take it back for ten minutes.</summary>
public sealed class DiscardedAdmissionTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime, IDisposable
{
    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();
    private HttpClient staff = null!;

    public async Task InitializeAsync() => staff = await portal.OfficerAsync(Role.TownshipStaff, await portal.UnitAsync(DemonstrationOfficers.Tongjing));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        portal.Clock.Set(began);
        staff.Dispose();
    }

    [Fact]
    public async Task A_deleted_draft_is_nowhere_and_comes_back_as_it_was()
    {
        var before = await DraftAsync("协助看护凉亭");
        using var deleted = await DiscardAsync(before.Id);
        Assert.Equal($"/admissions/{before.Id}/discarded", deleted.Headers.Location!.OriginalString);

        foreach (var address in new[] { $"/admissions/{before.Id}", $"/admissions/{before.Id}/edit", $"/admissions/{before.Id}/files" })
        {
            using var gone = await staff.GetAsync(address);
            Assert.True(gone.StatusCode == HttpStatusCode.NotFound, $"{address} answered {(int)gone.StatusCode}");
        }

        foreach (var list in new[] { "/work", "/admissions" }) Assert.DoesNotContain("协助看护凉亭", await staff.GetStringAsync(list), StringComparison.Ordinal);
        var page = (await staff.PageAsync($"/admissions/{before.Id}/discarded")).MainPart().Words();
        Assert.Contains("草稿“协助看护凉亭”已删除", page, StringComparison.Ordinal);
        Assert.Contains("前可以恢复", page, StringComparison.Ordinal);

        using var undone = await staff.PostFormAsync($"/admissions/{before.Id}/discarded");
        Assert.Equal($"/admissions/{before.Id}/edit", undone.Headers.Location!.OriginalString);
        var after = await StoredAsync(before.Id);
        Assert.Equal((null, AdmissionStatus.Draft, before.DraftedAt), (after!.DiscardedAt, after.Status, after.DraftedAt));
        Assert.Equivalent(before.Request, after.Request, strict: true);
        Assert.Contains("协助看护凉亭", await staff.GetStringAsync("/admissions"), StringComparison.Ordinal);
        Assert.Equal([nameof(AdmissionDrafted), nameof(AdmissionDiscarded), nameof(AdmissionRestored)], await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.SubjectId == before.Id).OrderBy(r => r.Id).Select(r => r.What).ToListAsync()));
        using var there = await staff.GetAsync($"/admissions/{before.Id}/discarded");
        Assert.Equal($"/admissions/{before.Id}", there.Headers.Location!.OriginalString); // nothing to undo any more
    }

    [Theory]
    [InlineData(9, HttpStatusCode.Found)]
    [InlineData(11, HttpStatusCode.UnprocessableEntity)]
    public async Task It_comes_back_for_ten_minutes_and_no_longer(int minutes, HttpStatusCode expected)
    {
        var id = (await DraftAsync($"协助看护草亭{minutes}")).Id;
        using var deleted = await DiscardAsync(id);
        var form = await RawForm.HiddenAsync(staff, $"/admissions/{id}/discarded", "main form");
        portal.Clock.Set(portal.Clock.GetUtcNow().AddMinutes(minutes));

        using var sent = await RawForm.PostAsync(staff, $"/admissions/{id}/discarded", form);
        Assert.Equal(expected, sent.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Found, (await StoredAsync(id)) is { DiscardedAt: null });
        if (expected == HttpStatusCode.Found) return;
        var page = Pages.Parse(await sent.Content.ReadAsStringAsync()).MainPart();
        Assert.Contains("不能恢复了", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form"));
    }

    [Fact] // the draft is the unit's, not one person's; who lets it go does not write it
    public async Task A_colleague_may_take_it_back_the_countersigner_may_not_and_another_unit_knows_nothing_of_it()
    {
        var id = (await DraftAsync("协助看护石桥")).Id;
        using var deleted = await DiscardAsync(id);
        var address = $"/admissions/{id}/discarded";
        using var second = await portal.OfficerAsync(Role.Countersigner, await portal.UnitAsync(DemonstrationOfficers.Tongjing));
        using var stranger = await portal.OfficerAsync(Role.TownshipStaff, await portal.UnitAsync(DemonstrationOfficers.Longxing));
        using var department = await portal.OfficerAsync(Role.DepartmentStaff, await portal.UnitAsync("区民政局"));
        using var reviewer = await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));
        foreach (var (client, expected) in new[] { (second, HttpStatusCode.Forbidden), (stranger, HttpStatusCode.NotFound), (department, HttpStatusCode.NotFound), (reviewer, HttpStatusCode.Forbidden) })
        {
            using var read = await client.GetAsync(address);
            using var sent = await RawForm.PostAsync(client, address, [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(client))]);
            Assert.Equal((expected, expected), (read.StatusCode, sent.StatusCode));
        }

        Assert.NotNull((await StoredAsync(id))!.DiscardedAt);
        using var colleague = await portal.OfficerAsync(Role.TownshipStaff, await portal.UnitAsync(DemonstrationOfficers.Tongjing));
        using var undone = await colleague.PostFormAsync(address);
        Assert.Equal((HttpStatusCode.Found, $"/admissions/{id}/edit"), (undone.StatusCode, undone.Headers.Location!.OriginalString));
    }

    [Fact] // S22
    public async Task Taking_it_back_twice_takes_it_back_once()
    {
        var id = (await DraftAsync("协助看护水车")).Id;
        using var deleted = await DiscardAsync(id);
        var form = await RawForm.HiddenAsync(staff, $"/admissions/{id}/discarded", "main form");
        using var first = await RawForm.PostAsync(staff, $"/admissions/{id}/discarded", form);
        using var again = await RawForm.PostAsync(staff, $"/admissions/{id}/discarded", form);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.SubjectId == id && r.What == nameof(AdmissionRestored))));
    }

    private async Task<Admission> DraftAsync(string title)
    {
        var made = await MadeAdmissions.InAsync(portal);
        var draft = await made.DraftAsync(MadeAdmissions.Addition(title, await made.EarliestAsync()));
        return (await StoredAsync(draft.Id))!;
    }

    private Task<HttpResponseMessage> DiscardAsync(Guid id) => RawForm.SendAsync(staff, $"/admissions/{id}/edit/Item", "main form[action$='handler=Discard']");

    private Task<Admission?> StoredAsync(Guid id) => portal.InDatabaseAsync(db => db.Admissions.AsNoTracking().IgnoreQueryFilters().SingleOrDefaultAsync(a => a.Id == id));
}
