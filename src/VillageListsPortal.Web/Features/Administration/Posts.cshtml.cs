using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>What the administrator did and what works only after the security officer: grants, ends of the officers' posts, slips.</summary>
[Authorize(Policies.ConfirmPosts)]
public sealed class PostsModel(PortalDb db, PeopleQueries people, RequestTrace trace, TimeProvider clock) : PortalPage
{
    public IReadOnlyList<PostRow> Rows { get; private set; } = [];

    public IReadOnlyList<WaitingSlip> Slips { get; private set; } = [];

    public Guid? Next { get; private set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    [BindProperty]
    public Guid PostId { get; set; }

    /// <summary>The post as it was shown.</summary>
    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public Guid AccountId { get; set; }

    /// <summary>The slip as it was shown.</summary>
    [BindProperty]
    [StringLength(64)]
    public string? SlipVersion { get; set; }

    [BindProperty]
    public bool Refuse { get; set; }

    [TempData]
    public string? Done { get; set; }

    private const string Address = "/admin/posts";

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public Task<IActionResult> OnPostAsync() => TryOnceAsync(() => ChangeAsync(Grant, "posts.confirmed", "posts.refused"), ShowAsync);

    public Task<IActionResult> OnPostEndAsync() => TryOnceAsync(() => ChangeAsync(EndAsync, "ends.confirmed", "ends.refused"), ShowAsync);

    public Task<IActionResult> OnPostSlipAsync() => TryOnceAsync(SlipAsync, ShowAsync);

    private async Task<IActionResult> ChangeAsync(Func<PostChange, DateTimeOffset, Task> act, string confirmed, string refused)
    {
        await using var found = await PostChange.LoadAsync(db, PostId, Version);
        if (found is null) return NotFound();
        await act(found, clock.GetUtcNow());
        AnswerWith(Address);
        await found.SaveAsync();
        return Finish(confirmed, refused);
    }

    private Task Grant(PostChange found, DateTimeOffset now)
    {
        if (Refuse) found.Person.Refuse(found.Post, Officer.Actor, now);
        else found.Person.Confirm(found.Post, Officer.Actor, now);
        return Task.CompletedTask;
    }

    private async Task EndAsync(PostChange found, DateTimeOffset now)
    {
        if (Refuse) found.Person.RefuseEnd(found.Post, Officer.Actor, now);
        else found.Person.ConfirmEnd(found.Post, await found.OfRoleAsync(), Officer.Actor, now);
    }

    private async Task<IActionResult> SlipAsync()
    {
        if (await db.Users.SingleOrDefaultAsync(a => a.Id == AccountId) is not { } account) return NotFound();
        if (account.ConcurrencyStamp != SlipVersion) throw new DbUpdateConcurrencyException();
        if (Refuse) account.RefuseSlip(Officer.Actor);
        else account.ConfirmSlip(Officer.Actor);
        var now = clock.GetUtcNow();
        db.Note(Refuse ? new SlipRefused(account.PersonId, Officer.Actor, now) : new SlipConfirmed(account.PersonId, Officer.Actor, now), Session.Subject, trace);
        AnswerWith(Address);
        await db.SaveChangesAsync();
        return Finish("slips.confirmed", "slips.refused");
    }

    private LocalRedirectResult Finish(string confirmed, string refused)
    {
        Done = Refuse ? refused : confirmed;
        return LocalRedirect(Address);
    }

    private async Task<IActionResult> ShowAsync()
    {
        (Rows, Next) = await people.WaitingAsync(After, Days.Today(clock), this.Size(PeopleQueries.PageSize));
        Slips = await people.WaitingSlipsAsync(clock.GetUtcNow());
        return Page();
    }
}
