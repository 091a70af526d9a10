using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>键盘快捷键, as a page.</summary>
[AllowAnonymous]
public sealed class KeysModel : PageModel
{
    public void OnGet()
    {
    }
}
