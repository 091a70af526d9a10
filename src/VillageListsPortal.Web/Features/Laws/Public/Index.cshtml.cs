using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Laws.Public;

/// <summary>The law register: each law with its texts, their days and how many items rest on each.</summary>
[AllowAnonymous]
[EnableRateLimiting(Parts.SearchLimit)]
public sealed class IndexModel(LawRegister register, LawExport export, IAuthorizationService authorization, TimeProvider clock) : ListPageModel(clock)
{
    private const int LongestSearch = 60;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public LawKind? Kind { get; set; }

    /// <summary>Last name of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public LawPage Found { get; private set; } = new([], null);

    public bool MayLoad { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Kind is not null;

    public async Task<IActionResult> OnGetAsync([AllowedValues(null, "", "csv", "xlsx")] string? format)
    {
        if (Q?.Length > LongestSearch) Q = Q[..LongestSearch];
        if (!string.IsNullOrEmpty(format)) return !ModelState.IsValid ? BadRequest() : await FileAsync(format);
        if (!BadDay) Found = await register.PageAsync(Q, Kind, After, Day, this.Size(LawRegister.PageSize));
        MayLoad = (await authorization.AuthorizeAsync(User, Policies.ManageLaws)).Succeeded;
        return Answer();
    }

    private async Task<IActionResult> FileAsync(string format) =>
        !BadDay && export.Table(await register.CitedAsync(Q, Kind, Day, ExportTable.MostRows + 1), Day).As(format) is { } file ? file : BadRequest();

    /// <summary>The next page with the same search.</summary>
    public string Next(string after) => Addresses.With("/laws", ("q", Q), ("kind", Kind?.ToString()), ("on", On?.ToString("yyyy-MM-dd", null)), ("after", after));
}
