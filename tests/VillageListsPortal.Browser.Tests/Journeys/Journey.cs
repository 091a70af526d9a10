using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>People at their browsers; at the end each has looked at every page that came up, and no browser complained.</summary>
[Collection(Office.Name)]
public abstract class Journey(BrowserFixture office) : IAsyncLifetime
{
    private readonly List<Visitor> people = [];

    protected BrowserFixture Browsers { get; } = office;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var person in people) await person.LeaveAsync();
        Assert.All(people, p => p.HasLookedAtEverything());
    }

    /// <summary>A person at a browser of his own.</summary>
    protected async Task<Visitor> VisitorAsync(bool script = true, bool phone = false)
    {
        var visitor = await Browsers.OpenAsync(script, phone);
        people.Add(visitor);
        return visitor;
    }

    /// <summary>An officer of the demonstration, signed in over the sign-in page.</summary>
    protected async Task<Visitor> SignInAsync(string account, bool script = true, bool phone = false)
    {
        var visitor = await VisitorAsync(script, phone);
        await visitor.SignInAsync(account);
        return visitor;
    }
}
