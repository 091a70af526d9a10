using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>What the pages of one emergency matter share: it is found through the officer who asks, and changed only by its own verbs.</summary>
public abstract class EmergencyPage(PortalDb db, TimeProvider clock) : PortalPage
{
    /// <summary>The version that the form was made from: a save made from an older one is a lost race (settled S8).</summary>
    [BindProperty]
    public uint? Version { get; set; }

    public EmergencyMatter Matter { get; private set; } = null!;

    /// <summary>Short name of the unit that issued it.</summary>
    public string UnitName { get; private set; } = "";

    public DateOnly Today => Days.Today(clock);

    protected DateTimeOffset Now => clock.GetUtcNow();

    protected PortalDb Db => db;

    /// <summary>Whether it works on the case from inside: the unit that issued it, or the district.</summary>
    public bool IsParty => Officer.IsOfDistrict() || Matter.IsOf(Officer);

    /// <summary>Whether the table lets this officer take the step now.</summary>
    public bool May(EmergencyStep step)
    {
        if (!EmergencyWorkflow.Table.Allows(Matter.Status, step, Officer.Role)) return false;
        if (step == EmergencyStep.End) return Matter.EndedOn is null && (Officer.Role == Role.Reviewer || Matter.IsOf(Officer));
        return Officer.Role == Role.Reviewer ? Officer.PersonId != Matter.IssuedBy && !Matter.Filers.Contains(Officer.PersonId) : Matter.IsOf(Officer);
    }

    protected async Task<bool> LoadAsync(Guid id)
    {
        if (await db.EmergencyMatters.ReachedBy(db, Officer).Include(m => m.Villages).SingleOrDefaultAsync(m => m.Id == id) is not { } matter) return false;
        Matter = matter;
        UnitName = await db.Units.Where(u => u.Id == matter.UnitId).Select(u => u.ShortName).SingleAsync();
        if (HttpMethods.IsGet(Request.Method)) Version = db.VersionOf(matter);
        return true;
    }

    /// <summary>Takes a step from a form: the version shown must still be the one saved.</summary>
    /// <param name="id">The matter.</param>
    /// <param name="take">The step; saves and gives the address to go to.</param>
    protected Task<IActionResult> StepAsync(Guid id, Func<Task<string>> take) => OnceAsync(
        () =>
        {
            if (Version is { } shown && shown != db.VersionOf(Matter)) throw new DbUpdateConcurrencyException("The form was made from an older version.");
            db.Expect(Matter, Version);
            return take();
        },
        () => ShowAnewAsync(id));

    /// <summary>What the page shows beside the matter.</summary>
    protected virtual Task<IActionResult> ShowAsync() => Task.FromResult<IActionResult>(Page());

    /// <summary>The page as it is now, after a broken rule or a lost race.</summary>
    private async Task<IActionResult> ShowAnewAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Version = db.VersionOf(Matter);
        ModelState.Remove(nameof(Version));
        return await ShowAsync();
    }
}
