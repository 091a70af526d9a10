using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening.Public;

/// <summary>准入筛查 for anyone: what would be found in a text before it is filed or sent out. Nothing of it is kept (settled S34).</summary>
[AllowAnonymous]
[EnableRateLimiting(Parts.SearchLimit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ScreeningModel(ScreenText screen, IStringLocalizer<ScreeningTexts> texts) : PageModel
{
    [BindProperty]
    [StringLength(ScreenText.LongestTitle, ErrorMessage = "title.too-long")]
    public string? Title { get; set; }

    [BindProperty]
    [StringLength(ScreenText.LongestText, ErrorMessage = "text.too-long")]
    public string? Text { get; set; }

    /// <summary>What the village is in it, as the author sees it.</summary>
    [BindProperty]
    public VillageRole Role { get; set; } = VillageRole.Assisting;

    /// <summary>What was found; null until something was sent.</summary>
    public ScreenedText? Screened { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), texts["text.missing"]);
        if (ModelState.IsValid) Screened = await screen.RunAsync(new ScreeningText(Title ?? "", Text ?? "", VillageRoles.Word(Role)));
        else Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
