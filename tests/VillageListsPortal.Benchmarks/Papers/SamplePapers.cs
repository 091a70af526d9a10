using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Verification;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Features.Certificates;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Benchmarks.Papers;

/// <summary>Certificates as the portal issues them (ZM-07), each of another person with another number: no two are the same document.</summary>
internal sealed class SamplePapers
{
    /// <summary>More than any renderer keeps in its caches.</summary>
    public const int Count = 512;

    private const string Surnames = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜";
    private const string Given = "明华建国秀英桂兰志强玉梅海燕晓东春红文斌丽娟永福淑珍伟杰婷婷";
    private static readonly Guid First = new("01930000-0000-7000-8000-000000000000");
    private static readonly DateTimeOffset Made = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    private readonly CertificatePaper paper;
    private readonly Keyring keys; // the services own it

    public SamplePapers()
    {
        var made = DemonstrationKeys.Make();
        var settings = District.BenchSettings.Over(new DatabaseAddresses("", ""), made, "");
        var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton(settings).AddSingleton<CertificatePaper>().AddSingleton(_ => new Keyring(made.SigningKeys));
        var provider = services.BuildServiceProvider();
        (paper, keys) = (provider.GetRequiredService<CertificatePaper>(), provider.GetRequiredService<Keyring>());
    }

    /// <summary>What the n-th certificate says; its token is signed already, since signing is no part of rendering.</summary>
    public (CertificateContent Content, string Token, Guid Id) Content(int n)
    {
        var content = new CertificateContent
        {
            Title = "农民身份证明（合作社登记用）",
            Number = string.Create(CultureInfo.InvariantCulture, $"统景江口村证〔2026〕{n + 1}号"),
            AskingBody = "渝北区市场监督管理局",
            Paragraphs = [string.Create(CultureInfo.InvariantCulture, $"{Name(n)}（公民身份号码50011219{60 + n % 40}0{1 + n % 9}{10 + n % 18}{n % 1000:000}{n % 10}）系本村{ChineseNumber.Of((1 + n % 12).ToString(CultureInfo.InvariantCulture))}组农民。本证明仅用于农民专业合作社成员登记。特此证明。")],
            Issuer = "重庆市渝北区统景镇江口村村民委员会",
            IssueDay = new DateOnly(2026, 3, 2),
            ValidTo = new DateOnly(2026, 5, 31),
            Telephone = "023-67281234",
            CheckCode = CheckCode.From([(byte)n, (byte)(n >> 8), 3, 4, 5, 6, 7, 8]),
            ItemCode = "ZM-07",
            ItemVersion = 1,
            VillageCode = "500112133212",
        };
        var id = IdOf(n);
        return (content, Token(content, id, n), id);
    }

    /// <summary>The document, by the code with which the portal makes it.</summary>
    public PdfDocument Document((CertificateContent Content, string Token, Guid Id) sample) =>
        paper.Issued(sample.Content, sample.Token, sample.Id, Made);

    /// <summary>The same texts in the same order, for another renderer. The QR code is left to ours alone.</summary>
    public PlainPaper Plain(int n)
    {
        var document = Document(Content(n));
        var paragraphs = document.Body.OfType<Paragraph>().Select(p => p.Text).ToList();
        var signature = document.Body.OfType<SignatureBlock>().Single();
        return new PlainPaper(document.Title, paragraphs[0], paragraphs[1], paragraphs[2..], signature.Issuer, signature.Date, document.Band!.Lines);
    }

    private static string Name(int n) => string.Concat(Surnames[n % Surnames.Length], Given[n * 7 % Given.Length], Given[n * 13 % Given.Length]);

    private static Guid IdOf(int n)
    {
        var bytes = First.ToByteArray(bigEndian: true);
        (bytes[14], bytes[15]) = ((byte)(n >> 8), (byte)n);
        return new Guid(bytes, bigEndian: true);
    }

    private string Token(CertificateContent content, Guid id, int n) => new CertificateToken
    {
        KeyId = keys.CurrentId,
        DistrictCode = "500112",
        CertificateId = id,
        VillageCode = content.VillageCode,
        ItemCode = content.ItemCode,
        Year = 2026,
        Number = n + 1,
        IssuedOn = content.IssueDay,
        ValidTo = content.ValidTo,
        ContentSha256 = CanonicalJson.Sha256(content.ToCanonical()),
    }.Encode(keys.Current);
}

/// <summary>The texts of a certificate.</summary>
internal sealed record PlainPaper(string Title, string Number, string AskingBody, IReadOnlyList<string> Paragraphs, string Issuer, string Day, IReadOnlyList<string> Band);
