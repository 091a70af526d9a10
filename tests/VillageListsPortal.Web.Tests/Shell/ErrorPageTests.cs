using System.Net;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>What went wrong, in plain words, with a way on.</summary>
public sealed class ErrorPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Too_many_searches_say_when_to_try_again()
    {
        using var visitor = portal.VisitorElsewhere();
        HttpResponseMessage answer;
        var tries = 0;
        do answer = await visitor.GetAsync("/?q=ZM-07");
        while (answer.StatusCode == HttpStatusCode.OK && ++tries < 300);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        var seconds = (int)answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        Assert.InRange(seconds, 1, 60);
        Assert.Contains($"过{seconds}秒就可以再试", await answer.TextAsync(), StringComparison.Ordinal);
        answer.Dispose();
    }

    [Fact]
    public async Task A_locked_sign_in_says_when_to_try_again()
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("/account/locked");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(15)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
    }

    [Theory]
    [InlineData("/nowhere", 404)]
    [InlineData("/account/sign-out", 302)]
    public async Task An_unknown_address_leads_on(string address, int status)
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync(address);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 404) Assert.NotNull(Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("main a[href='/search']"));
    }

    [Fact]
    public async Task Without_its_database_the_portal_still_says_in_plain_words_that_something_is_wrong()
    {
        var nowhere = "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=x;Timeout=2";
        await using var app = Portal.Build(portal.Settings with { AppConnection = nowhere, DataFolder = TestFolders.Make() }, [], b => b.WebHost.UseSetting("urls", "http://127.0.0.1:0"));
        await app.StartAsync();
        using var visitor = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var address in new[] { "/", "/lists/certificate", "/account/sign-in" })
        {
            using var answer = await visitor.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains("门户出了问题", text, StringComparison.Ordinal);
            Assert.Contains("请求编号", text, StringComparison.Ordinal);
        }

        await app.StopAsync();
    }
}
