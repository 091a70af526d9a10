using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Features.Administration.Changes;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units.Changes;

/// <summary>What an administrator does at the pages of a change, by their forms.</summary>
internal static class ChangeSteps
{
    public static DateOnly Today(this PortalFixture portal) => Days.On(portal.Clock.GetUtcNow());

    /// <summary>The form filled in and looked at, not yet confirmed.</summary>
    public static async Task<(string Path, HttpStatusCode Status, IHtmlDocument Page)> PreviewAsync(
        this PortalFixture portal, HttpClient admin, ChangeKind kind, string code, DateOnly day, params (string Name, string Value)[] entered)
    {
        var unit = await portal.UnitOnAsync(code);
        var path = $"/admin/units/{unit.Id}/change?kind={kind}";
        (string Name, string Value)[] usual = [("Day", day.ToString("O", CultureInfo.InvariantCulture)), ("Ground", "渝北府〔2026〕12号"), ("Do", "Preview")];
        using var answer = await admin.PostFormAsync(path, [.. usual.Where(u => entered.All(e => e.Name != u.Name)), .. entered]);
        return (path, answer.StatusCode, Pages.Parse(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Filled in, looked at and confirmed.</summary>
    public static async Task EnterAsync(this PortalFixture portal, HttpClient admin, ChangeKind kind, string code, DateOnly day, params (string Name, string Value)[] entered)
    {
        var (path, status, page) = await portal.PreviewAsync(admin, kind, code, day, entered);
        Assert.True(status == HttpStatusCode.OK, page.QuerySelector("#problems")?.TextContent ?? $"answered {(int)status}");
        await ConfirmAsync(admin, path, page);
    }

    public static async Task ConfirmAsync(this HttpClient admin, string path, IHtmlDocument preview, params (string Name, string Value)[] assigned)
    {
        using var answer = await admin.PostFormAsync(path, preview, [("Do", "Confirm"), .. assigned]);
        Assert.True(answer.StatusCode == HttpStatusCode.Found, Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("#problems")?.TextContent ?? $"answered {(int)answer.StatusCode}");
    }

    /// <summary>The unit of that code that is there today.</summary>
    public static Task<Unit> UnitOnAsync(this PortalFixture portal, string code)
    {
        var today = portal.Today();
        return portal.InDatabaseAsync(db => db.Units.AsNoTracking().Include(u => u.Names).Include(u => u.Prefixes).SingleAsync(u => u.Code == code && u.From <= today && (u.To == null || u.To > today)));
    }

    /// <summary>What is due takes effect, whether by this call or by the service of the portal.</summary>
    public static async Task SettleAsync(this PortalFixture portal)
    {
        var today = portal.Today();
        await Eventually.HoldsAsync(async () =>
        {
            await portal.Services.GetRequiredService<DueChanges>().SettleNextAsync(CancellationToken.None);
            return !await portal.InDatabaseAsync(db => db.UnitChanges.AnyAsync(c => c.Status == UnitChangeStatus.Planned && c.Day <= today));
        });
    }
}
