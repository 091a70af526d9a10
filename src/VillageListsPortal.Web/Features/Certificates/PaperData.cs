using System.Text.Json;
using VillageListsPortal.Domain.Certificates;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>
/// What an issued PDF says of itself, so that it can be checked without the database: its content, token and day.
/// The token's signature covers the content's hash; rendering it again must give the same bytes (settled S20, S27).
/// </summary>
public sealed record PaperData(CertificateContent Content, string Token, Guid Id, DateTimeOffset Made, int Reprint)
{
    public static string Write(CertificateContent content, string token, Guid id, DateTimeOffset made, int reprint) =>
        JsonSerializer.Serialize(new PaperData(content, token, id, made, reprint));

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
