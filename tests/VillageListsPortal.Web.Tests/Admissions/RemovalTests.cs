using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>A removal is not screened for duties (domain 3.11), so its form takes no words in which one could come in.</summary>
public sealed class RemovalTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private readonly AdmissionJourney journey = new(portal);

    public void Dispose() => journey.Dispose();

    [Theory]
    [InlineData("XZ-03")]
    [InlineData("ZZ-05")]
    [InlineData("FM-03")]
    public async Task What_goes_stands_as_the_list_has_it_whatever_the_browser_sends(string code)
    {
        var item = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == code && i.To == null));
        var staff = await journey.AsAsync("staff.tongjing");
        var id = AdmissionJourney.IdOf(await AdmissionJourney.SendAsync(staff, "/admissions/new", ("Kind", nameof(AdmissionKind.RemoveItem)), ("Code", code)));
        var task = (await journey.StoredAsync(id)).Request.Task;
        const string duty = "村委会为违法建筑拆除的责任主体，签订责任书。";

        await AdmissionJourney.SendAsync(staff, $"/admissions/{id}/edit/Item", ("Input.Title", duty), ("Input.Department", duty));
        await AdmissionJourney.SendAsync(staff, $"/admissions/{id}/edit/Work", ("Input.Task", duty), ("Input.Frequency", duty), ("Input.Part", nameof(VillagePart.Responsible)), ("Input.From", "2026-12-01"));

        var stored = await journey.StoredAsync(id);
        Assert.Equal((item.Title, item.Title, task, null, new DateOnly(2026, 12, 1)), (stored.Title, stored.Request.Item.Title, stored.Request.Task, stored.Request.Frequency, stored.Request.From));
        foreach (var step in new[] { "Item", "Work" })
        {
            var page = await staff.PageAsync($"/admissions/{id}/edit/{step}");
            Assert.Empty(page.QuerySelectorAll("main textarea, main input[type=text], main select"));
        }

        Assert.Contains(item.Title, (await staff.PageAsync($"/admissions/{id}/edit/Item")).MainPart().TextContent, StringComparison.Ordinal);
    }
}
