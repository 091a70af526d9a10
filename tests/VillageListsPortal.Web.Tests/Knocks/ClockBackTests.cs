using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Journal;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>The clock of the machine is put back an hour, over the end of the year too: nothing that was done is undone or done twice.</summary>
public sealed class ClockBackTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();

    [Fact]
    public async Task Numbers_of_both_years_stay_without_gap_and_papers_stay_signed()
    {
        portal.Clock.Set(new DateTimeOffset(2026, 12, 31, 16, 20, 0, TimeSpan.Zero)); // New Year in China, 0:20
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var waiting = await officers.SubmitAsync();
        var young = await officers.StampedAsync();
        var paper = await officers.PaperAsync(young.Id);
        var hash = young.Issue!.ContentHash;

        Back(); // the last hour of the old year
        await officers.SignAsync(waiting);
        await officers.StampAsync(waiting);
        await officers.HandOverAsync(waiting);
        await officers.HandOverAsync(young.Id);
        var old = await officers.StoredAsync(waiting);
        Assert.Equal((2026, 1), (old.Issue!.Year, old.Issue.Sequence));

        portal.Clock.Set(portal.Clock.GetUtcNow() + Hour); // more than a session idles
        using var later = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var next = await later.SignedAsync();
        Assert.Equal((young.Issue.Year, young.Issue.Sequence + 1), (next.Issue!.Year, next.Issue.Sequence));
        var kept = await officers.StoredAsync(young.Id);
        Assert.Equal(hash, kept.Issue!.ContentHash);
        Assert.Equal(paper, await later.PaperAsync(young.Id));
        Assert.Equal((young.Issue.NumberText, young.Issue.SignedAt), (kept.Issue.NumberText, kept.Issue.SignedAt));
        Assert.Equal(0L, await portal.AsOwnerAsync("SELECT count(*) FROM number_series s WHERE s.last <> (SELECT count(*) FROM certificates c WHERE c.unit_id = s.unit_id AND c.number_year = s.year AND c.number_prefix = s.prefix)"));
    }

    [Fact]
    public async Task A_certificate_of_the_hour_to_come_is_checked_and_shown_like_any_other()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Xixin);
        portal.Clock.Set(new DateTimeOffset(2026, 6, 1, 16, 20, 0, TimeSpan.Zero)); // just after midnight in China
        using var again = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Xixin);
        var certificate = await again.StampedAsync();
        Back(); // yesterday
        using var visitor = portal.VisitorElsewhere();
        var answer = await visitor.JsonAsync($"/api/v1/certificates/verify/{certificate.Issue!.Token}");
        Assert.Equal(certificate.Issue.NumberText, answer.GetProperty("number").GetString());
        foreach (var address in new[] { $"/certificates/{certificate.Id}", "/certificates", "/work" })
        {
            var text = (await again.Clerk.PageAsync(address)).MainPart().Words();
            Assert.DoesNotMatch("[-\u2212]\\s?\\d+\\s?(秒|分|小时|天|个工作日)", text); // no negative time
        }
    }

    [Fact]
    public async Task Sessions_go_on_and_end_no_later_than_the_clock_was_wrong()
    {
        using var client = await portal.SignInAsync("staff.tongjing");
        Back();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client));
        portal.Clock.Set(portal.Clock.GetUtcNow() + TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client));
        portal.Clock.Set(portal.Clock.GetUtcNow() + TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(client));

        static async Task<HttpStatusCode> StatusAsync(HttpClient client)
        {
            using var answer = await client.GetAsync("/work");
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_form_sent_again_gets_the_first_answer()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var fields = (await RawForm.HiddenAsync(officers.Clerk, "/certificates/new/ZM-07", "#certificate-form")).Concat(CertificateJourney.FarmerForm()).ToList();
        using var first = await RawForm.PostAsync(officers.Clerk, "/certificates/new/ZM-07", fields);
        Back();
        using var second = await RawForm.PostAsync(officers.Clerk, "/certificates/new/ZM-07", fields);
        Assert.Equal(CertificateJourney.IdOf(first), CertificateJourney.IdOf(second));
    }

    [Fact]
    public async Task The_journal_is_sealed_on_and_holds()
    {
        await SealAsync();
        Back();
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        await officers.SubmitAsync();
        var (late, at) = (Guid.CreateVersion7(TimeProvider.System.GetUtcNow() - Hour), portal.Clock.GetUtcNow()); // ids carry the time of the machine
        await portal.InDatabaseAsync(db =>
        {
            db.JournalRows.Add(new JournalRow { Id = late, At = at, PersonId = Guid.Empty, What = "SignInFailed", SubjectType = "Account", SubjectId = Guid.Empty });
            return db.SaveChangesAsync();
        });
        await SealAsync();
        Assert.Equal(1L, await portal.AsOwnerAsync($"SELECT count(*) FROM journal_sealed WHERE row_id = '{late}'"));
        Assert.Equal(0L, await portal.AsOwnerAsync("SELECT count(*) FROM journal j WHERE NOT EXISTS (SELECT 1 FROM journal_sealed s WHERE s.row_id = j.id)"));
        var found = await portal.InDatabaseAsync(db => VerifyJournal.RunAsync(db, null));
        Assert.True(found.Holds, found.Sentence);
    }

    [Fact]
    public async Task A_lock_of_a_quarter_of_an_hour_does_not_become_one_of_five_quarters()
    {
        using var client = portal.VisitorElsewhere();
        for (var i = 0; i < SignInAttempts.AccountLimit; i++) await TryAsync(client, $"guess {i}");
        Assert.Equal("/account/locked", await TryAsync(client, DemonstrationOfficers.Password));
        Back();
        Assert.Equal("/account/locked", await TryAsync(client, "a guess more")); // taken as one try, which locks anew
        portal.Clock.Set(portal.Clock.GetUtcNow() + SignInAttempts.Lock + TimeSpan.FromMinutes(1));
        Assert.Equal("/work", await TryAsync(client, DemonstrationOfficers.Password));

        static async Task<string?> TryAsync(HttpClient client, string password)
        {
            using var answer = await client.PostFormAsync("/account/sign-in", ("Account", "reviewer.a"), ("Password", password));
            return answer.Headers.Location?.OriginalString;
        }
    }

    [Fact]
    public async Task Who_asks_too_often_is_let_in_again_by_time_that_passes_not_by_the_clock()
    {
        using var visitor = portal.VisitorElsewhere();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 70; i++)
        {
            if (i == 35) Back();
            using var answer = await visitor.GetAsync("/verify");
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(60, answers.Count(a => a == HttpStatusCode.OK));
        Assert.Equal(10, answers.Count(a => a == HttpStatusCode.TooManyRequests));
    }

    public void Dispose() => portal.Clock.Set(began);

    private void Back() => portal.Clock.Set(portal.Clock.GetUtcNow() - Hour);

    private async Task SealAsync()
    {
        var sealer = portal.Services.GetRequiredService<JournalSealer>();
        await Eventually.HoldsAsync(async () => await sealer.SealAsync(CancellationToken.None) == 0
            && (long)(await portal.AsOwnerAsync("SELECT count(*) FROM journal j WHERE NOT EXISTS (SELECT 1 FROM journal_sealed s WHERE s.row_id = j.id)"))! == 0);
    }
}
