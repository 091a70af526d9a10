using System.Net;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>Any POST on an expired session leads to the sign-in and back to the form (S32).</summary>
public sealed class ExpiredSessionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/certificates/new/ZM-07", "/certificates/new/ZM-07?again=1")]
    [InlineData("/certificates/new?handler=Slip&q=x", "/certificates/new?q=x&again=1")]
    [InlineData("/certificates?status=Draft", "/certificates?status=Draft&again=1")]
    [InlineData("/certificates/0195f4c0-0000-7000-8000-000000000000/edit?handler=Discard", "/certificates/0195f4c0-0000-7000-8000-000000000000/edit?again=1")]
    public async Task A_form_sent_too_late_leads_to_the_sign_in_and_back_to_its_page(string form, string back)
    {
        using var visitor = portal.Visitor();
        using var answer = await RawForm.PostAsync(visitor, form, [("Input.Name", "王小明"), ("sought", "王小明")]);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var to = answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString;
        Assert.Equal($"/account/sign-in?again=1&returnUrl={Uri.EscapeDataString(back)}", to);
    }

    [Fact]
    public async Task After_the_sign_in_the_form_is_there_again_with_a_sentence()
    {
        using var visitor = portal.Visitor();
        using var sent = await RawForm.PostAsync(visitor, "/certificates/new/ZM-07", []);
        var signIn = sent.Headers.Location!.IsAbsoluteUri ? sent.Headers.Location.PathAndQuery : sent.Headers.Location.OriginalString;
        Assert.Contains("登录已经过期", (await visitor.PageAsync(signIn)).MainPart().Words(), StringComparison.Ordinal);

        using var signedIn = await visitor.PostFormAsync(signIn, ("Account", "clerk.jiangkou"), ("Password", DemonstrationOfficers.Password));

        Assert.Equal("/certificates/new/ZM-07?again=1", signedIn.Headers.Location!.OriginalString);
        var form = await visitor.PageAsync(signedIn.Headers.Location.OriginalString);
        Assert.Contains("那次提交没有办成", form.QuerySelector("#again")!.Words(), StringComparison.Ordinal);
        Assert.NotNull(form.QuerySelector("#certificate-form"));
    }

    [Fact]
    public async Task Signing_out_of_an_ended_session_is_signed_out()
    {
        using var visitor = portal.Visitor();
        using var answer = await RawForm.PostAsync(visitor, "/account/sign-out", []);
        Assert.EndsWith("/account/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_the_browser_keeps_is_answered_with_its_token_once_it_is_through()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var fields = await RawForm.HiddenAsync(officers.Clerk, "/certificates/new/ZM-07", "#certificate-form");
        var token = fields.Single(f => f.Name == nameof(PortalPage.IdempotencyToken)).Value;

        using var refused = await RawForm.PostAsync(officers.Clerk, "/certificates/new/ZM-07", [.. fields, ("kept", "1")]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, false), (refused.StatusCode, HasCookie(refused, token)));

        using var through = await RawForm.PostAsync(officers.Clerk, "/certificates/new/ZM-07", [.. fields, ("kept", "1"), .. CertificateJourney.FarmerForm()]);
        Assert.Equal((HttpStatusCode.Found, true), (through.StatusCode, HasCookie(through, token)));

        using var again = await RawForm.PostAsync(officers.Clerk, "/certificates/new/ZM-07", [.. fields, ("kept", "1"), .. CertificateJourney.FarmerForm()]);
        Assert.Equal((through.Headers.Location, true), (again.Headers.Location, HasCookie(again, token))); // the original token gets the first answer (S22)
    }

    private static bool HasCookie(HttpResponseMessage answer, string token) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith($"{PortalPage.SentCookie}={token};", StringComparison.Ordinal));
}
