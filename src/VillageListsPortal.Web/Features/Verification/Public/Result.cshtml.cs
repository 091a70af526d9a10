using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace VillageListsPortal.Web.Features.Verification;

/// <summary>Where the QR code of a certificate leads.</summary>
[AllowAnonymous]
[EnableRateLimiting(Parts.PublicLimit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ResultModel(CheckCertificate check) : PageModel
{
    public CheckResult Result { get; private set; } = null!;

    public async Task OnGetAsync(string token) => Result = await check.ByTokenAsync(token);
}
