using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>Language and 长者版: for everyone, kept with an officer's account and in a visitor's cookie (experience.md).</summary>
public sealed class PreferencesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Address = "/account/preferences";

    [Fact]
    public async Task A_first_visit_is_Chinese_in_standard_type_whatever_the_browser_asks_for()
    {
        using var visitor = portal.Visitor();
        visitor.DefaultRequestHeaders.Add("Accept-Language", "en");
        Assert.Equal(("zh-CN", null), Look(await visitor.PageAsync("/")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/lists/certificate?on=2025-03-01")]
    [InlineData("/v/AAAA")]
    [InlineData("/account/sign-in")]
    public async Task A_visitor_switches_both_on_any_page_and_comes_back_to_it(string page)
    {
        using var visitor = portal.VisitorElsewhere();
        using var english = await PressAsync(visitor, page, "language");
        Assert.Equal((HttpStatusCode.Found, page), (english.StatusCode, english.Headers.Location!.OriginalString));
        using var large = await PressAsync(visitor, page, "type");
        Assert.All(large.Headers.GetValues("Set-Cookie"), c => Assert.Contains("samesite=lax; httponly", c, StringComparison.Ordinal));
        Assert.Equal(("en", "elder"), Look(await visitor.PageAsync(page)));
        using var chinese = await PressAsync(visitor, page, "language");
        using var standard = await PressAsync(visitor, page, "type");
        Assert.Equal(("zh-CN", null), Look(await visitor.PageAsync(page)));
    }

    [Fact]
    public async Task Errors_and_refused_forms_speak_the_chosen_language()
    {
        using var visitor = portal.VisitorElsewhere();
        using var chosen = await PressAsync(visitor, "/", "language");
        using var nowhere = await visitor.GetAsync("/nowhere?x=1");
        var page = Pages.Parse(await nowhere.Content.ReadAsStringAsync());
        Assert.Contains("This page was not found", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.Equal("/nowhere?x=1", page.QuerySelector<IHtmlInputElement>(".preferences input")!.Value);
        using var refused = await visitor.PostFormAsync("/account/sign-in", ("Account", "clerk.xixin"), ("Password", ""));
        Assert.Contains("Please enter your password.", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officers_choice_follows_to_another_computer_and_goes_before_its_cookie()
    {
        using var one = await portal.SignInAsync("social.hongling");
        using var english = await PressAsync(one, "/work", "language");
        using var large = await PressAsync(one, "/work", "type");
        using var other = await portal.SignInAsync("social.hongling");
        Assert.Equal(("en", "elder"), Look(await other.PageAsync("/work")));
        using var chinese = await PressAsync(other, "/work", "language");
        using var standard = await PressAsync(other, "/work", "type");
        Assert.Equal(("zh-CN", null), Look(await one.PageAsync("/work"))); // its cookies still say English and large
        Assert.Equal(("zh-CN", null), Look(await other.PageAsync("/verify")));
    }

    [Fact]
    public async Task An_officer_who_never_chose_keeps_the_choice_made_before_signing_in()
    {
        using var visitor = portal.Visitor();
        using var english = await PressAsync(visitor, "/account/sign-in", "language");
        using var large = await PressAsync(visitor, "/account/sign-in", "type");
        using var signedIn = await visitor.PostFormAsync("/account/sign-in", ("Account", "dept.sifa"), ("Password", DemonstrationOfficers.Password));
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        Assert.Equal(("en", "elder"), Look(await visitor.PageAsync("/work")));
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com/")]
    [InlineData("/\\example.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task It_leads_to_no_other_site(string back)
    {
        using var visitor = portal.Visitor();
        using var answer = await RawForm.PostAsync(visitor, Address, [("language", "en"), ("back", back)]);
        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task What_is_no_language_changes_nothing_and_reading_changes_nothing()
    {
        using var visitor = portal.Visitor();
        using var odd = await RawForm.PostAsync(visitor, Address, [("language", "fr"), ("type", "huge"), ("back", "/verify")]);
        Assert.False(odd.Headers.Contains("Set-Cookie"));
        using var read = await visitor.GetAsync(Address + "?language=en");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, read.StatusCode);
        Assert.False(read.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.BadRequest)]
    [InlineData("same-site", HttpStatusCode.BadRequest)]
    [InlineData("same-origin", HttpStatusCode.Found)]
    public async Task Another_site_cannot_press_the_button(string from, HttpStatusCode expected)
    {
        using var officer = await portal.OfficerAsync(Role.Auditor, await portal.UnitAsync(DemonstrationOfficers.District));
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new FormUrlEncodedContent([KeyValuePair.Create("language", "en")]) };
        request.Headers.Add("Sec-Fetch-Site", from);
        using var answer = await officer.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_cache_keeps_the_languages_apart()
    {
        using var visitor = portal.Visitor();
        foreach (var address in new[] { "/", "/lists/certificate", "/guides/ZM-07" })
        {
            foreach (var (language, expected) in new[] { ("zh-CN", "zh-CN"), ("en", "en"), ("zh-CN", "zh-CN"), ("xx", "zh-CN") })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Add("Cookie", "portal.language=" + language);
                using var answer = await visitor.SendAsync(request);
                Assert.Contains("Cookie", answer.Headers.Vary);
                Assert.Equal(expected, Look(Pages.Parse(await answer.Content.ReadAsStringAsync())).Language);
            }
        }

        using var plain = await visitor.GetAsync("/lists/certificate");
        Assert.False(plain.Headers.Contains("Set-Cookie")); // the buttons need no cookie of their own
    }

    [Fact] // settled S31
    public async Task Papers_are_the_same_in_every_language()
    {
        using var visitor = portal.VisitorElsewhere();
        using var english = portal.VisitorElsewhere();
        english.DefaultRequestHeaders.Add("Cookie", "portal.language=en");
        foreach (var paper in new[] { "/guides/ZM-07/form.pdf", "/lists/cancelled/QX-08/slip.pdf", "/lists/cancelled/QX-08/declaration.pdf" })
        {
            Assert.Equal(await visitor.GetByteArrayAsync(paper), await english.GetByteArrayAsync(paper));
        }

        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var chinese = await officers.SubmitAsync();
        var before = await officers.Clerk.GetByteArrayAsync($"/certificates/{chinese}/preview.pdf");
        foreach (var client in new[] { officers.Clerk, officers.Head, officers.Keeper })
        {
            using var switched = await RawForm.PostAsync(client, Address, [("language", "en")]);
        }

        Assert.Equal(before, await officers.Clerk.GetByteArrayAsync($"/certificates/{chinese}/preview.pdf"));
        var stamped = await officers.StampedAsync();
        var page = await officers.Clerk.PageAsync($"/certificates/{stamped.Id}");
        Assert.Contains("Stamped, to be handed over", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.Equal("zh-CN", page.QuerySelector(".paper")!.GetAttribute("lang"));
        var file = await officers.PaperAsync(stamped.Id);
        var (holds, says) = VerifyCertificateCommand.Check(file, portal.Settings); // renders it anew, in the language of this process
        Assert.True(holds, says);
    }

    private static (string? Language, string? Type) Look(IHtmlDocument page) =>
        (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("class"));

    /// <summary>Presses one of the two buttons in the masthead.</summary>
    private static async Task<HttpResponseMessage> PressAsync(HttpClient client, string path, string button)
    {
        using var answer = await client.GetAsync(path);
        var form = Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector<IHtmlFormElement>(".preferences")!;
        var pressed = form.QuerySelector<IHtmlButtonElement>($"button[name={button}]")!;
        return await RawForm.PostAsync(client, form.GetAttribute("action")!, [.. RawForm.Hidden(form), (button, pressed.Value)]);
    }
}
