using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Home;

/// <summary>The count beside 待办 in the rail; nothing where nothing waits (experience.md).</summary>
public sealed class WaitingCount(WaitingWork work) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Officer officer) => Content(await work.CountAsync(officer) is var count and > 0 ? count.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
}
