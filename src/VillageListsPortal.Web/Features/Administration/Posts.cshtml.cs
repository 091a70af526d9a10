using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>Grants that wait for the security officer: each confirmed, or ended before it began.</summary>
[Authorize(Policies.ConfirmPosts)]
public sealed class PostsModel(PortalDb db, PeopleQueries people, TimeProvider clock) : PortalPage
{
    public IReadOnlyList<PostRow> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    [BindProperty]
    public Guid PostId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public bool Refuse { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public Task<IActionResult> OnPostAsync() => TryAsync(ActAsync, ShowAsync);

    private async Task<IActionResult> ActAsync()
    {
        if (await PostChange.LoadAsync(db, PostId, Version) is not { } found) return NotFound();
        var now = clock.GetUtcNow();
        if (Refuse) found.Person.End(found.Post, Days.On(now), Officer.Actor, now);
        else found.Person.Confirm(found.Post, Officer.Actor, now);
        await db.SaveChangesAsync();
        Done = Refuse ? "posts.refused" : "posts.confirmed";
        return Redirect("/admin/posts");
    }

    private async Task<IActionResult> ShowAsync()
    {
        (Rows, Next) = await people.WaitingAsync(After, Days.Today(clock));
        return Page();
    }
}
