using Microsoft.Playwright;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Browser.Tests.Browser;

/// <summary>All journeys share one Chromium and one portal; they go on with one another's records, as an office does.</summary>
[CollectionDefinition(Name)]
public sealed class Office : ICollectionFixture<BrowserFixture>
{
    public const string Name = "office";
}

/// <summary>One Chromium per run, in front of a portal with the demonstration's data.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public PortalFixture Portal { get; } = new();

    public async Task InitializeAsync()
    {
        await Portal.InitializeAsync();
        Assertions.SetDefaultExpectTimeout(30_000); // as long as any other waiting: five seconds are short on a busy machine
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Array.Find(Browsers, File.Exists) ?? throw new FileNotFoundException("These tests need Chromium; eng/test.sh installs it."),
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--force-color-profile=srgb", "--lang=zh-CN",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await Portal.DisposeAsync();
    }

    /// <summary>A person at a browser of his own.</summary>
    public async Task<Visitor> OpenAsync(bool script, bool phone)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Portal.Address.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = script,
            ViewportSize = phone ? Screen.Phone : Screen.Desk,
            HasTouch = phone,
            IsMobile = phone,
            AcceptDownloads = true,
            ReducedMotion = ReducedMotion.Reduce, // axe would measure colours on their way to other ones
        });
        return await Visitor.OpenAsync(context, script);
    }
}
