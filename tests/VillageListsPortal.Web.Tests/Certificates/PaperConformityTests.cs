using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Pdf;
using VillageListsPortal.Pdf.Tests.Reading;
using VillageListsPortal.Web.Features.Certificates;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>Every kind of paper that the portal makes, as it makes it, keeps every rule of PDF/A-2a and PDF/UA-1, and is made twice with the same bytes (domain 4.9, S27).</summary>
public sealed class PaperConformityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string LongName = "双江拉祜族佤族布朗族傣族自治县勐库镇公弄村布朗族拉祜族各民族团结进步示范移民搬迁安置点综合服务中心社区居民自治委员会联合村民委员会";

    private static readonly string Token = string.Concat(Enumerable.Range(0, 220).Select(i => (char)('A' + i * 7 % 26)));

    [Fact]
    public async Task Preview_issued_certificate_and_reprint()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var id = await officers.SubmitAsync(("Input.Name", "阿卜杜拉·买买提𬱖㐂"));
        await AssertSoundTwiceAsync("certificate-preview", officers.Clerk, $"/certificates/{id}/preview.pdf");

        await officers.SignAsync(id);
        await AssertSoundTwiceAsync("certificate-issued", officers.Clerk, $"/certificates/{id}/paper.pdf");
        var issued = await officers.PaperAsync(id);
        PaperConformity.AssertSignable("certificate-issued", issued);
        Assert.Equal((true, true), (VerifyCertificateCommand.Check(issued, portal.Settings).Holds, issued.Length <= 60 * 1024)); // made again: the same bytes

        await officers.StampAsync(id);
        using var answer = await RawForm.SendAsync(officers.Clerk, $"/certificates/{id}", "form[action$='/reprint']");
        var reprint = await officers.PaperAsync(id, 1);
        PaperConformity.AssertSound("certificate-reprint", reprint);
        PaperConformity.AssertSignable("certificate-reprint", reprint);
        Assert.True(VerifyCertificateCommand.Check(reprint, portal.Settings).Holds);
    }

    [Theory]
    [InlineData("certificate-asking-body", 1, "重庆市渝北区统景镇江口村村民委员会")]
    [InlineData("certificate-long-name", 1, LongName)]
    [InlineData("certificate-two-pages", 7, LongName)]
    public async Task A_certificate_of_odd_size(string name, int times, string issuer)
    {
        var content = Content(issuer, times);
        var data = new PaperData(content, Token, new Guid("01938f5e-7a10-7c3e-9d55-3a1d6f0b2c11"), new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8)), 0, portal.Settings.PublicAddress);
        var bytes = Render(p => p.Issued(data));
        Assert.Equal(bytes, Render(p => p.Issued(data)));
        Assert.Equal(times > 1 ? 2 : 1, new PdfFile(bytes).Pages.Count);
        PaperConformity.AssertSound(name, bytes);
        PaperConformity.AssertSignable(name, bytes);
        Assert.Equal($"{portal.Settings.PublicAddress}/v/{Token}", await PdfTools.QrAsync(bytes, page: times > 1 ? 2 : 1));
    }

    [Fact]
    public async Task Form_samples_of_every_item()
    {
        using var visitor = portal.VisitorElsewhere();
        foreach (var item in await portal.InDatabaseAsync(db => db.ListItems.OfType<CertificateItem>().ToListAsync()))
        {
            await AssertSoundTwiceAsync($"sample-{item.Code}", visitor, $"/guides/{item.Code}/form.pdf");
            await AssertSoundTwiceAsync($"sample-{item.Code}-residents", visitor, $"/guides/{item.Code}/form.pdf?committee=residents");
        }
    }

    [Fact]
    public async Task Slips_declarations_and_commitments_of_every_cancelled_certificate()
    {
        var items = await portal.InDatabaseAsync(db => db.ListItems.OfType<CancelledItem>().ToListAsync());
        foreach (var item in items)
        {
            using var visitor = portal.VisitorElsewhere(); // the public rate limit counts by address
            await AssertSoundTwiceAsync($"slip-{item.Code}", visitor, $"/lists/cancelled/{item.Code}/slip.pdf");
            if (item.SelfPaper == SelfPaper.Declaration) await AssertSoundTwiceAsync($"declaration-{item.Code}", visitor, $"/lists/cancelled/{item.Code}/declaration.pdf");
            if (item.SelfPaper == SelfPaper.Commitment) await AssertSoundTwiceAsync($"commitment-{item.Code}", visitor, $"/lists/cancelled/{item.Code}/commitment.pdf");
        }

        Assert.True(items.Exists(i => i.SelfPaper == SelfPaper.Declaration) && items.Exists(i => i.SelfPaper == SelfPaper.Commitment));
    }

    [Fact]
    public async Task A_numbered_slip_of_a_village()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var answer = await RawForm.SendAsync(officers.Clerk, $"/certificates/new?q={Uri.EscapeDataString("无犯罪记录")}", "section.note.stop form", ("askingBody", "某某㐂公司（Ólafur & Söhne GmbH）"));
        await AssertSoundTwiceAsync("slip-numbered", officers.Clerk, answer.Headers.Location!.OriginalString);
    }

    private static CertificateContent Content(string issuer, int times) => new()
    {
        Title = "农民身份证明（合作社登记用）",
        Number = "统景江口村证〔2026〕12号",
        AskingBody = "渝北区市场监督管理局",
        Paragraphs = [.. Enumerable.Repeat("陈春梅（公民身份号码：500112198503127261）系本村第三村民小组农民，本证明仅用于办理农民专业合作社成员登记，自签发之日起90日内有效。", times), "特此证明。"],
        Issuer = issuer,
        IssueDay = new DateOnly(2026, 3, 2),
        ValidTo = new DateOnly(2026, 5, 31),
        Telephone = "023-67000000",
        CheckCode = "QK7M4T2P",
        ItemCode = "ZM-07",
        ItemVersion = 1,
        VillageCode = "500112125201",
        AttendanceNote = "（由李小红代办，与当事人关系：配偶）",
    };

    private byte[] Render(Func<CertificatePaper, PdfDocument> make)
    {
        using var scope = portal.Services.CreateScope();
        return portal.Services.GetRequiredService<PdfEngine>().Render(make(scope.ServiceProvider.GetRequiredService<CertificatePaper>()));
    }

    private static async Task AssertSoundTwiceAsync(string name, HttpClient client, string address)
    {
        var first = await client.GetByteArrayAsync(address);
        PaperConformity.AssertSound(name, first);
        Assert.Equal(first, await client.GetByteArrayAsync(address));
    }
}
