using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>All officers with their posts; searches are posts, so that no log holds a name (settled S33).</summary>
[Authorize(Policies.SeePeople)]
public sealed class PeopleModel(PeopleQueries people, TimeProvider clock) : PortalPage
{
    [BindProperty]
    [StringLength(60, ErrorMessage = "people.search.long")]
    public string? Search { get; set; }

    /// <summary>The last officer of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public DateOnly Today => Days.Today(clock);

    public bool MayManage => Officer.Role == Role.Administrator;

    public async Task OnGetAsync() => (Rows, Next) = await people.PageAsync(null, After);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return await InvalidAsync(() => Task.FromResult<IActionResult>(Page()));
        (Rows, Next) = await people.SearchAsync(Officer, Search, After);
        Renew(nameof(After));
        return Page();
    }
}
