using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace VillageListsPortal.Browser.Tests.Browser;

/// <summary>The sizes that every page is looked at in, 长者版 in one of them (experience.md), and where the pictures go.</summary>
public static class Screen
{
    /// <summary>Pictures of the guide, made anew when UPDATE_GUIDE=1: the page as first seen, without scrolling.</summary>
    private static readonly Dictionary<string, (string File, ViewportSize Size)> GuidePictures = new(StringComparer.Ordinal)
    {
        ["home-answer"] = ("home.png", Desk),
        ["new"] = ("new.png", Desk),
        ["fill-typed"] = ("issue.png", Desk),
        ["work-clerk"] = ("work.png", Desk),
        ["sign"] = ("sign.png", Phone),
        ["case-signed"] = ("case.png", Desk),
        ["stamp"] = ("stamp.png", Desk),
        ["check-valid"] = ("check.png", Phone),
        ["admission-work"] = ("admission-work.png", Desk),
        ["admission-case-stopped"] = ("admission-stopped.png", Desk),
        ["admission-answer"] = ("admission-answer.png", Phone),
        ["admission-assess"] = ("admission-assess.png", Desk),
        ["admission-decide"] = ("admission-decide.png", Desk),
        ["document-report"] = ("document.png", Desk),
        ["emergency-case-in-force"] = ("emergency.png", Phone),
        ["handover-planned"] = ("handover.png", Desk),
        ["law-plan"] = ("law.png", Desk),
        ["review-item"] = ("review.png", Desk),
        ["lawful-found"] = ("lawful.png", Desk),
        ["compare"] = ("compare.png", Desk),
        ["person-slip"] = ("person-slip.png", Desk),
        ["posts-waiting"] = ("posts.png", Desk),
        ["change-preview"] = ("change.png", Desk),
        ["calendar-preview"] = ("calendar.png", Desk),
    };

    public static ViewportSize Desk => new() { Width = 1366, Height = 768 };

    public static ViewportSize Phone => new() { Width = 390, Height = 844 };

    private static readonly ConcurrentDictionary<string, bool> Taken = new(StringComparer.Ordinal);

    private static string Root { get; } = FindRoot();

    private static string Folder { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    /// <summary>Whether nobody has looked at a page under this name in this run.</summary>
    public static bool IsNew(string name) => Taken.TryAdd(name, true);

    public static ViewportSize Of(int width) => width == Phone.Width ? Phone : Desk;

    /// <summary>Both sizes, the visitor's own last.</summary>
    public static ViewportSize[] BothEndingWith(int width) => width == Phone.Width ? [Desk, Phone] : [Phone, Desk];

    /// <summary>The size in which a page is looked at in large type: by turns, so that both are seen over the portal at half the time.</summary>
    public static int WidthInLargeType(string name) => name.Sum(c => c) % 2 == 0 ? Phone.Width : Desk.Width;

    public static string FileOf(string name) => Path.Combine(Folder, name);

    /// <summary>The page in large type, as the switch in the masthead makes it, and back.</summary>
    public static async Task LargeAsync(IPage page, Func<Task> look)
    {
        await page.EvaluateAsync("document.documentElement.classList.add('elder')");
        await look();
        await page.EvaluateAsync("document.documentElement.classList.remove('elder')");
    }

    public static async Task TakeAsync(IPage page, string name, ViewportSize size)
    {
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = FileOf($"{name}-{size.Width}.png"), FullPage = true });
        if (Environment.GetEnvironmentVariable("UPDATE_GUIDE") == "1" && GuidePictures.TryGetValue(name, out var picture) && picture.Size.Width == size.Width)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Root, "docs", "guide", "images")).FullName;
            await page.EvaluateAsync("scrollTo(0, 0)"); // typing has scrolled
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, picture.File) });
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VillageListsPortal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The solution is not above the tests.");
    }
}
