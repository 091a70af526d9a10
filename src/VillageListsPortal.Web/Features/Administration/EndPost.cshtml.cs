using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>Ending a post: from today on, or after a last day to come. That of one of the three officers waits for the security officer.</summary>
[Authorize(Policies.ManagePeople)]
public sealed class EndPostModel(PortalDb db, PeopleQueries people, TimeProvider clock, IStringLocalizer<AdministrationTexts> texts) : PortalPage
{
    public PostRow Post { get; private set; } = null!;

    /// <summary>Whether the security officer has to confirm the end.</summary>
    public bool TakesTwo => Post.Confirmed && PostRules.EndsByTwo(Post.Role);

    /// <summary>First day without the post.</summary>
    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid post)
    {
        Day = Days.Today(clock);
        return await ShowAsync(id, post);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid post)
    {
        if (Day is null) ModelState.TryAddModelError(nameof(Day), texts["end.day.missing"]);
        else if (Day < Days.Today(clock)) ModelState.AddModelError(nameof(Day), texts["end.day.past"]);
        if (!ModelState.IsValid) return await InvalidAsync(() => ShowAsync(id, post));
        return await TryOnceAsync(() => EndAsync(id, post), () => ShowAsync(id, post));
    }

    private async Task<IActionResult> EndAsync(Guid id, Guid postId)
    {
        await using var found = await PostChange.LoadAsync(db, postId, Version);
        if (found is null || found.Person.Id != id) return NotFound();
        found.Person.End(found.Post, Day!.Value, Officer.Actor, clock.GetUtcNow());
        AnswerWith($"/admin/people/{id}");
        await found.SaveAsync();
        Done = found.Post.EndWaits ? "end.asked" : "end.done";
        return Redirect($"/admin/people/{id}");
    }

    private async Task<IActionResult> ShowAsync(Guid id, Guid post)
    {
        if (await people.PostAsync(id, post) is not { } found) return NotFound();
        Post = found;
        Renew(nameof(Version));
        return Page();
    }
}
