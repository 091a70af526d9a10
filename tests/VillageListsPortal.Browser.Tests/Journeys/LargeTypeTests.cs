using Microsoft.Playwright;
using VillageListsPortal.Browser.Tests.Browser;
using VillageListsPortal.Web.Tests.Admissions;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>长者版 is what it says (experience.md): larger type, higher contrast, fewer columns. Asked of the browser, so that a style that is lost is missed.</summary>
public sealed class LargeTypeTests(BrowserFixture browsers) : Journey(browsers)
{
    /// <summary>What of the page is measured: sizes of type in px, how many cells of a row stand side by side, contrasts by WCAG of every text that stands on one colour, heights of buttons in px.</summary>
    private const string Measure = """
        () => {
          const shown = e => e.offsetParent !== null && getComputedStyle(e).visibility === 'visible' && !e.closest('.visually-hidden');
          const rgb = colour => colour.match(/[\d.]+/g).map(Number);
          const light = colour => { const [r, g, b] = colour.slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] === 1) return c; if (c[3] > 0) return null; } return [255, 255, 255]; };
          const texts = [...document.querySelectorAll('main *')].filter(e => shown(e) && [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim()));
          const contrasts = texts.map(e => [light(rgb(getComputedStyle(e).color)), behind(e)]).filter(p => p[1]).map(([a, under]) => { const b = light(under); return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); });
          const sizes = texts.map(e => parseFloat(getComputedStyle(e).fontSize));
          const cells = [...document.querySelectorAll('main tbody tr:first-child > *')].filter(shown);
          return [
            parseFloat(getComputedStyle(document.documentElement).fontSize),
            Math.min(...sizes),
            new Set(cells.map(e => Math.round(e.getBoundingClientRect().left))).size,
            Math.min(...contrasts),
            contrasts.reduce((a, b) => a + b, 0) / contrasts.length,
            Math.min(...[...document.querySelectorAll('main .btn')].filter(shown).map(e => e.getBoundingClientRect().height)),
          ];
        }
        """;

    [Theory]
    [InlineData("/lists/certificate", "list-certificate")]
    [InlineData("/laws", "laws")]
    public async Task Type_is_larger_contrast_higher_and_columns_are_fewer(string address, string name)
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync(address);
        await anyone.LookAsync(name);
        var usual = await MeasureAsync(anyone);
        Assert.Equal(16, usual.Base);
        Assert.True(usual.Columns > 2, $"{address} has {usual.Columns} columns: choose a page that has more");

        await anyone.Page.Locator(".preferences button[name=type]").ClickAsync();
        await Assertions.Expect(anyone.Page.Locator("html")).ToHaveClassAsync("elder");
        await anyone.LookAsync(name);
        var large = await MeasureAsync(anyone);
        Assert.True(large.Base >= 20, $"the base is {large.Base} px");
        Assert.True(large.Smallest >= 18 && large.Smallest > usual.Smallest, $"the smallest text is {large.Smallest} px, usually {usual.Smallest} px");
        Assert.Equal(1, large.Columns);
        Assert.True(large.Lowest > usual.Lowest && large.Lowest >= 7, $"the lowest contrast is {large.Lowest:0.0}, usually {usual.Lowest:0.0}"); // WCAG 1.4.6
        Assert.True(large.Average > usual.Average, $"the contrast is {large.Average:0.0} on average, usually {usual.Average:0.0}");
        Assert.True(large.Button >= 48 && large.Button > usual.Button, $"the lowest button is {large.Button} px, usually {usual.Button} px");
    }

    [Fact]
    public async Task What_stands_side_by_side_in_a_case_stands_one_below_the_other()
    {
        var made = await MadeAdmissions.InAsync(Browsers.Portal);
        var admission = await made.AssessingAsync(MadeAdmissions.Addition("协助看护渡槽", await made.EarliestAsync()));
        var reviewer = await SignInAsync("reviewer.a");
        await reviewer.LookAsync("work-reviewer-assesses");
        await reviewer.OpenAsync($"/admissions/{admission.Id}/assess");
        await reviewer.LookAsync("admission-assess");
        var usual = await SidesAsync(reviewer);
        Assert.Equal(2, usual);
        await Screen.LargeAsync(reviewer.Page, async () => Assert.Equal(1, await SidesAsync(reviewer)));
    }

    private static async Task<Measures> MeasureAsync(Visitor anyone)
    {
        var m = await anyone.Page.EvaluateAsync<double[]>(Measure);
        return new Measures(m[0], m[1], (int)m[2], m[3], m[4], m[5]);
    }

    private static Task<int> SidesAsync(Visitor officer) =>
        officer.Page.Locator("main .row > [class*=col-lg]").EvaluateAllAsync<int>("columns => new Set(columns.map(e => Math.round(e.getBoundingClientRect().left))).size");

    private sealed record Measures(double Base, double Smallest, int Columns, double Lowest, double Average, double Button);
}
