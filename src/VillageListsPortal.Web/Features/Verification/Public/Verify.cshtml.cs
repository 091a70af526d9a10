using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace VillageListsPortal.Web.Features.Verification;

/// <summary>核验: by check code or by the PDF; anyone, no account.</summary>
[AllowAnonymous]
[EnableRateLimiting(Parts.PublicLimit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestSizeLimit(LargestFile)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestFile)]
public sealed class VerifyModel(CheckCertificate check) : PageModel
{
    /// <summary>An issued certificate is far below; bytes.</summary>
    private const int LargestFile = 5 * 1024 * 1024;

    public string? Code { get; private set; }

    public bool FileProblem { get; private set; }

    public CheckResult? Result { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPostAsync(string? code)
    {
        Code = code?.Trim();
        Result = await check.ByCodeAsync(Code);
    }

    public async Task OnPostFileAsync(IFormFile? file)
    {
        if (file is null || file.Length == 0)
        {
            FileProblem = true;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        await using var stream = file.OpenReadStream();
        Result = await check.ByFileAsync(stream);
    }
}
