using VillageListsPortal.Browser.Tests.Browser;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>Who reads only English does the work of a village; papers and data stay Chinese (settled S31).</summary>
public sealed class EnglishTests(BrowserFixture browsers) : Journey(browsers)
{
    private const string Name = "冉光英";

    [Fact]
    public async Task A_certificate_goes_all_its_way_by_English_labels()
    {
        var clerk = await EnglishAsync("clerk.jiangkou");
        var address = await PrepareAsync(clerk);
        await SignAsync(await EnglishAsync("head.jiangkou"));

        await clerk.OpenAsync(address);
        await clerk.LookAsync("case-signed");
        var paper = new PaperFile(await clerk.PaperAsync(clerk.Link("Print the original")), "english");
        Assert.Contains("统景镇江口村村民委员会", await paper.TextAsync(), StringComparison.Ordinal);
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/verify");
        await anyone.SwitchLanguageAsync();
        await anyone.LookAsync("verify");
        await anyone.OpenScannedAsync(paper);
        await anyone.ReadsAsync("Signed, not yet stamped: not in force yet");
        await anyone.LookAsync("check-not-stamped");

        await StampAsync(await EnglishAsync("seal.jiangkou"));
        await HandOverAsync(clerk);
        await anyone.OpenScannedAsync(paper);
        await anyone.ReadsAsync("Genuine and in force");
        await anyone.LookAsync("check-valid");
        var code = await clerk.Page.Locator("dt:has-text('Check code') + dd").InnerTextAsync();
        await anyone.OpenAsync("/verify");
        await anyone.Field("Check code").FillAsync(code);
        await anyone.Button("Check").First.ClickAsync();
        await anyone.ReadsAsync("Genuine and in force");
        await anyone.LookAsync("verify-code");
    }

    [Fact]
    public async Task A_wrong_number_and_what_is_missing_are_said_in_English()
    {
        var clerk = await EnglishAsync("clerk.jiangkou");
        await clerk.OpenAsync("/certificates/new/ZM-07");
        await clerk.Field("Member's name").FillAsync(Name);
        await clerk.Field("Member's identity document").FillAsync("500112198503127262");
        await clerk.Field("Villagers' group").FillAsync("3");
        await clerk.ClickAsync("Submit for signature");
        await clerk.ReadsAsync("Please correct this first:");
        await clerk.LookAsync("fill-problems");
        await clerk.OpenAsync("/certificates/new?q=" + Uri.EscapeDataString("marital status"));
        await clerk.ReadsAsync("The village (community) cannot issue: Marital status");
        await clerk.LookAsync("new-slip");
        await clerk.OpenAsync("/search");
        await clerk.LookAsync("search");
        await clerk.Page.Locator("#q").FillAsync("统景");
        await clerk.ClickAsync("Search");
        await clerk.ReadsAsync("统景镇");
        await clerk.LookAsync("search-found");
    }

    [Theory]
    [InlineData("clerk.jiangkou", "/certificates", "/certificates/seal-register", "/certificates/seal", "/account/password")]
    [InlineData("head.jiangkou", "/certificates/seal")]
    [InlineData("reviewer.a", "/certificates", "/lists/certificate/ZM-05/confirm")]
    [InlineData("auditor", "/journal", "/journal/sign-ins")]
    [InlineData("admin", "/admin/people", "/admin/people/new", "/admin/units")]
    [InlineData("security", "/admin/people", "/admin/posts")]
    public async Task An_officers_pages_speak_English(string account, params string[] pages)
    {
        var officer = await EnglishAsync(account);
        foreach (var page in pages)
        {
            await officer.OpenAsync(page);
            await officer.LookAsync(account.Split('.')[0] + page.Replace('/', '-'));
        }
    }

