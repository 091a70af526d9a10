using Microsoft.AspNetCore.Http.HttpResults;
using VillageListsPortal.Domain.Verification;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Verification;

/// <summary>Marker of the texts of this part.</summary>
public sealed class VerificationTexts;

public static class VerificationPart
{
    public static void AddVerificationPart(this IServiceCollection services) => services.AddScoped<CheckCertificate>();

    public static void MapVerification(this WebApplication app)
    {
        app.MapGet("/api/v1/certificates/verify/{token}", VerifyAsync)
            .AllowAnonymous().RequireRateLimiting(Parts.PublicLimit).WithName("VerifyCertificate").WithTags("certificates")
            .WithSummary("What the portal says of a certificate: it vouches for the paper, never for the fact.");
        app.MapGet("/.well-known/certificate-keys.json", (Keyring keys) => TypedResults.Ok(new KeySet([.. keys.All.Select(k => new PublicKey(k.Id, "ECDSA P-256, SHA-256, P1363", Convert.ToBase64String(k.Key.ExportSubjectPublicKeyInfo())))])))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Ok<CheckAnswer>> VerifyAsync(string token, CheckCertificate check) =>
        TypedResults.Ok(CheckAnswer.Of(await check.ByTokenAsync(token, CheckWay.Api)));

    public sealed record PublicKey(int Id, string Algorithm, string SubjectPublicKeyInfo);

    public sealed record KeySet(IReadOnlyList<PublicKey> Keys);
}

/// <summary>The answer of the API; only what a check needs.</summary>
public sealed record CheckAnswer(string Outcome, string? Item, string? Title, string? Number, string? Issuer, DateOnly? IssuedOn, DateOnly? ValidTo, string? Party)
{
    public static CheckAnswer Of(CheckResult r) => r.Found is not { } f
        ? new(r.Outcome.ToString(), null, null, null, null, null, null, null)
        : new(r.Outcome.ToString(), f.ItemCode, f.Title, f.Number, f.Issuer, f.IssuedOn, f.ValidTo, f.Party);
}
