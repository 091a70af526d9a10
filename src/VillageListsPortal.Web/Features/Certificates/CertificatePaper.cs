using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The paper of a certificate: one document model for the PDF, the preview and the 表单样本 (domain 4.9, settled S26, S27).</summary>
public sealed class CertificatePaper(IStringLocalizer<PaperTexts> words, PortalSettings settings)
{
    private const double SmallSize = 12;

    /// <summary>The paper as issued, or as its n-th reprint.</summary>
    public PdfDocument Issued(CertificateContent content, string token, Guid id, DateTimeOffset made, int reprint = 0) =>
        Issued(new PaperData(content, token, id, made, reprint, settings.PublicAddress.TrimEnd('/')));

    /// <summary>The paper that a file says it is; what it says is believed by the caller or not.</summary>
    public PdfDocument Issued(PaperData data) => Issued(data, data.Content, AddressOf(data.Address, data.Token));

    private PdfDocument Issued(PaperData data, CertificateContent content, string address) => new()
    {
        Id = data.Id,
        Title = content.Title,
        Author = content.Issuer,
        Subject = content.Number,
        Created = data.Made,
        Data = PaperData.Write(data),
        Body = Body(content.Title, content.Number + (data.Reprint > 0 ? words["reprint", data.Reprint].Value : ""), content.AskingBody, content.Paragraphs, content.AttendanceNote, new SignatureBlock(content.Issuer, Days.Chinese(content.IssueDay))),
        Band = Band(content.Telephone, content.CheckCode, new QrCode(address, words["qr.alt", content.Number, address].Value)) with
        { Signature = new SignatureField("Signature", words["signature.field"]) }, // signing later moves nothing (settled S27)
    };

    /// <summary>The paper before signing: marked 预览, without number and QR code (settled S26).</summary>
    public PdfDocument Preview(CertificateItem item, Unit village, IReadOnlyList<string> paragraphs, string? askingBody, string? attendance, DateOnly today) => new()
    {
        Title = item.Title,
        Author = village.NameOn(today).Full,
        Created = Days.StartOf(today),
        Watermark = words["preview"],
        Body = Body(item.Title, words["number.pending"], askingBody, paragraphs, attendance, new SignatureBlock(village.NameOn(today).Full, Days.Chinese(today))),
        Band = Band(village.Telephone, null, null),
    };

    /// <summary>表单样本 from the same wording with blanks (domain 4.1).</summary>
    public PdfDocument FormSample(CertificateItem item, CommitteeKind committee, DateOnly today) => new()
    {
        Title = words["sample.title", item.Title],
        Author = settings.DistrictName,
        Created = Days.StartOf(today),
        Watermark = words["sample"],
        Body = Body(item.Title, words["sample.number"], words["sample.asking-body"], CertificateText.Blank(item, committee), null,
            new SignatureBlock(words[committee == CommitteeKind.Villagers ? "sample.villagers" : "sample.residents"], words["sample.date"])),
        Band = Band(null, null, null),
    };

    private static string AddressOf(string portal, string token) => $"{portal}/v/{token}";

    private static List<Block> Body(string title, string number, string? askingBody, IReadOnlyList<string> paragraphs, string? attendance, SignatureBlock signature)
    {
        List<Block> body = [new Heading(title), new Paragraph(number) { Align = TextAlign.Center, Size = SmallSize, FirstLineIndent = 0, SpaceAfter = 16 }];
        if (askingBody is not null) body.Add(new Paragraph(askingBody + "：") { FirstLineIndent = 0 });
        body.AddRange(paragraphs.Select(p => new Paragraph(p)));
        if (attendance is not null) body.Add(new Paragraph(attendance) { Size = SmallSize });
        body.Add(signature);
        return body;
    }

    private BottomBand Band(string? telephone, string? checkCode, QrCode? qr) => new(qr,
    [
        words["band.signatures"],
        words["band.telephone", telephone ?? words["band.no-telephone"].Value],
        .. checkCode is null ? Array.Empty<string>() : [words["band.check", checkCode]],
        words["band.seal"],
    ]);
}
