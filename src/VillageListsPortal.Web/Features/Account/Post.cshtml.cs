using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Account;

/// <summary>Choosing the post to act in, after signing in and later.</summary>
[Authorize(Policies.SignedIn)]
public sealed class PostModel(Session session) : PortalPage
{
    public IReadOnlyList<WorkingPost> Posts { get; private set; } = [];

    public Guid? Chosen => HttpContext.FindOfficer()?.PostId;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Guid PostId { get; set; }

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await LoadAsync();
        if (Posts.FirstOrDefault(p => p.Id == PostId) is not { } post) return NotFound(); // another's, or ended meanwhile
        await session.ChangeAsync(HttpContext, account, post);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/work");
    }

    private async Task<Security.Account> LoadAsync()
    {
        var account = await session.AccountAsync(User) ?? throw new InvalidOperationException("The session has an account.");
        Posts = await session.PostsAsync(account.PersonId);
        return account;
    }
}