    [Fact]
    public async Task The_public_pages_speak_English()
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/");
        await anyone.SwitchLanguageAsync();
        await anyone.LookAsync("home");
        await anyone.Field("Can the village issue this certificate?").FillAsync("marital status");
        await anyone.ClickAsync("Look it up");
        await anyone.ReadsAsync("Marital status: the village (community) cannot issue this.");
        await anyone.LookAsync("home-answer");
        foreach (var page in new[] { "/lists/autonomy", "/lists/assistance", "/lists/negative", "/lists/certificate", "/lists/cancelled", "/lists/certificate?on=2024-12-31", "/lists/autonomy/ZZ-01", "/lists/certificate/ZM-07", "/lists/cancelled/QX-08", "/guides/ZM-07", "/guides/ZM-06", "/lists/compare", "/lists/compare?from=2024-12-31&to=2025-01-01&kind=negative", "/lists/negative/editions", "/lawful", "/lawful?q=forest%20fire", "/lawful?q=basketball", "/?q=zzzz", "/?q=certificate", "/nowhere", "/account/slip", "/villages/500112133212", "/help/keys" })
        {
            await anyone.OpenAsync(page);
            await anyone.LookAsync("public" + page.Replace('/', '-').Replace('?', '-').Replace('=', '-'));
        }
    }

    /// <summary>An officer who chose English before signing in: it is kept in the browser only, so that other journeys stay Chinese.</summary>
    private async Task<Visitor> EnglishAsync(string account)
    {
        var officer = await VisitorAsync();
        await officer.OpenAsync("/account/sign-in");
        await officer.SwitchLanguageAsync();
        await officer.LookAsync("sign-in");
        await officer.Field("Account").FillAsync(account);
        await officer.Field("Password").FillAsync(DemonstrationOfficers.Password);
        await officer.ClickAsync("Sign in");
        await officer.Page.WaitForURLAsync("**/work");
        await officer.LookAsync("work-" + account);
        return officer;
    }

    private static async Task<string> PrepareAsync(Visitor clerk)
    {
        await clerk.ClickAsync("Issue a certificate");
        await clerk.LookAsync("new");
        await clerk.Field("What does the resident need?").FillAsync("farmer");
        await clerk.ClickAsync("Look it up");
        await clerk.LookAsync("new-found");
        await clerk.Link("Fill in").First.ClickAsync();
        await clerk.LookAsync("fill");
        await clerk.Field("Member's name").FillAsync(Name);
        await clerk.Field("Member's identity document").FillAsync(Citizens.Number());
        await clerk.Field("Villagers' group").FillAsync("3");
        await clerk.Field("The person confirms having none").CheckAsync();
        await clerk.Page.Locator("[name='Input.AskingBody']").FillAsync("渝北区市场监督管理局");
        await clerk.ReadsAsync("The number is right: female, born 12 Mar 1985");
        await clerk.LookAsync("fill-typed");
        await clerk.ClickAsync("Submit for signature");
        await clerk.ReadsAsync("To be signed");
        await clerk.LookAsync("case-waits");
        return clerk.Path;
    }

    private static async Task SignAsync(Visitor head)
    {
        await head.RowOf(Name).ClickAsync();
        await head.LookAsync("sign");
        await head.ClickAsync("Sign");
        await head.ReadsAsync("Signed, to be stamped");
        await head.LookAsync("case-signed-head");
    }

    private static async Task StampAsync(Visitor keeper)
    {
        await keeper.RowOf(Name).ClickAsync();
        await keeper.LookAsync("stamp");
        await keeper.ClickAsync("Stamped, register it");
        await keeper.ReadsAsync("Stamped, to be handed over");
        await keeper.LookAsync("case-stamped-keeper");
    }

    private static async Task HandOverAsync(Visitor clerk)
    {
        await clerk.OpenAsync("/work");
        await clerk.LookAsync("work-clerk-busy");
        await clerk.RowOf(Name).ClickAsync();
        await clerk.LookAsync("hand-over");
        await clerk.Field("Name of the receiver").FillAsync(Name);
        await clerk.ClickAsync("Handed over");
        await clerk.ReadsAsync("Check code");
        await clerk.LookAsync("case-done");
    }
}
