using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace VillageListsPortal.Browser.Tests.Browser;

/// <summary>axe over one page by the rules of WCAG 2.2 AA. Run in the page itself: the pages have no frames, and a second page for the report costs seconds.</summary>
public static class Axe
{
    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async () => {
          const result = await axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
            resultTypes: ['violations'], iframes: false });
          return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help} (${n.target}) ${n.html}`));
        }
        """;

    public static async Task<string[]> FindingsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => !!window.axe")) await page.EvaluateAsync(Source);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
