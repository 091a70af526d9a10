using System.Text.Json;
using VillageListsPortal.Domain.Certificates;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>
/// What an issued PDF says of itself, so that it can be checked without the database: its content, token and day.
/// The token's signature covers the content's hash; rendering it again must give the same bytes (settled S20, S27).
/// </summary>
/// <param name="Content">What signing fixed.</param>
/// <param name="Token">The token of its QR code.</param>
/// <param name="Id">The certificate.</param>
/// <param name="Made">When the paper was made.</param>
/// <param name="Reprint">0 for the original, else the reprint's number.</param>
/// <param name="Address">The portal's public address of that day, in the QR code; believed only where the portal knows it.</param>
public sealed record PaperData(CertificateContent Content, string Token, Guid Id, DateTimeOffset Made, int Reprint, string Address)
{
    public static string Write(PaperData data) => JsonSerializer.Serialize(data);

    public static PaperData? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<PaperData>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
