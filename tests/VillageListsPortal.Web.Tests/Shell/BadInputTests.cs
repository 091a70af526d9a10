using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>What no paper can show and PostgreSQL refuses is said to the person, never a 500 (code.md, traps).</summary>
public sealed class BadInputTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>As sent: percent-encoded, or bytes one a character.</summary>
    private static readonly Dictionary<string, string> Bad = new(StringComparer.Ordinal)
    {
        ["NUL"] = "A%00B",
        ["no character"] = "A%EF%BF%BEB",
        ["a lone surrogate"] = "A\u00ED\u00A0\u0080B",
        ["a mark that turns the direction"] = "A%E2%80%AEB",
        ["10,000 characters"] = string.Concat(Enumerable.Repeat("%E5%AD%97", 10_000)),
        ["malformed UTF-8"] = "A\u00FF\u00FEB",
    };

    [Fact]
    public async Task Every_field_of_every_form_answers_bad_text_with_a_sentence()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var waiting = await officers.SubmitAsync();
        var draft = await officers.SubmitAsync(("then", "draft"));
        var stamped = (await officers.StampedAsync()).Id;
        var before = await CountAsync();
        var wrong = new List<string>();
        await TryAsync(wrong, officers.Clerk, "/certificates/new/ZM-07", "#certificate-form", CertificateJourney.FarmerForm());
        await TryAsync(wrong, officers.Clerk, "/certificates/new/ZM-02", "#certificate-form", CertificateJourney.MandateForm());
        await TryAsync(wrong, officers.Clerk, $"/certificates/{draft}/edit", "#certificate-form", CertificateJourney.FarmerForm());
        await TryAsync(wrong, officers.Clerk, $"/certificates/{stamped}/hand-over", "main form", [("ReceiverName", "王小明"), ("Relation", "本人")]);
        await TryAsync(wrong, officers.Clerk, $"/certificates/new?q={Uri.EscapeDataString("养犬")}", "section.note.stop form", []);
        await TryAsync(wrong, officers.Clerk, "/certificates", "main form", []);
        await TryAsync(wrong, officers.Clerk, "/search", "main form", []);
        await TryAsync(wrong, officers.Head, $"/certificates/{waiting}/sign", "form[action$='Return']", [("Reason", "理由")]);
        await TryAsync(wrong, officers.Head, $"/certificates/{stamped}/void", "main form", [("Reason", "理由")]);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Addresses_with_bad_text_are_never_a_500()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var visitor = portal.VisitorElsewhere();
        foreach (var bad in Bad.Values.Select(v => v.Length > 1000 ? v[..900] : Uri.EscapeDataString(Uri.UnescapeDataString(v))).Append("%ED%A0%80").Append("%FF%FE").Append("%").Append("'").Append("%25%00"))
        {
            foreach (var (client, address) in new[]
                     {
                         (visitor, $"/v/{bad}"), (visitor, $"/lists/certificate/{bad}"), (visitor, $"/lists/{bad}"), (visitor, $"/guides/{bad}"), (visitor, $"/guides/{bad}/form.pdf"), (visitor, $"/lists/cancelled/{bad}/slip.pdf"),
                         (visitor, $"/?q={bad}"), (visitor, $"/lists/certificate?on={bad}"), (visitor, $"/villages/{bad}"), (visitor, $"/api/v1/lists/{bad}"), (visitor, $"/api/v1/lists/certificate/{bad}?on={bad}"),
                         (officers.Clerk, $"/certificates/new?q={bad}"), (officers.Clerk, $"/certificates/new/{bad}"), (officers.Clerk, $"/certificates?status={bad}&before={bad}&unit={bad}&print={bad}"), (officers.Clerk, $"/certificates/seal-register?before={bad}"),
                     })
            {
                using var answer = await client.GetAsync(new Uri(portal.Address + address[1..], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
                Assert.True((int)answer.StatusCode < 500, $"{(address.Length > 100 ? address[..100] : address)} answered {(int)answer.StatusCode}");
            }
        }
    }

    private static async Task TryAsync(List<string> wrong, HttpClient client, string path, string selector, (string Name, string Value)[] good)
    {
        var form = (await client.PageAsync(path)).QuerySelector(selector);
        Assert.True(form is not null, $"{path} has no {selector}");
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : path;
        var fields = RawForm.Hidden(form).Concat(good).Select(f => (f.Name, Value: Uri.EscapeDataString(f.Value))).ToList();
        var names = form.QuerySelectorAll("input[name], textarea[name], select[name]").Where(e => e is not IHtmlInputElement { Type: "hidden" or "submit" }).Select(e => e.GetAttribute("name")!).Distinct(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var (what, value) in Bad)
            {
                using var answer = await RawForm.PostEncodedAsync(client, address, [.. fields.Where(f => f.Name != name && f.Name != "IdempotencyToken"), (name, value)]);
                var said = answer.StatusCode is HttpStatusCode.Found ? "" : string.Concat(Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelectorAll(SentenceIn(answer.StatusCode)).Select(e => e.TextContent));
                if ((int)answer.StatusCode is < 400 or >= 500 || said.Length == 0) wrong.Add($"{path}: {what} in {name} answered {(int)answer.StatusCode} {said}");
            }
        }
    }

    /// <summary>At the field and above the form; ASP.NET Core itself refuses NUL, with a page of its own.</summary>
    private static string SentenceIn(HttpStatusCode status) => status == HttpStatusCode.BadRequest ? "main h1" : "#problems, .field-validation-error";

    private Task<(int, int, int)> CountAsync() => portal.InDatabaseAsync(async db => (await db.Certificates.CountAsync(), await db.RefusalSlips.CountAsync(), await db.Certificates.CountAsync(c => c.VoidedAt != null || c.HandedOverAt != null)));
}
