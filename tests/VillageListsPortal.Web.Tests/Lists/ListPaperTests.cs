using System.Net;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Pdf.Tests.Reading;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

/// <summary>The lists on paper keep every rule of PDF/A-2a and PDF/UA-1 (pdf.md), hold every item, and are made twice with the same bytes (S27).</summary>
public sealed class ListPaperTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    public static readonly TheoryData<ListKind> Kinds = [.. Enum.GetValues<ListKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_edition_has_a_cover_and_every_item_and_keeps_the_rules(ListKind kind)
    {
        using var visitor = portal.VisitorElsewhere();
        var bytes = await SoundTwiceAsync(visitor, $"list-{kind.Slug()}", $"/lists/{kind.Slug()}?format=pdf");
        var file = new PdfFile(bytes);
        var cover = Text(file, 0);
        Assert.Contains("渝北区", cover, StringComparison.Ordinal);
        Assert.Contains("第1版", cover, StringComparison.Ordinal);
        Assert.Contains("自2025年1月1日起施行", cover, StringComparison.Ordinal);
        for (var page = 1; page < file.Pages.Count; page++) Assert.Contains("第1版　自2025年1月1日起施行　2026年3月2日的清单", Text(file, page), StringComparison.Ordinal);
        await AssertHoldsItemsAsync(visitor, kind, file, "第");
        var drafted = (await visitor.JsonAsync($"/api/v1/lists/{kind.Slug()}")).GetProperty("items").EnumerateArray().Count(i => i.GetProperty("awaitsConfirmation").GetBoolean());
        Assert.Equal(drafted, file.Structure.Of("TH").Count(h => file.Structure.Text(h).Contains("示例数据", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_sheet_for_the_wall_is_A3_and_can_be_read(ListKind kind)
    {
        using var visitor = portal.VisitorElsewhere();
        var bytes = await SoundTwiceAsync(visitor, $"sheet-{kind.Slug()}", $"/lists/{kind.Slug()}/sheet");
        var file = new PdfFile(bytes);
        var glyphs = file.Contents.SelectMany(c => c.Glyphs).ToList();

        Assert.InRange(file.Pages.Count, 1, 2);
        Assert.All(file.Pages, p => Assert.Equal([842, 1191], p.Array("MediaBox").Cast<double>().Skip(2).Select(x => Math.Round(x))));
        Assert.All(file.Contents[0].Glyphs, g => Assert.True(g.Size >= 11, $"{g.Text} is set in {g.Size} pt"));
        Assert.Contains(glyphs, g => g.Size >= 48);
        Assert.Equal($"{portal.Settings.PublicAddress}/lists/{kind.Slug()}", await PdfTools.QrAsync(bytes, page: file.Pages.Count));
        await AssertHoldsItemsAsync(visitor, kind, file, "");
    }

    [Fact]
    public async Task An_edition_of_a_past_day_says_that_day_and_before_the_first_there_is_none()
    {
        using var visitor = portal.VisitorElsewhere();
        Assert.Contains("2025年6月1日的清单", Text(new PdfFile(await visitor.GetByteArrayAsync("/lists/negative?on=2025-06-01&format=pdf")), 1), StringComparison.Ordinal);
        foreach (var (path, status) in new[]
                 {
                     ("/lists/negative?on=2024-06-01&format=pdf", HttpStatusCode.NotFound), ("/lists/negative/sheet?on=2024-06-01", HttpStatusCode.NotFound), ("/lists/other/sheet", HttpStatusCode.NotFound),
                     ("/lists/negative?on=x&format=pdf", HttpStatusCode.BadRequest), ("/lists/negative/sheet?on=x", HttpStatusCode.BadRequest),
                 })
        {
            using var answer = await visitor.GetAsync(path);
            Assert.True(status == answer.StatusCode, $"{path} answered {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_character_that_the_fonts_lack_is_said_and_not_left_out()
    {
        await portal.AllowUnadmittedChangesAsync();
        await portal.InDatabaseAsync(db =>
        {
            db.ListItems.Add(ListHistoryData.Assistance("XZ-77", 1, "协助\U0003134A", "\U0003134A", "区民政局", new DateOnly(2030, 1, 1)));
            return db.SaveChangesAsync();
        });
        using var visitor = portal.VisitorElsewhere();
        foreach (var path in new[] { "/lists/assistance?on=2030-01-01&format=pdf", "/lists/assistance/sheet?on=2030-01-01" })
        {
            using var answer = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("字库里没有这些字：\U0003134A", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task<byte[]> SoundTwiceAsync(HttpClient client, string name, string address)
    {
        var first = await client.GetByteArrayAsync(address);
        PaperConformity.AssertSound(name, first);
        Assert.Equal(first, await client.GetByteArrayAsync(address));
        return first;
    }

    private static async Task AssertHoldsItemsAsync(HttpClient client, ListKind kind, PdfFile file, string also)
    {
        var text = string.Concat(file.Structure.Of("TH", "TD").Select(file.Structure.Text));
        foreach (var item in (await client.JsonAsync($"/api/v1/lists/{kind.Slug()}")).GetProperty("items").EnumerateArray())
        {
            Assert.Contains(item.GetProperty("code").GetString()!, text, StringComparison.Ordinal);
            Assert.Contains(item.GetProperty("title").GetString()!, text, StringComparison.Ordinal);
            if (also.Length > 0) Assert.Contains(item.GetProperty("legalBasis").GetString()!, text, StringComparison.Ordinal);
        }
    }

    private static string Text(PdfFile file, int page) => string.Concat(file.Content(page).Glyphs.Select(g => g.Text));
}
