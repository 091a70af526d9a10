using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Web.Features.Notifications;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Home;

/// <summary>The count at the bell; nothing where nothing is unread.</summary>
public sealed class UnreadCount(WaitingWork work) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Officer officer) => Content((await work.CountsAsync(officer)).Unread switch
    {
        0 => "",
        >= UnreadNotices.Most => string.Create(CultureInfo.InvariantCulture, $"{UnreadNotices.Most - 1}+"),
        var n => n.ToString(CultureInfo.InvariantCulture),
    });
}
