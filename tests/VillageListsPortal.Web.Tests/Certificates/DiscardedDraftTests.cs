using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Features.Certificates;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>A clerk deletes a draft (S19) and can take it back for ten minutes.</summary>
public sealed class DiscardedDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_deleted_draft_is_nowhere_and_comes_back_as_it_was()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var id = await officers.SubmitAsync(("Input.Name", "钱小草"), ("then", "draft"));
        var before = await officers.StoredAsync(id);
        using var deleted = await DiscardAsync(officers, id);
        Assert.Equal($"/certificates/{id}/discarded", deleted.Headers.Location!.OriginalString);

        foreach (var address in new[] { $"/certificates/{id}", $"/certificates/{id}/edit", $"/certificates/{id}/preview.pdf" })
        {
            using var gone = await officers.Clerk.GetAsync(address);
            Assert.True(gone.StatusCode == HttpStatusCode.NotFound, $"{address} answered {(int)gone.StatusCode}");
        }

        foreach (var list in new[] { "/work", "/certificates" }) Assert.DoesNotContain("钱小草", await officers.Clerk.GetStringAsync(list), StringComparison.Ordinal);
        Assert.Contains("钱小草", (await officers.Clerk.PageAsync($"/certificates/{id}/discarded")).MainPart().Words(), StringComparison.Ordinal);

        using var undone = await officers.Clerk.PostFormAsync($"/certificates/{id}/discarded");
        Assert.Equal($"/certificates/{id}", undone.Headers.Location!.OriginalString);
        var after = await officers.StoredAsync(id);
        Assert.Equal((before.ApplicantName, before.Request.Document.Number, before.PreparedAt, CertificateStatus.Draft), (after.ApplicantName, after.Request.Document.Number, after.PreparedAt, after.Status));
        var trace = await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.SubjectId == id).OrderBy(r => r.Id).Select(r => r.What).ToListAsync());
        Assert.Equal([nameof(CertificatePrepared), nameof(CertificateDiscarded), nameof(CertificateRestored)], trace);
    }

    [Fact]
    public async Task Another_village_knows_nothing_of_it_and_the_head_may_not_take_it_back()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var strangers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Xixin);
        var id = await officers.SubmitAsync(("then", "draft"));
        using var deleted = await DiscardAsync(officers, id);

        using var unknown = await strangers.Clerk.GetAsync($"/certificates/{id}/discarded");
        using var forbidden = await officers.Head.GetAsync($"/certificates/{id}/discarded");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (unknown.StatusCode, forbidden.StatusCode));
    }

    [Fact]
    public async Task After_ten_minutes_it_cannot_be_taken_back_and_the_row_is_deleted()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var (id, kept) = (await officers.SubmitAsync(("then", "draft")), await officers.SubmitAsync(("then", "draft")));
        using var deleted = await DiscardAsync(officers, id);
        var late = await RawForm.HiddenAsync(officers.Clerk, $"/certificates/{id}/discarded", "main form");
        var now = portal.Clock.GetUtcNow();
        portal.Clock.Set(now.AddMinutes(11));
        try
        {
            using var refused = await RawForm.PostAsync(officers.Clerk, $"/certificates/{id}/discarded", late);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("不能再撤销", await refused.TextAsync(), StringComparison.Ordinal);

            Assert.True(await portal.Services.GetRequiredService<DiscardedDrafts>().SweepAsync(CancellationToken.None) >= 1);
        }
        finally
        {
            portal.Clock.Set(now);
        }

        Assert.Equal([kept], await portal.InDatabaseAsync(db => db.Certificates.IgnoreQueryFilters().Where(c => c.Id == id || c.Id == kept).Select(c => c.Id).ToListAsync()));
    }

    private static async Task<HttpResponseMessage> DiscardAsync(CertificateJourney officers, Guid id) => await RawForm.SendAsync(officers.Clerk, $"/certificates/{id}", "form[action$='Discard']");
}
