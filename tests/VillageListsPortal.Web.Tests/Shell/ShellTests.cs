using System.Net;
using AngleSharp.Dom;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>What every page has: headers, notice, plain words when something is wrong (issue 2, sections 1 and 8).</summary>
public sealed class ShellTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Notice = "演示数据：按原渝北区2025年区划和示例清单编制，不代表现行区划和清单。";

    [Fact]
    public async Task Every_page_has_the_security_headers_the_notice_and_no_inline_style_or_script()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var waiting = await officers.SubmitAsync();
        var draft = await officers.SubmitAsync(("then", "draft"));
        var stamped = await officers.StampedAsync();
        using var auditor = await portal.OfficerAsync(Role.Auditor, await portal.UnitAsync(DemonstrationOfficers.District));
        using var visitor = portal.VisitorElsewhere();
        (HttpClient Client, string Address)[] pages =
        [
            (visitor, "/"), (visitor, "/verify"), (visitor, $"/v/{stamped.Issue!.Token}"), (visitor, "/lists/certificate"), (visitor, "/lists/autonomy"), (visitor, "/lists/certificate/ZM-07"), (visitor, "/lists/cancelled/QX-05"),
            (visitor, "/guides/ZM-07"), (visitor, "/account/sign-in"), (visitor, "/nowhere"), (visitor, "/account/slip"), (visitor, "/search"), (visitor, "/help/keys"), (visitor, "/villages/500112133212"), (visitor, "/lists/certificate?print=1"), (officers.Clerk, "/search"), (officers.Clerk, "/certificates?print=1"),
            (officers.Clerk, "/work"), (officers.Clerk, "/certificates/new"), (officers.Clerk, "/certificates/new?q=%E5%A9%9A%E5%A7%BB"), (officers.Clerk, "/certificates/new/ZM-07"), (officers.Clerk, "/certificates"),
            (officers.Clerk, $"/certificates/{stamped.Id}"), (officers.Clerk, $"/certificates/{draft}/edit"), (officers.Clerk, $"/certificates/{stamped.Id}/hand-over"),
            (officers.Head, $"/certificates/{waiting}/sign"), (officers.Head, "/certificates/seal"), (officers.Head, $"/certificates/{stamped.Id}/void"), (officers.Keeper, "/certificates/seal-register"),
            (auditor, "/journal"), (auditor, "/account/password"), (auditor, "/certificates"),
        ];
        foreach (var (client, address) in pages)
        {
            using var answer = await client.GetAsync(address);
            Assert.True((int)answer.StatusCode is 200 or 403 or 404, $"{address} answered {(int)answer.StatusCode}");
            RequireHeaders(answer, address);
            RequireNothingInline(Pages.Parse(await answer.Content.ReadAsStringAsync()), address, answer);
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_a_400_page_in_plain_words()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var id = await officers.SubmitAsync();
        foreach (var (client, address) in new[] { (officers.Head, $"/certificates/{id}/sign"), (officers.Clerk, "/certificates/new/ZM-07"), (portal.Visitor(), "/verify"), (portal.Visitor(), "/account/sign-in") })
        {
            foreach (var fields in new (string, string)[][] { [], [("__RequestVerificationToken", "wrong")] })
            {
                using var answer = await RawForm.PostAsync(client, address, fields);
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                Assert.Contains("页面可能放得太久了", await answer.TextAsync(), StringComparison.Ordinal);
            }
        }

        Assert.Null((await officers.StoredAsync(id)).Issue);
    }

    [Fact]
    public async Task An_unknown_address_is_a_404_page_for_everybody()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var visitor = portal.Visitor();
        foreach (var client in new[] { visitor, officers.Clerk })
        {
            foreach (var address in new[] { "/nowhere", "/certificates/not-an-id", "/css/none.css", "/lists/nothing", "/lists/certificate/XX-99", "/guides/XX-99", "/error/500" })
            {
                using var answer = await client.GetAsync(address);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{address} answered {(int)answer.StatusCode}");
                Assert.Contains(Notice, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        using var api = await visitor.GetAsync("/api/v1/nowhere");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (api.StatusCode, api.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Errors_of_every_method_are_answered_in_plain_words()
    {
        using var visitor = portal.Visitor();
        foreach (var method in new[] { "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE" })
        {
            foreach (var address in new[] { "/", "/verify", "/v/x", "/nowhere", "/work" })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), address);
                using var answer = await visitor.SendAsync(request);
                Assert.True((int)answer.StatusCode is (>= 300 and < 500) || method == "OPTIONS", $"{method} {address} answered {(int)answer.StatusCode}"); // Razor Pages take OPTIONS for GET
                Assert.True((int)answer.StatusCode < 500, $"{method} {address} answered {(int)answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task The_portal_says_that_it_lives_and_that_it_is_ready()
    {
        using var visitor = portal.Visitor();
        Assert.Equal("Healthy", await visitor.GetStringAsync("/health/live"));
        Assert.Equal("Healthy", await visitor.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Without_its_database_the_portal_lives_and_is_not_ready()
    {
        var nowhere = "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=x;Timeout=2";
        await using var app = Portal.Build(portal.Settings with { AppConnection = nowhere, DataFolder = TestFolders.Make() }, [], b => b.WebHost.UseSetting("urls", "http://127.0.0.1:0"));
        var health = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService>(app.Services);
        Assert.Equal("Unhealthy", (await health.CheckHealthAsync(c => c.Tags.Contains("ready"))).Status.ToString());
        Assert.Equal("Healthy", (await health.CheckHealthAsync(c => c.Tags.Contains("live"))).Status.ToString());
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, CheckCertificateRevocationList = true }) { BaseAddress = portal.Address };
        using var page = await client.GetAsync("/account/sign-in");
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^portal\\.form=.*; path=/; samesite=strict; httponly$", form);
        using var signIn = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in");
        signIn.Headers.Add("Cookie", form.Split(';')[0]);
        signIn.Content = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("__RequestVerificationToken", Pages.Parse(await page.Content.ReadAsStringAsync()).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            KeyValuePair.Create("Account", "seal.wenquan"), KeyValuePair.Create("Password", DemonstrationOfficers.Password),
        ]);
        using var answer = await client.SendAsync(signIn);
        var session = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("portal.session", StringComparison.Ordinal));
        Assert.Contains("; samesite=lax; httponly", session, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", session, StringComparison.OrdinalIgnoreCase); // gone with the browser
    }

    [Fact]
    public async Task What_an_officer_sees_stays_in_no_cache()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var stamped = await officers.StampedAsync();
        foreach (var address in new[] { "/work", $"/certificates/{stamped.Id}", $"/certificates/{stamped.Id}/paper.pdf", "/certificates", "/lists/certificate" })
        {
            using var answer = await officers.Clerk.GetAsync(address);
            Assert.True(answer.Headers.CacheControl is { NoStore: true }, $"{address} may be kept");
        }
    }

    [Fact]
    public void Production_names_the_setting_that_is_wrong()
    {
        var good = portal.Settings with { Demonstration = false, PublicAddress = "https://lists.example.gov.cn" };
        Assert.Empty(good.Problems());
        foreach (var (settings, name) in new (PortalSettings, string)[]
                 {
                     (good with { PublicAddress = "" }, "Portal:PublicAddress"), (good with { PublicAddress = "http://lists.example.gov.cn" }, "Portal:PublicAddress"),
                     (good with { DistrictCode = "50011" }, "Portal:DistrictCode"), (good with { DistrictCode = "５００１１２" }, "Portal:DistrictCode"),
                     (good with { SigningKeys = "" }, "Portal:SigningKeys"), (good with { SigningKeys = "1:AAAA" }, "Portal:SigningKeys"), (good with { SigningKeys = good.EncryptionKeys }, "Portal:SigningKeys"),
                     (good with { EncryptionKeys = "" }, "Portal:EncryptionKeys"), (good with { EncryptionKeys = "1:AAAA" }, "Portal:EncryptionKeys"), (good with { EncryptionKeys = "x" }, "Portal:EncryptionKeys"),
                     (good with { BodyFont = "/no/such/font.ttf" }, "Portal:BodyFont"),
                 })
        {
            Assert.StartsWith(name, Assert.Single(settings.Problems()), StringComparison.Ordinal);
        }
    }

    private static void RequireHeaders(HttpResponseMessage answer, string address)
    {
        var csp = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", csp, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", csp, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
        foreach (var (name, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin") })
        {
            Assert.True(answer.Headers.TryGetValues(name, out var found) && found.Single() == value, $"{address} lacks {name}");
        }

        Assert.True(answer.Headers.Contains("Permissions-Policy"), address);
    }

    private static void RequireNothingInline(IDocument page, string address, HttpResponseMessage answer)
    {
        Assert.Contains(Notice, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.True(page.All.All(e => e.Attributes.All(a => !a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))), $"{address} has a handler in an attribute");
        Assert.All(page.QuerySelectorAll("a[href], form[action]"), e => Assert.DoesNotContain("javascript:", e.OuterHtml, StringComparison.OrdinalIgnoreCase));
        var csp = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.All(page.QuerySelectorAll("script"), s =>
        {
            Assert.Equal("", s.TextContent.Trim());
            Assert.Contains($"'nonce-{s.GetAttribute("nonce")}'", csp, StringComparison.Ordinal);
        });
        Assert.All(page.QuerySelectorAll("[src], link[href]"), e => Assert.False((e.GetAttribute("src") ?? e.GetAttribute("href"))!.Contains("//", StringComparison.Ordinal), $"{address} loads {e.OuterHtml}"));
    }
}
