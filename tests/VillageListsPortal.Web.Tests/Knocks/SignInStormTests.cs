using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>A thousand wrong passwords for twenty accounts from five addresses at once: a sentence each, bounded tries, bounded tables, and officers elsewhere work on.</summary>
public sealed class SignInStormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const int Addresses = 5;
    private const int Accounts = 20;
    private const int TriesEach = 10;

    [Fact]
    public async Task A_thousand_failures_are_answered_locked_and_forgotten()
    {
        var names = DemonstrationOfficers.All.Select(o => o.Account).Take(Accounts / 2).Concat(Enumerable.Range(0, Accounts / 2).Select(n => $"nobody.{n}")).ToList();
        var before = await CountsAsync();
        var addresses = Enumerable.Range(0, Addresses).Select(_ => StormAsync(names)).ToList();
        var during = Task.Run(async () =>
        {
            using var officer = portal.VisitorElsewhere();
            using var answer = await officer.PostFormAsync("/account/sign-in", ("Account", names[5]), ("Password", DemonstrationOfficers.Password));
            return answer.Headers.Location?.OriginalString;
        });
        var answers = (await Task.WhenAll(addresses)).SelectMany(a => a).ToList();
        Assert.Equal("/work", await during); // one of the accounts under fire
        Assert.Equal(Addresses * Accounts * TriesEach, answers.Count);
        Assert.All(answers, a => Assert.True(a is "wrong" or "/account/locked", a));

        var (attempts, noted) = await CountsAsync();
        var looked = noted - before.Noted;
        Assert.InRange(looked, answers.Count(a => a == "wrong"), Addresses * SignInAttempts.AddressLimit); // so many passwords were looked at
        Assert.InRange(attempts - before.Attempts, 1, Addresses + (Addresses * Accounts) + Accounts + 2); // and two rows of where the officer works
        using var elsewhere = portal.VisitorElsewhere();
        using var right = await elsewhere.PostFormAsync("/account/sign-in", ("Account", names[6]), ("Password", DemonstrationOfficers.Password));
        Assert.Equal("/work", right.Headers.Location?.OriginalString);
    }

    /// <summary>All tries of one address, eight at a time; "wrong" or where it led.</summary>
    private async Task<IReadOnlyList<string>> StormAsync(List<string> names)
    {
        using var client = portal.VisitorElsewhere();
        var token = await RawForm.AntiforgeryAsync(client);
        var said = new System.Collections.Concurrent.ConcurrentBag<string>();
        var tries = Enumerable.Range(0, TriesEach).SelectMany(n => names.Select(name => (name, n)));
        await Parallel.ForEachAsync(tries, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, stop) =>
        {
            using var answer = await RawForm.PostAsync(client, "/account/sign-in", [("__RequestVerificationToken", token), ("Account", one.name), ("Password", $"guess number {one.n}")]);
            said.Add(answer.StatusCode == HttpStatusCode.UnprocessableEntity && SaysWhy(await answer.Content.ReadAsStringAsync(stop)) ? "wrong" : answer.Headers.Location?.OriginalString ?? answer.StatusCode.ToString());
        });
        using var locked = await client.GetAsync("/account/locked");
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        PlainWords.Require(locked.StatusCode, await locked.Content.ReadAsStringAsync());
        return [.. said];
    }

    private static bool SaysWhy(string html) => Pages.Parse(html).QuerySelector("#problems")?.TextContent.Trim().Length > 0;

    private Task<(int Attempts, int Noted)> CountsAsync() => portal.InDatabaseAsync(async db => (
        await db.Set<SignInAttemptRow>().CountAsync(), await db.JournalRows.CountAsync(r => r.What == "SignInFailed" || r.What == "SignInLocked")));
}
