using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>Hand-overs that meet, and what becomes of the cases where one of the two is no reviewer any more.</summary>
public sealed partial class HandoverTests
{
    [Fact]
    public async Task Two_are_ended_from_a_page_that_was_open_all_the_while()
    {
        var third = await ReviewerAsync(await portal.UnitAsync(DemonstrationOfficers.District));
        var (mine, thirds) = (await AcceptedByAsync(away), await AcceptedByAsync(third));
        await GiveAsync("2026-03-02", "");
        using var second = await SendAsync(("From", third.ToString()), ("To", deputy.ToString()), ("FirstDay", "2026-03-02"));
        Assert.Equal(HttpStatusCode.Found, second.StatusCode);

        var page = await browser.PageAsync(Path);
        foreach (var person in new[] { away, third })
        {
            using var ended = await browser.SendAsync(Path, (await EndingAsync(person, page)).Form);
            Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        }

        Assert.Equal([away], await HeldByAsync(mine));
        Assert.Equal([third], await HeldByAsync(thirds));
        Assert.DoesNotContain(await InForceAsync(), h => h.ToPerson == deputy);
    }

    [Fact]
    public async Task Who_stands_in_for_somebody_is_not_away_in_these_days_whoever_says_so_first()
    {
        await AcceptedByAsync(away);
        await AcceptedByAsync(deputy);
        var third = await ReviewerAsync(await portal.UnitAsync(DemonstrationOfficers.District));
        await GiveAsync("2026-03-05", "2026-03-08");
        using var refused = await SendAsync(("From", deputy.ToString()), ("To", third.ToString()), ("FirstDay", "2026-03-03"), ("LastDay", "2026-03-10"));
        Assert.Contains("代理别人的案件", Pages.Parse(await refused.Content.ReadAsStringAsync()).MainPart().Words(), StringComparison.Ordinal);
        await EndAllAsync();

        async Task<HttpResponseMessage> Send(Guid from, Guid to) => await SendAsync(("From", from.ToString()), ("To", to.ToString()), ("FirstDay", "2026-03-03")); // two at the same moment: one of them is refused
        var answers = await Task.WhenAll(Send(away, deputy), Send(deputy, third));
        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.UnprocessableEntity], answers.Select(a => a.StatusCode).Order());
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task A_deputy_who_leaves_during_the_period_gives_the_cases_back()
    {
        var mine = await AcceptedByAsync(away);
        await GiveAsync("2026-03-02", "");
        await EndPostsAsync(deputy);
        await RunOnAsync(3);
        Assert.Equal([away], await HeldByAsync(mine));
        Assert.DoesNotContain(await InForceAsync(), h => h.FromPerson == away);
    }

    [Fact]
    public async Task A_case_that_neither_of_them_can_take_is_anybodys_and_the_reviewers_are_told()
    {
        var mine = await AcceptedByAsync(away);
        await GiveAsync("2026-03-02", "2026-03-20");
        await EndPostsAsync(away);
        await EndPostsAsync(deputy);
        await RunOnAsync(3);
        Assert.Equal([null], await HeldByAsync(mine));
        Assert.Equal([$"{away} {deputy}", $"{deputy} "], await AssignmentsAsync(mine, 2));
        Assert.Contains("移交结束，有1件准入申请无人承办", (await browser.PageAsync("/notices")).MainPart().Words(), StringComparison.Ordinal);
        Assert.Contains("handover-ended-partly-mine", await ToldAsync(away));
    }

    [Fact]
    public async Task The_next_one_begins_only_when_the_one_before_has_ended()
    {
        var third = await ReviewerAsync(await portal.UnitAsync(DemonstrationOfficers.District));
        var (mine, deputys) = (await AcceptedByAsync(away), await AcceptedByAsync(deputy));
        await GiveAsync("2026-03-02", "2026-03-03");
        portal.Clock.Set(new DateTimeOffset(2026, 3, 4, 0, 0, 1, TimeSpan.FromHours(8))); // before the round of the day
        browser.Dispose();
        browser = await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));
        using var next = await SendAsync(("From", deputy.ToString()), ("To", third.ToString()), ("FirstDay", "2026-03-04"));
        Assert.Equal(HttpStatusCode.Found, next.StatusCode);
        Assert.Equal([away], await HeldByAsync(mine)); // not the deputy's to hand on
        Assert.Equal([third], await HeldByAsync(deputys));

        using var own = await SendAsync(("From", away.ToString()), ("To", third.ToString()), ("FirstDay", "2026-03-04"));
        Assert.Equal(HttpStatusCode.Found, own.StatusCode);
        Assert.Equal([third], await HeldByAsync(mine));
    }

    [Fact]
    public async Task Saved_unchanged_on_its_page_a_case_still_comes_back()
    {
        var mine = await AcceptedByAsync(away);
        await GiveAsync("2026-03-02", "2026-03-03");
        var page = await browser.PageAsync($"/admissions/{mine}/assign");
        using var saved = await browser.SendAsync($"/admissions/{mine}/assign", (IHtmlFormElement)page.QuerySelector("main form")!, ("To", page.QuerySelector("#To option[selected]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Equal([deputy], await HeldByAsync(mine));
        await RunOnAsync(4);
        Assert.Equal([away], await HeldByAsync(mine));
    }

    [Fact]
    public async Task The_journal_names_both_and_reads_days_and_an_open_end_in_words()
    {
        await AcceptedByAsync(away);
        await GiveAsync("2026-03-02", "");
        var (id, _) = await EndingAsync(away);
        var names = await portal.InDatabaseAsync(db => db.Persons.Where(p => p.Id == away || p.Id == deputy).ToDictionaryAsync(p => p.Id, p => p.Name));
        using var auditor = await portal.OfficerAsync(Role.Auditor, await portal.UnitAsync(DemonstrationOfficers.District));
        var text = (await auditor.PageAsync($"/journal?subject={id}")).MainPart().Words();
        Assert.Contains($"{names[away]}的案件，2026年3月2日至另行结束时由{names[deputy]}代理", text, StringComparison.Ordinal);
        Assert.DoesNotContain(deputy.ToString(), text, StringComparison.Ordinal);
    }
}
