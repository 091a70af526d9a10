using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>What pages with an officer share: who it is, and what a broken rule or a lost race looks like (settled S8).</summary>
public abstract class PortalPage : PageModel
{
    /// <summary>Each form brings its own; the same token gives the same answer (settled S22).</summary>
    [BindProperty]
    public Guid IdempotencyToken { get; set; } = Guid.CreateVersion7();

    /// <summary>Names the form that was sent last; read by keep.js. It is a random number and says nothing.</summary>
    public const string SentCookie = "portal.sent";

    /// <summary>The post in which the form was opened: sent in another one, it would act for another unit.</summary>
    [BindProperty]
    public Guid? FormPost { get; set; }

    public Officer Officer => HttpContext.Officer();

    /// <summary>
    /// The form has arrived: what it says is saved, or the page that answers shows it (a look before, a part that is still missing).
    /// A browser that has kept it until then is told by its token to forget it (settled S32).
    /// </summary>
    [NonHandler] // Razor would take the name for a handler's
    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var arrived = context.Result is LocalRedirectResult or RedirectResult || (context.Result is PageResult && Response.StatusCode == StatusCodes.Status200OK);
        if (!arrived || !HttpMethods.IsPost(Request.Method) || HttpContext.Features.Get<IFormFeature>()?.Form?.ContainsKey("kept") != true) return; // as it was read: what cannot be read is not read again
        Response.Cookies.Append(SentCookie, IdempotencyToken.ToString(), new CookieOptions { Path = "/", SameSite = SameSiteMode.Strict, Secure = Request.IsHttps, MaxAge = TimeSpan.FromMinutes(5) });
    }

    /// <summary>Runs a step that leads to another page; a second POST of the same form gets the first one's answer.</summary>
    /// <param name="act">The step; gives the address to go to and has kept it by <see cref="Idempotency.Answer"/>.</param>
    /// <param name="show">Loads what the page shows, for a broken rule (422) or a lost race (409).</param>
    protected Task<IActionResult> OnceAsync(Func<Task<string>> act, Func<Task<IActionResult>> show) => TryOnceAsync(async () => LocalRedirect(await act()), show);

    /// <summary>Runs a step that may also find nothing; where it is taken, its answer is kept by <see cref="AnswerWith"/> before it is saved.</summary>
    /// <param name="act">The step; gives the answer.</param>
    /// <param name="show">Loads what the page shows.</param>
    protected Task<IActionResult> TryOnceAsync(Func<Task<IActionResult>> act, Func<Task<IActionResult>> show)
    {
        HttpContext.RequestServices.GetRequiredService<Idempotency>().Begin(IdempotencyToken, Officer.PersonId, HttpContext.Request.Path);
        return TryAsync(act, show);
    }

    /// <summary>Keeps the address to go to with what is saved next (settled S22).</summary>
    protected void AnswerWith(string address) => HttpContext.RequestServices.GetRequiredService<Idempotency>().Answer(address);

    /// <summary>Runs a step that creates nothing; broken rules and lost races as in <see cref="OnceAsync"/>. No step is taken from a form of which something cannot be read, were it what nobody types.</summary>
    /// <param name="act">The step; gives the answer.</param>
    /// <param name="show">Loads what the page shows.</param>
    protected async Task<IActionResult> TryAsync(Func<Task<IActionResult>> act, Func<Task<IActionResult>> show)
    {
        if (FormPost is { } opened && opened != Officer.PostId)
        {
            return await Refuse(new RuleViolationException("race.other-post", Officer.UnitName, Officer.Role), StatusCodes.Status409Conflict, show);
        }

        try
        {
            return ModelState.IsValid ? await act() : await UnreadAsync(show);
        }
        catch (Exception e) when (e is RuleViolationException or DbUpdateException or PostgresException)
        {
            HttpContext.RequestServices.GetRequiredService<PortalDb>().ChangeTracker.Clear();
            if (await HttpContext.RequestServices.GetRequiredService<Idempotency>().AgainAsync() is { } meanwhile) return LocalRedirect(meanwhile);
            if ((e as RuleViolationException ?? Safeguards.BrokenBy(e)) is { } broken) return await Refuse(broken, StatusCodes.Status422UnprocessableEntity, show);
            if (e is DbUpdateConcurrencyException || Safeguards.IsRace(e)) return await Refuse(new RuleViolationException("race.someone-else"), StatusCodes.Status409Conflict, show);
            throw;
        }
    }

    /// <summary>Shows the page again because what was entered has not the right shape.</summary>
    protected async Task<IActionResult> InvalidAsync(Func<Task<IActionResult>> show)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await show();
    }

    /// <summary>What to show where the form stands on another page: the page of errors, with what is wrong.</summary>
    protected Task<IActionResult> SayAlone()
    {
        HttpContext.Items[ErrorModel.What] = string.Join(' ', ModelState.Values.SelectMany(e => e.Errors).Select(e => e.ErrorMessage).Distinct(StringComparer.Ordinal));
        return Task.FromResult<IActionResult>(StatusCode(Response.StatusCode));
    }

    /// <summary>The form shown again carries the newest value of a hidden field; what could not be read in the old one is still said.</summary>
    protected void Renew(string field)
    {
        if (ModelState.ContainsKey(field)) ModelState.SetModelValue(field, rawValue: null, attemptedValue: null);
    }

    /// <summary>The form field that a broken rule belongs to; empty for the page's summary.</summary>
    protected virtual string FieldOf(RuleViolationException broken) => "";

    /// <summary>Says a broken rule at its field.</summary>
    protected void Say(RuleViolationException broken) =>
        ModelState.AddModelError(FieldOf(broken), HttpContext.RequestServices.GetRequiredService<RuleMessages>().Of(broken));

    /// <summary>The list as a file, which the journal has (domain 8.2); 400 for a form that there is not.</summary>
    /// <param name="format">csv or xlsx.</param>
    /// <param name="table">The list.</param>
    /// <param name="what">Whose rows they are, as the journal names it.</param>
    /// <param name="subject">The case that they belong to; null for a list of cases.</param>
    protected async Task<IActionResult> ExportAsync(string format, ExportTable table, string what, Guid? subject = null)
    {
        if (table.As(format) is not { } file) return BadRequest();
        var services = HttpContext.RequestServices;
        var (db, now) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        db.Note(new ListExported(subject ?? Officer.UnitId, Officer.UnitId, table.Rows.Count, Officer.Actor, now), what, services.GetRequiredService<RequestTrace>());
        await db.SaveChangesAsync();
        return file;
    }

    /// <summary>As after a broken rule: what the page had already set ready is let go.</summary>
    private Task<IActionResult> UnreadAsync(Func<Task<IActionResult>> show)
    {
        HttpContext.RequestServices.GetRequiredService<PortalDb>().ChangeTracker.Clear();
        return InvalidAsync(show);
    }

    private async Task<IActionResult> Refuse(RuleViolationException broken, int status, Func<Task<IActionResult>> show)
    {
        Say(broken);
        Response.StatusCode = status;
        return await show();
    }
}
