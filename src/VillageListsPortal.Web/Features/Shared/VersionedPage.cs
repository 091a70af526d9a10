using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>What the pages of one case share whatever it is: a form carries the version of the row that it was made from, and a save made from an older one is a lost race (settled S8).</summary>
public abstract class VersionedPage(PortalDb db, TimeProvider clock) : PortalPage
{
    /// <summary>The version that the form was made from.</summary>
    [BindProperty]
    public uint? Version { get; set; }

    public DateOnly Today => Days.Today(clock);

    protected DateTimeOffset Now => clock.GetUtcNow();

    protected PortalDb Db => db;

    /// <summary>The row that the page is about, once it is loaded.</summary>
    protected abstract object Versioned { get; }

    /// <summary>Loads the row through the officer who asks, with all that belongs to it; false where it is not there for him.</summary>
    protected abstract Task<bool> LoadAsync(Guid id);

    /// <summary>What the page shows beside the row.</summary>
    protected virtual Task<IActionResult> ShowAsync() => Task.FromResult<IActionResult>(Page());

    /// <summary>Notes the version that the page shows.</summary>
    protected void NoteVersion()
    {
        if (HttpMethods.IsGet(Request.Method)) Version = db.VersionOf(Versioned);
    }

    /// <summary>A form made from an older version is a lost race, also where the step is not allowed any more.</summary>
    protected void RequireShown()
    {
        if (Version is { } shown && shown != db.VersionOf(Versioned)) throw new DbUpdateConcurrencyException("The form was made from an older version.");
        db.Expect(Versioned, Version);
    }

    /// <summary>Takes a step from a form: the version shown must still be the one saved.</summary>
    /// <param name="id">The row.</param>
    /// <param name="take">The step; saves and gives the address to go to.</param>
    protected Task<IActionResult> RunAsync(Guid id, Func<Task<string>> take)
    {
        if (!ModelState.IsValid && ModelState.GetFieldValidationState(nameof(Version)) != ModelValidationState.Invalid) return InvalidAsync(ShowAsync); // with the version that was sent: nobody has seen a newer one
        return OnceAsync(
            () =>
            {
                RequireShown();
                return take();
            },
            () => ShowAnewAsync(id));
    }

    /// <summary>The page as it is now, after a broken rule or a lost race.</summary>
    protected async Task<IActionResult> ShowAnewAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Version = db.VersionOf(Versioned);
        Renew(nameof(Version));
        return await ShowAsync();
    }

    protected async Task<string> SaveAsync(string address)
    {
        HttpContext.RequestServices.GetRequiredService<Idempotency>().Answer(address);
        await db.SaveChangesAsync();
        return address;
    }
}
