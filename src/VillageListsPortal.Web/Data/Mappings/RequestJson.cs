using System.Text.Json;
using VillageListsPortal.Domain.Certificates;

namespace VillageListsPortal.Web.Data.Mappings;

/// <summary>The plain text under the ciphertext of a certificate's request.</summary>
internal static class RequestJson
{
    public static string Write(CertificateRequest request) => JsonSerializer.Serialize(new Stored(
        request.Name, request.Document.Type, request.Document.Number, request.Document.Issuer, request.Document.NoneReason,
        request.AskingBody, request.Values, request.Attendance, request.NoOtherProof));

    public static CertificateRequest Read(string json)
    {
        var s = JsonSerializer.Deserialize<Stored>(json)!;
        return new CertificateRequest
        {
            Name = s.Name,
            Document = IdentityDocument.Restore(s.Type, s.Number, s.Issuer, s.NoneReason),
            AskingBody = s.AskingBody,
            Values = s.Values,
            Attendance = s.Attendance,
            NoOtherProof = s.NoOtherProof,
        };
    }

    private sealed record Stored(
        string Name, IdentityDocumentType Type, string? Number, string? Issuer, string? NoneReason,
        string? AskingBody, IReadOnlyDictionary<string, string> Values, Attendance Attendance, bool NoOtherProof);
}

/// <summary>The plain text under the ciphertext of a certificate's frozen content.</summary>
internal static class ContentJson
{
    public static string Write(CertificateContent content) => JsonSerializer.Serialize(content);

    public static CertificateContent Read(string json) => JsonSerializer.Deserialize<CertificateContent>(json)!;
}
