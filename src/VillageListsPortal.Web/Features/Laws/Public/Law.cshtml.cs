using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Laws.Public;

/// <summary>One text of a law: its days, the other texts, its articles and the items that rest on it.</summary>
[AllowAnonymous]
public sealed class LawModel(LawRegister register, CitingItems citing, IAuthorizationService authorization, TimeProvider clock) : ListPageModel(clock)
{
    public LawView Shown { get; private set; } = null!;

    /// <summary>Whether the reader loads texts and opens reviews.</summary>
    public bool Manages { get; private set; }

    /// <summary>How many items rest on older texts and are in no review; for who opens one.</summary>
    public int Unreviewed { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid law)
    {
        if (await register.FindAsync(law, BadDay ? Today : Day) is not { } found) return NotFound();
        Shown = found;
        Manages = (await authorization.AuthorizeAsync(User, Policies.ManageLaws)).Succeeded;
        if (Manages) Unreviewed = (await citing.UnreviewedAsync(found.Law, Today)).Count;
        return Answer();
    }
}
