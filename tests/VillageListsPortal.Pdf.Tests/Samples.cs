using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Documents like those the portal makes, and one engine for all tests.</summary>
public static class Samples
{
    public const string Issuer = "重庆市渝北区统景镇江口村村民委员会";
    public const string Address = "https://lists.example.org/v/QK7M-4T2P";

    private static readonly Lazy<FontSet> SharedFonts = new(() => FontSet.LoadDefault());

    public static FontSet Fonts => SharedFonts.Value;

    public static PdfEngine Engine { get; } = new(Fonts);

    public static PdfFile Read(PdfDocument document)
    {
        var file = new PdfFile(Engine.Render(document));
        Assert.Empty(file.Faults);
        return file;
    }

    public static PdfDocument Certificate(string name = "陈春梅", string issuer = Issuer) => Document(
        new Heading("农民身份证明（合作社登记用）"),
        new Paragraph("统景江口村证〔2026〕12号") { Align = TextAlign.Center, Size = 12, SpaceAfter = 12 },
        new Paragraph("渝北区市场监督管理局：") { FirstLineIndent = 0 },
        new Paragraph($"{name}（公民身份号码：500112198503127261）系本村第三村民小组农民。"),
        new Paragraph("本证明仅用于办理农民专业合作社成员登记，自签发之日起90日内有效。"),
        new Paragraph("特此证明。"),
        new SignatureBlock(issuer, "2026年11月23日")) with
    { Band = Band() };

    public static BottomBand Band() => new(
        new QrCode(Address, $"核验码，扫码打开 {Address}"),
        ["经办人（签字）　　　　　　负责人（签字）", "联系电话：023-6700 0000　未加盖印章无效", "扫码或输入核验码核验：QK7M-4T2P"]);

    public static PdfDocument Document(params Block[] body) => new()
    {
        Title = "农民身份证明",
        Author = Issuer,
        Created = new DateTimeOffset(2026, 11, 23, 10, 30, 0, TimeSpan.FromHours(8)),
        Id = new Guid("01938f5e-7a10-7c3e-9d55-3a1d6f0b2c11"),
        Body = body,
    };

    public static Table LongTable(int rows) => new(
        [new("序号", 1, TextAlign.Center), new("事项", 6), new("责任部门", 2), new("数", 1.5, TextAlign.Right)],
        [.. Enumerable.Range(1, rows).Select(i => (IReadOnlyList<string>)
            [$"{i}", "协助开展第" + i + "项工作" + new string('事', i % 17) + "，按规定办理。", "区民政局", $"{i * 1.5:0.0}"])])
    { Caption = "表1　协助事项" };

    /// <summary>A document with every kind of block, over several pages.</summary>
    public static PdfDocument Everything() => Document(
        new Heading("协助事项清单"),
        new Heading("一、基本情况", 2, HeadingStyle.Section),
        new KeyValues([new("姓名", "陈春梅"), new("住址", "统景镇江口村第三村民小组123号，与户口簿一致，地址很长的时候在这里换行")]),
        new Spacer(12),
        new Paragraph("本人＿＿＿＿＿＿（签字）于＿＿＿＿年＿＿月＿＿日申请，𬱖㐂𠮷·阿卜杜拉·买买提。"),
        new Paragraph("The clerk’s certificate was issued on 23 November 2026 to “Chen Chunmei”.") { Language = "en" },
        new Rule(),
        LongTable(60),
        new Picture(TestImages.Png(4, 2, 6), "四色块", 30),
        new QrCode(Address, Address),
        new SignatureBlock(Issuer, "2026年11月23日")) with
    { Band = Band(), Watermark = "预览", RunningHead = ["统景镇江口村"] };
}
