using Microsoft.Playwright;

namespace VillageListsPortal.Browser.Tests.Browser;

/// <summary>Going through a page with Tab, Enter and Space.</summary>
public static class Keys
{
    private const int Most = 80;

    /// <summary>Presses Tab until this has the focus, and looks whether the focus can be seen.</summary>
    public static async Task TabToAsync(this Visitor visitor, ILocator target)
    {
        for (var pressed = 0; pressed < Most; pressed++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (!await target.EvaluateAsync<bool>("e => e === document.activeElement")) continue;
            await visitor.HasVisibleFocusAsync(target);
            return;
        }

        Assert.Fail($"Tab does not come to {target} on {visitor.Path}");
    }

    public static async Task EnterOnAsync(this Visitor visitor, ILocator target)
    {
        await visitor.TabToAsync(target);
        await visitor.EnterAsync();
    }

    /// <summary>Presses Enter, which leads to another page.</summary>
    public static async Task EnterAsync(this Visitor visitor)
    {
        var before = visitor.Page.Url;
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync(url => url != before);
    }

    public static async Task TypeAtAsync(this Visitor visitor, ILocator target, string text)
    {
        await visitor.TabToAsync(target);
        await visitor.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>The focus is on it, drawn, and within the screen, not behind a bar.</summary>
    public static async Task HasVisibleFocusAsync(this Visitor visitor, ILocator target)
    {
        var says = "";
        for (var tries = 0; tries < 20; tries++) // pages scroll smoothly
        {
            says = await FaultOfFocusAsync(target);
            if (says.Length == 0) return;
            await Task.Delay(100);
        }

        Assert.Fail($"{target} on {visitor.Path}: {says}");
    }

    private static Task<string> FaultOfFocusAsync(ILocator target) => target.EvaluateAsync<string>("""
        e => {
          const style = getComputedStyle(e), box = e.getBoundingClientRect();
          if (e !== document.activeElement) return 'not focused';
          if (style.outlineStyle === 'none' && style.boxShadow === 'none') return 'focus not drawn';
          if (box.width < 2 || box.bottom < 1 || box.top > innerHeight) return 'outside the screen';
          const top = document.elementFromPoint(box.left + box.width / 2, Math.max(1, box.top + box.height / 2));
          return top === null || e.contains(top) || top.contains(e) ? '' : 'behind ' + top.outerHTML.slice(0, 80);
        }
        """);
}
