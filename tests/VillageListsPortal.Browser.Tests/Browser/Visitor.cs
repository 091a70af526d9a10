using System.Text.RegularExpressions;
using Microsoft.Playwright;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Browser.Tests.Browser;

/// <summary>A person at a browser. Every page that comes up is looked at: pictures in two sizes and in 长者版, axe, nothing wider than the screen.</summary>
public sealed partial class Visitor
{
    private readonly IBrowserContext context;
    private readonly bool script;
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<string> complaints = [];

    private Visitor(IBrowserContext context, IPage page, bool script)
    {
        (this.context, Page, this.script) = (context, page, script);
        page.FrameNavigated += (_, frame) => Note(frame);
        page.Console += (_, message) => Complain(message);
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What no page may say.</summary>
    public string? MustNotRead { get; set; }

    /// <summary>Whether this person reads English only: no page may then have a word of the interface in Chinese.</summary>
    public bool ReadsEnglish { get; private set; }

    public string Path => new Uri(Page.Url).AbsolutePath;

    public static async Task<Visitor> OpenAsync(IBrowserContext context, bool script)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        // The browser's PDF viewer has no bytes to give: papers come as downloads.
        foreach (var papers in new[] { "**/*.pdf*", "**/*handler=Slip*", "**/*handler=Paper*", "**/reprint" }) await context.RouteAsync(papers, SavePaperAsync);
        return new Visitor(context, page, script);
    }

    public async Task OpenAsync(string path) => await Page.GotoAsync(path);

    /// <summary>Signs in over the page, with the first post where there are several.</summary>
    public async Task SignInAsync(string account)
    {
        await OpenAsync("/account/sign-in");
        await LookAsync("sign-in");
        await Field("账号").FillAsync(account);
        await Field("密码").FillAsync(DemonstrationOfficers.Password);
        await ClickAsync("登录");
        if (Path == "/account/post")
        {
            await LookAsync("post");
            await Page.Locator("main form button").First.ClickAsync();
        }

        await Page.WaitForURLAsync("**/work");
    }

    /// <summary>Presses the button in the masthead that names the other language.</summary>
    public async Task SwitchLanguageAsync()
    {
        ReadsEnglish = !ReadsEnglish;
        await Page.Locator(".preferences button[name=language]").ClickAsync();
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", ReadsEnglish ? "en" : "zh-CN");
    }

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public ILocator Button(string name) => Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>Clicks the one button or link of this name in the page's main part.</summary>
    public Task ClickAsync(string name) => Button(name).Or(Link(name)).First.ClickAsync();

    /// <summary>Clicks what leads to a PDF and gives its bytes.</summary>
    public async Task<byte[]> PaperAsync(ILocator clicked)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => clicked.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    public async Task<string> TextAsync() => await Page.Locator("body").InnerTextAsync();

    public async Task ReadsAsync(string text) => await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    /// <summary>Looks at the page: under a new name in both sizes with pictures and axe, at a new address of a known name with axe, else only whether it fits.</summary>
    public async Task LookAsync(string name)
    {
        await LoadedAsync();
        var shape = Shape(Page.Url);
        seen.Add(shape);
        if (MustNotRead is { } word) Assert.DoesNotContain(word, await TextAsync(), StringComparison.Ordinal);
        var size = Page.ViewportSize!;
        if (ReadsEnglish) name += "-en";
        var first = Screen.IsNew(script ? name : name += "-no-script");
        var other = Screen.IsNew(name + shape) || first;
        if (ReadsEnglish) Assert.Empty(await English.FaultsAsync(Page));
        foreach (var look in first ? Screen.BothEndingWith(size.Width) : [Screen.Of(size.Width)])
        {
            if (first) await Screen.TakeAsync(Page, name, look);
            if (!script) continue; // axe hangs without it
            await (other ? CheckAsync($"{name} at {look.Width} px") : FitsAsync($"{name} at {look.Width} px"));
            if (first && look.Width == Screen.WidthInLargeType(name)) await Screen.LargeAsync(Page, () => LookAtLargeTypeAsync(name + "-elder", look));
        }
    }

    /// <summary>A picture of the page as printed.</summary>
    public async Task PrintedAsync(string name)
    {
        var bytes = await Page.PdfAsync(new PagePdfOptions { Format = "A4", Margin = new() { Top = "15mm", Bottom = "15mm", Left = "15mm", Right = "15mm" } });
        await new PaperFile(bytes, "print-" + name).PictureAsync();
    }

    public Task LeaveAsync() => context.CloseAsync();

    public void HasLookedAtEverything()
    {
        Assert.Empty(complaints);
        Assert.Empty(visited.Except(seen, StringComparer.Ordinal)); // each page that came up
    }

    /// <summary>长者版: axe at the desk only, for the time it takes; nothing too wide in either size.</summary>
    private async Task LookAtLargeTypeAsync(string name, ViewportSize size)
    {
        await Screen.TakeAsync(Page, name, size);
        var where = $"{name} at {size.Width} px";
        if (size.Width == Screen.Desk.Width) await CheckAsync(where);
        else await FitsAsync(where);
    }

    private async Task FitsAsync(string where)
    {
        var wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{where}: {wide} px too wide");
    }

    private async Task CheckAsync(string where)
    {
        await FitsAsync(where);
        var found = await Axe.FindingsAsync(Page);
        Assert.True(found.Length == 0, $"axe on {where}:\n{string.Join('\n', found)}");
    }

    /// <summary>Asks the page itself: a load event that comes between the click and the waiting would be waited for in vain.</summary>
    private async Task LoadedAsync()
    {
        for (var waited = 0; waited < 300; waited++)
        {
            try
            {
                if (await Page.EvaluateAsync<string>("document.readyState") == "complete") return;
            }
            catch (PlaywrightException e) when (e.Message.Contains("context was destroyed", StringComparison.Ordinal))
            {
                // it has just gone to the next page
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{Page.Url} did not finish loading within 30 s.");
    }

    private void Note(IFrame frame)
    {
        if (frame == Page.MainFrame && frame.Url.StartsWith("http", StringComparison.Ordinal)) visited.Add(Shape(frame.Url));
    }

    private void Complain(IConsoleMessage message)
    {
        if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal)) complaints.Add(message.Text);
    }

    private static async Task SavePaperAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var headers = answer.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
        if (headers.GetValueOrDefault("content-type") == "application/pdf") headers["content-disposition"] = "attachment; filename=paper.pdf";
        await route.FulfillAsync(new RouteFulfillOptions { Status = answer.Status, Headers = headers, BodyBytes = await answer.BodyAsync() });
    }

    /// <summary>The address without what differs from case to case.</summary>
    private static string Shape(string url) => Ids().Replace(Tokens().Replace(new Uri(url).AbsolutePath, "/v/…"), "…");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();

    [GeneratedRegex("^/v/.*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tokens();
}
