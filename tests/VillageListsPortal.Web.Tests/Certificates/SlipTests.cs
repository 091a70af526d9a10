using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Features.Certificates;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>不予出具告知单, and reading personal data (S13, S23, S33).</summary>
public sealed class SlipTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_cancelled_certificate_is_a_printed_slip_in_two_requests_and_counted()
    {
        // S13, S23: question, then paper
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var answer = await RawForm.SendAsync(officers.Clerk, $"/certificates/new?q={Uri.EscapeDataString("无犯罪记录")}", "section.note.stop form", ("askingBody", "某某公司"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var paper = await officers.Clerk.GetByteArrayAsync(answer.Headers.Location!.OriginalString);
        var text = await PdfTools.TextAsync(paper);
        Assert.Contains("不予出具告知单", text, StringComparison.Ordinal);
        Assert.Contains("某某公司", text, StringComparison.Ordinal);
        Assert.Contains("GZ-2026-", text, StringComparison.Ordinal);

        using var second = await RawForm.SendAsync(officers.Clerk, $"/certificates/new?q={Uri.EscapeDataString("无犯罪记录")}", "section.note.stop form");
        var numbers = await portal.InDatabaseAsync(db => db.RefusalSlips.OrderBy(s => s.Id).Select(s => s.Number).ToListAsync());
        Assert.True(numbers.Count >= 2);
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.All(numbers, n => Assert.Matches("^GZ-2026-[0-9]{3,}$", n));
        Assert.Equal(numbers.Count, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.What == nameof(SlipGiven))));
    }

    [Fact]
    public async Task The_same_slip_form_sent_twice_gives_one_slip()
    {
        // S22
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var address = $"/certificates/new?q={Uri.EscapeDataString("养犬")}";
        var page = await officers.Clerk.PageAsync(address);
        var form = page.QuerySelector("section.note.stop form")!;
        var fields = RawForm.Hidden(form);
        using var one = await RawForm.PostAsync(officers.Clerk, form.GetAttribute("action")!, fields);
        using var two = await RawForm.PostAsync(officers.Clerk, form.GetAttribute("action")!, fields);
        Assert.Equal(one.Headers.Location, two.Headers.Location);
    }

    [Fact]
    public async Task The_public_slip_has_no_number_and_is_not_counted()
    {
        // S23
        using var visitor = portal.Visitor();
        var before = await portal.InDatabaseAsync(async db => (await db.RefusalSlips.CountAsync(), await db.JournalRows.CountAsync()));
        var text = await PdfTools.TextAsync(await visitor.GetByteArrayAsync("/lists/cancelled/QX-06/slip.pdf"));
        Assert.Contains("不予出具告知单", text, StringComparison.Ordinal);
        Assert.DoesNotContain("编号", text, StringComparison.Ordinal);
        Assert.DoesNotContain("GZ-", text, StringComparison.Ordinal);
        Assert.Equal(before.Item1, await portal.InDatabaseAsync(db => db.RefusalSlips.CountAsync()));
    }

    [Fact]
    public async Task Every_slip_of_a_desk_is_one_page_also_with_the_longest_names()
    {
        // acceptance 2: issuer and date never stand alone on a second page
        using var scope = portal.Services.CreateScope();
        var paper = scope.ServiceProvider.GetRequiredService<SlipPaper>();
        var pdf = portal.Services.GetRequiredService<PdfEngine>();
        var items = await portal.InDatabaseAsync(db => db.ListItems.OfType<CancelledItem>().AsNoTracking().ToListAsync());
        Assert.Equal(35, items.Count);
        foreach (var item in items)
        {
            var given = new SlipPaper.Given("GZ-2026-001", new string('某', 100), new string('江', 54) + "村民委员会", "023-67281234");
            Assert.Equal((item.Code, 1), (item.Code, await PdfTools.PagesAsync(pdf.Render(paper.Slip(item, new DateOnly(2026, 3, 2), given)))));
        }
    }

    [Fact]
    public async Task The_whole_paper_shows_the_number_only_where_it_is_written_down()
    {
        // experience.md: showing a number in full is a journalled act
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var number = CertificateJourney.NewNumber();
        var id = await officers.SubmitAsync(("Input.Number", number));
        Assert.DoesNotContain(number, await officers.Clerk.GetStringAsync($"/certificates/{id}"), StringComparison.Ordinal);
        Assert.Equal(0, await ReadsAsync(id));
        Assert.Contains(number, await officers.Head.GetStringAsync($"/certificates/{id}/sign"), StringComparison.Ordinal);
        Assert.Equal(1, await ReadsAsync(id));
        Assert.Contains(number, await PdfTools.TextAsync(await officers.Clerk.GetByteArrayAsync($"/certificates/{id}/preview.pdf")), StringComparison.Ordinal);
        Assert.Equal(2, await ReadsAsync(id));
    }

    [Fact]
    public async Task Showing_an_identity_number_is_written_down_and_the_page_masks_it_before()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var number = CertificateJourney.NewNumber();
        var certificate = await officers.StampedAsync(("Input.Number", number));
        var address = $"/certificates/{certificate.Id}";
        Assert.DoesNotContain(number, (await officers.Clerk.PageAsync(address)).QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        using var shown = await RawForm.PostAsync(officers.Clerk, address + "?handler=Unmask", await RawForm.HiddenAsync(officers.Clerk, address, "form[action$='Unmask']"));
        Assert.Contains(number, Pages.Parse(await shown.Content.ReadAsStringAsync()).QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);

        var row = await portal.InDatabaseAsync(db => db.JournalRows.SingleAsync(r => r.SubjectId == certificate.Id && r.What == nameof(IdentityUnmasked)));
        Assert.Equal((certificate.UnitId, (string?)null, (string?)null), (row.UnitId, row.Before, row.After));
        Assert.NotNull(row.RequestId);
    }

    private Task<int> ReadsAsync(Guid id) => portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.SubjectId == id && r.What == nameof(PaperRead)));

    [Fact]
    public async Task A_person_search_is_a_post_and_leaves_a_row_that_does_not_say_who_was_sought()
    {
        // S33
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var number = CertificateJourney.NewNumber();
        var certificate = await officers.StampedAsync(("Input.Number", number), ("Input.Name", "寻人甲"));
        foreach (var sought in new[] { number, number.ToLowerInvariant(), "寻人", certificate.Issue!.NumberText, certificate.Issue.CheckCode.Replace("-", "", StringComparison.Ordinal) })
        {
            using var found = await RawForm.SendAsync(officers.Clerk, "/certificates", "main form", ("sought", sought));
            Assert.Contains($"/certificates/{certificate.Id}", await found.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var rows = await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(PersonSearched)).ToListAsync());
        Assert.Equal(5, rows.Count);
        Assert.All(rows, r => Assert.Equal((null, "1"), (r.Before, r.After))); // how many were found, and nothing of whom
        Assert.DoesNotContain("寻人", (await officers.Clerk.PageAsync("/certificates?sought=%E5%AF%BB%E4%BA%BA")).QuerySelector("form input[type=search]")!.OuterHtml, StringComparison.Ordinal);
    }
}
