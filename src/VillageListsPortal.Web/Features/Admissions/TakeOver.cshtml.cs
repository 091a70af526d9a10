using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>沿用现行版本: the item has got a newer version since the draft was begun. Shows what it changed, asks where both changed the same field, and goes on from there.</summary>
[Authorize(Policies.FileAdmissions)]
public sealed class TakeOverModel(PortalDb db, TimeProvider clock) : AdmissionPage(db, clock)
{
    /// <summary>Fields in conflict in which the newer version shall stand.</summary>
    [BindProperty]
    public IReadOnlyList<string>? Theirs { get; set; }

    /// <summary>The newer version that the form was made from.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    /// <summary>What the newer version changed.</summary>
    public IReadOnlyList<NewerField> Fields { get; private set; } = [];

    /// <summary>The version that the author began with.</summary>
    public ListItem? Began { get; private set; }

    /// <summary>The latest version.</summary>
    public ListItem? Latest { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadOwnAsync(id)) return NotFound();
        await ShowAsync();
        return Admission.Status is AdmissionStatus.Draft or AdmissionStatus.Returned && Latest is { To: null } && Latest.Version > Began?.Version ? Page() : LocalRedirect($"/admissions/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadOwnAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await StepAsync(
            id,
            async () =>
            {
                await ReadAsync();
                if (Seen != Latest?.Version) throw new DbUpdateConcurrencyException("The item has got another version since the form was made."); // nobody takes over what he has not seen
                Admission.TakeOver(Began, Latest, [.. Theirs ?? []], Officer.Actor, Now);
            },
            $"/admissions/{id}/edit/Item");
    }

    protected override async Task<IActionResult> ShowAsync()
    {
        await ReadAsync();
        if (Began is not null && Latest is not null) Fields = NewerVersion.Fields(Admission.Request, Admission.Proposed, Began, Latest);
        return Page();
    }

    private async Task ReadAsync()
    {
        var (code, version) = (Admission.Request.ItemCode, Admission.Request.ItemVersion);
        var versions = await Db.ListItems.AsNoTracking().Where(i => i.Code == code && i.Version >= version).OrderBy(i => i.Version).ToListAsync();
        (Began, Latest) = (versions.Find(i => i.Version == version), versions.LastOrDefault());
    }
}
