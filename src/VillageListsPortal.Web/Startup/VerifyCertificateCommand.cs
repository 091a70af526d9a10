using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Verification;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Features.Certificates;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Web.Startup;

/// <summary><c>verify-certificate FILE.pdf</c>: signature and bytes without the database; exit code 0 only where both hold.</summary>
public static class VerifyCertificateCommand
{
    public static async Task<int> RunAsync(CommandContext context)
    {
        var file = context.Argument(0, "the PDF file");
        if (!File.Exists(file)) throw new CommandException($"There is no file {file}.");
        var settings = context.Settings(new DatabaseAddresses("", ""));
        var (holds, sentence) = Check(await File.ReadAllBytesAsync(file), settings);
        await Console.Out.WriteLineAsync(sentence);
        return holds ? 0 : 1;
    }

    public static (bool Holds, string Sentence) Check(byte[] file, PortalSettings settings)
    {
        if (!PdfData.TryRead(file, out var text) || PaperData.Read(text) is not { } data) return (false, "Not a certificate of this portal, or not its original file.");
        using var keys = new Keyring(settings.SigningKeys);
        if (!CertificateToken.TryRead(data.Token, keys.ById, out var token)
            || !string.Equals(token.ContentSha256, CanonicalJson.Sha256(data.Content.ToCanonical()), StringComparison.OrdinalIgnoreCase))
        {
            return (false, "The signature does not hold: forged or altered.");
        }

        if (token.CertificateId != data.Id) return (false, "The signature of the token holds, but the file names another certificate.");
        if (!settings.Addresses.Contains(data.Address, StringComparer.OrdinalIgnoreCase))
        {
            return (false, $"The signature of the token holds, but the QR code leads to {data.Address}, which is neither Portal:PublicAddress nor among Portal:FormerAddresses.");
        }

        using var services = Words();
        var paper = new CertificatePaper(services.GetRequiredService<IStringLocalizer<PaperTexts>>(), settings);
        var again = new PdfEngine(Portal.Fonts(settings)).Render(paper.Issued(data));
        return file.AsSpan().SequenceEqual(again)
            ? (true, $"{data.Content.Number}: signature and bytes hold. Whether it has been stamped or voided only the online check tells.")
            : (false, "The signature of the token holds, but the file is not what the portal issued: altered, saved anew, or rendered with other fonts or another version.");
    }

    private static ServiceProvider Words()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddLocalization();
        return services.BuildServiceProvider();
    }
}
