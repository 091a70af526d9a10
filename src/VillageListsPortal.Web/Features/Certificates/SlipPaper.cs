using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>不予出具告知单, 个人声明 and 告知承诺书: nobody leaves empty-handed (domain 4.2).</summary>
public sealed class SlipPaper(IStringLocalizer<PaperTexts> words, PortalSettings settings)
{
    /// <summary>小四: the longest of the 35 slips, with the longest asking body, stands on one page.</summary>
    private const double TextSize = 12;

    private const double LineBelowTitle = 29; // GB/T 9704-2012, 7.3.2: one line is left free

    /// <summary>What a village's numbered slip adds to the public one (settled S23).</summary>
    public sealed record Given(string Number, string? AskingBody, string Issuer, string? Telephone);

    public PdfDocument Slip(CancelledItem item, DateOnly day, Given? given)
    {
        List<Block> body = [new Heading(words["slip.title"])];
        if (given is not null) body.Add(new Paragraph(words["slip.number", given.Number]) { Align = TextAlign.Center, Size = 12, FirstLineIndent = 0, SpaceAfter = 12 });
        else body.Add(new Spacer(LineBelowTitle));
        body.Add(new Paragraph(words["slip.opening", item.Title]) { Size = TextSize, SpaceAfter = 8 });
        List<KeyValueRow> rows = [new(words["slip.asked"], item.Title)];
        if (given?.AskingBody is { } asking) rows.Add(new(words["slip.asking-body"], asking));
        rows.Add(new(words["slip.why"], words["slip.why.text", item.Batch ?? "", item.Code]));
        rows.Add(new(words["slip.who"], item.Department));
        rows.Add(new(words["slip.bring"], item.Alternative ?? ""));
        if (item.Exception is { Length: > 0 } exception) rows.Add(new(words["slip.exception"], exception));
        rows.Add(new(words["slip.basis"], item.LegalBasis));
        body.Add(new KeyValues(rows) { Size = TextSize });
        // Issuer and date never stand alone on a second page.
        body.Add(new Paragraph(words["slip.closing"]) { Size = TextSize, SpaceBefore = 8, KeepWithNext = true });
        body.Add(new Paragraph(given?.Issuer ?? words["slip.public-issuer", settings.DistrictName].Value) { Align = TextAlign.Right, Size = TextSize, FirstLineIndent = 0, SpaceBefore = 8, KeepWithNext = true });
        body.Add(new Paragraph(Days.Chinese(day)) { Align = TextAlign.Right, Size = TextSize, FirstLineIndent = 0 });
        return Document(words["slip.title"], given?.Issuer ?? settings.DistrictName, day, body, given?.Telephone);
    }

    public PdfDocument SelfPaper(CancelledItem item, DateOnly day)
    {
        var kind = item.SelfPaper == Domain.Lists.SelfPaper.Commitment ? "commitment" : "declaration";
        List<Block> body =
        [
            new Heading(words[$"{kind}.title"]),
            new Spacer(LineBelowTitle),
            new Paragraph(words["self.to"]) { FirstLineIndent = 0 },
            new Paragraph(words["self.person"]),
            .. (item.SelfPaperText ?? "").Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => new Paragraph(p)),
            new SignatureBlock(words["self.signature"], words["sample.date"]),
        ];
        return Document($"{words[$"{kind}.title"]}（{item.Title}）", settings.DistrictName, day, body, null);
    }

    private PdfDocument Document(string title, string author, DateOnly day, List<Block> body, string? telephone) => new()
    {
        Title = title,
        Author = author,
        Created = Days.StartOf(day),
        Body = body,
        Band = new BottomBand(null, telephone is null ? [words["slip.check", settings.PublicAddress]] : [words["band.telephone", telephone], words["slip.check", settings.PublicAddress]]),
    };
}
