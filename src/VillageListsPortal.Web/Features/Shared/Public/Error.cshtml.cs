using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VillageListsPortal.Pdf;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>What went wrong, in plain words, with a way on.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(Duration = 0, Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class ErrorModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 405, 409, 413, 415, 422, 429, 500];

    /// <summary>The key of the request's items under which a limit of its own says why, as a word of <c>error.429.{word}</c>.</summary>
    public const string Why = "error.why";

    /// <summary>The key under which a page that cannot show its form again says what is wrong.</summary>
    public const string What = "error.what";

    public string Kind { get; private set; } = "500";

    /// <summary>What is wrong in words of its own; null where only the kind is known.</summary>
    public string? Said => HttpContext.Items[What] is string { Length: > 0 } what ? what : null;

    /// <summary>The text that says why.</summary>
    public string Text => Missing is not null ? "glyphs" : Kind == "429" && HttpContext.Items[Why] is string why ? why : "text";

    /// <summary>Of a paper that could not be made: the characters that no face has, with their code points (domain 4.10).</summary>
    public string? Missing { get; private set; }

    /// <summary>Of too many requests: how many seconds to wait.</summary>
    public int? Again => Kind == "429" && int.TryParse(Response.Headers.RetryAfter, System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    /// <summary>Whatever the method of the request that went wrong. Razor would take the name for a handler's.</summary>
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        Show(int.Parse((string)RouteData.Values["code"]!, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A paper that cannot be printed is what somebody wrote, not a fault of the portal.</summary>
    public static int StatusOf(Exception error) => error is MissingGlyphException ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status500InternalServerError;

    private void Show(int code)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is MissingGlyphException unprintable)
        {
            (Missing, code) = (string.Join(" / ", unprintable.Missing.Select(m => $"{m.Text} {m}")), StatusCodes.Status422UnprocessableEntity);
        }

        Kind = (Known.Contains(code) ? code : code is >= 400 and < 500 ? 400 : 500).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = StatusCodes.Status404NotFound; // typed into the address bar
    }
}
