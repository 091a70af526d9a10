using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Administration.Changes;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Access;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;
using VillageListsPortal.Web.Tests.Units.Changes;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>Every page of a portal, opened by somebody who may and in a state in which it can be: one address a route, several where its title depends on more.</summary>
public sealed class EveryPage : IAsyncLifetime
{
    private const string Item = "XZ-01";
    private readonly List<OpenedPage> opened = [];
    private readonly List<IDisposable> used = [];
    private IReadOnlyList<string> routes = [];

    public sealed record OpenedPage(string Route, string Address, HttpClient Client, IHtmlDocument Page);

    public PortalFixture Portal { get; } = new();

    public IReadOnlyList<OpenedPage> Opened => opened;

    /// <summary>All routes of pages, opened or not.</summary>
    public IReadOnlyList<string> Routes => routes;

    private DateOnly Today => Days.Today(Portal.Clock);

    public async Task InitializeAsync()
    {
        await Portal.InitializeAsync();
        routes = await PortalEndpoints.PagesAsync(Portal.Services);
        var token = await OpenCertificatesAsync();
        var staff = await OfficerAsync(Role.TownshipStaff, DemonstrationOfficers.Tongjing);
        var reviewer = await OfficerAsync(Role.Reviewer, DemonstrationOfficers.District);
        var announced = await OpenAdmissionsAsync(staff, reviewer);
        await OpenEmergenciesAsync(staff, reviewer);
        var law = await OpenReviewsAsync(reviewer);
        await OpenAdministrationAsync();
        var visitor = Use(Portal.VisitorElsewhere());
        await OpenAsync(
            visitor, "/", "/account/sign-in", "/account/slip", "/search", "/help/keys", "/verify", $"/v/{token}", "/guides/ZM-07", $"/villages/{DemonstrationOfficers.Jiangkou}",
            "/lists/autonomy", "/lists/assistance", "/lists/negative", "/lists/certificate", "/lists/cancelled", "/lists/negative/editions", "/lists/cancelled/editions", "/lists/certificate/ZM-07", $"/lists/assistance/{Item}",
            "/lists/compare?from=2024-12-31&to=2025-01-01", "/lawful?q=%E6%8B%86%E8%BF%9D", "/laws", $"/laws/{law}", "/screening", "/screening/overrides", "/reviews/results", "/admissions/announcements", $"/admissions/announcements/{announced}");
    }

    public Task DisposeAsync()
    {
        foreach (var one in used) one.Dispose();
        return Portal.DisposeAsync();
    }

    /// <summary>The route of an address: of those that fit the one with the fewest places.</summary>
    public string RouteOf(string address) =>
        routes.Where(r => Regex.IsMatch(address.Split('?')[0], Pattern(r), RegexOptions.None, TimeSpan.FromSeconds(1))).MinBy(r => r.Count(c => c == '{')) ?? throw new ArgumentException($"No page has the address {address}", nameof(address));

    private static string Pattern(string route) => $"^{string.Join('/', route.Split('/').Select(s => s.Length == 0 || s[0] != '{' ? Regex.Escape(s) : s.Contains(":guid", StringComparison.Ordinal) ? "[0-9a-f-]{36}" : "[^/]+"))}$";

    private async Task OpenAsync(HttpClient client, params string[] addresses)
    {
        foreach (var address in addresses) opened.Add(new(RouteOf(address), address, client, await client.PageAsync(address)));
    }

    private async Task<string> OpenCertificatesAsync()
    {
        var officers = Use(await CertificateJourney.InAsync(Portal, DemonstrationOfficers.Jiangkou));
        var (draft, gone) = (await officers.SubmitAsync(("then", "draft")), await officers.SubmitAsync(("then", "draft")));
        var (waiting, signed, stamped) = (await officers.SubmitAsync(), await officers.SignedAsync(), await officers.StampedAsync());
        await LedOnAsync(RawForm.SendAsync(officers.Clerk, $"/certificates/{gone}", "form[action$='Discard']"));
        var slip = await LedOnAsync(RawForm.SendAsync(officers.Clerk, $"/certificates/new?q={Uri.EscapeDataString("养犬")}", "section.note.stop form"));
        await LedOnAsync(officers.Head.PostFormAsync("/certificates/seal", ("Input.From", Day(Today)), ("Input.To", Day(Today.AddDays(20))), ("Input.FiledOn", Day(Today))));
        await OpenAsync(
            officers.Clerk, "/work", "/notices", "/certificates", "/certificates/new", "/certificates/new/ZM-07", slip[..slip.LastIndexOf('/')], $"/certificates/{draft}", $"/certificates/{waiting}", $"/certificates/{stamped.Id}",
            $"/certificates/{draft}/edit", $"/certificates/{gone}/discarded", $"/certificates/{stamped.Id}/hand-over", "/account/password", "/account/post", "/account/notices");
        await OpenAsync(officers.Head, $"/certificates/{waiting}/sign", $"/certificates/{stamped.Id}/void", "/certificates/seal");
        await OpenAsync(officers.Keeper, $"/certificates/{signed.Id}/stamp", "/certificates/seal-register");
        return stamped.Issue!.Token;
    }

    private async Task<string> OpenAdmissionsAsync(HttpClient staff, HttpClient reviewer)
    {
        var made = await MadeAdmissions.InAsync(Portal);
        var from = await made.EarliestAsync();
        await OpenFilingAsync(made, from, staff);
        await OpenDistrictAsync(made, from, reviewer);
        await OpenHandoverAsync(made, from, reviewer);
        await made.OverriddenTaskAsync(await made.TaskAsync("协助看护路口", from), new Crossing("FM-02", "协助", true, 0, 2, "村委会"));
        return (await made.AdmittedTaskAsync(await made.TaskAsync("协助看护渡口", from))).Number!;
    }

    private async Task OpenFilingAsync(MadeAdmissions made, DateOnly from, HttpClient staff)
    {
        var (draft, gone) = ((await made.DraftAsync(MadeAdmissions.Addition("协助看护凉亭", from))).Id, (await made.DraftAsync(MadeAdmissions.Addition("协助看护水车", from))).Id);
        var awaiting = (await made.AwaitingCountersignAsync(MadeAdmissions.Addition("协助看护石桥", from))).Id;
        var stopped = (await made.StoppedAsync(MadeAdmissions.Addition("协助看护古井", from), "FM-02")).Id;
        var outdated = await OutdatedAsync(made, from);
        await LedOnAsync(RawForm.SendAsync(staff, $"/admissions/{gone}/edit/Item", "main form[action$='handler=Discard']"));
        await OpenAsync(
            staff, "/admissions", "/admissions/new", $"/admissions/{draft}", $"/admissions/{stopped}", $"/admissions/{gone}/discarded", $"/admissions/{outdated}/take-over", $"/admissions/{stopped}/contest",
            $"/admissions/{awaiting}/withdraw", "/screening/document");
        await OpenAsync(staff, [.. Enum.GetNames<Web.Features.Admissions.FormStep>().Select(step => $"/admissions/{draft}/edit/{step}")]);
        await OpenAsync(await OfficerAsync(Role.Countersigner, DemonstrationOfficers.Tongjing), $"/admissions/{awaiting}/countersign", $"/admissions/{awaiting}/send-back");
    }

    private async Task OpenDistrictAsync(MadeAdmissions made, DateOnly from, HttpClient reviewer)
    {
        var contested = (await made.ContestedAsync(MadeAdmissions.Addition("协助看护戏台", from), "FM-02")).Id;
        var (submitted, accepted) = ((await made.SubmittedAsync(MadeAdmissions.Addition("协助看护堰塘", from))).Id, (await made.AcceptedAsync(MadeAdmissions.Addition("协助看护碑刻", from))).Id);
        var (assessing, assessed) = ((await made.AssessingAsync(MadeAdmissions.Addition("协助看护门楼", from))).Id, (await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助看护栈道", from))).Id);
        var consulting = await (await TestAdmissions.InAsync(Portal)).ConsultingAsync(new DateOnly(2026, 3, 9));
        await OpenAsync(
            reviewer, $"/admissions/{submitted}/accept", $"/admissions/{submitted}/assign", $"/admissions/{submitted}/return", $"/admissions/{accepted}/consult", $"/admissions/{consulting.Id}/close-consultation",
            $"/admissions/{assessing}/assess", $"/admissions/{assessing}/reopen", $"/admissions/{contested}/contest-decision", "/screening/words");
        await OpenAsync(await OfficerAsync(Role.Approver, DemonstrationOfficers.District), $"/admissions/{assessed}/decide");
        await OpenAsync(await OfficerAsync(Role.VillageHead, DemonstrationOfficers.Jiangkou), $"/admissions/{consulting.Id}/answer/{consulting.Consultations[0].Id}");
    }

    private async Task OpenHandoverAsync(MadeAdmissions made, DateOnly from, HttpClient reviewer)
    {
        using var journey = new AdmissionJourney(Portal);
        await journey.AcceptAsync((await made.SubmittedAsync(MadeAdmissions.Addition("协助看护风车", from))).Id); // reviewer.a has a case to hand over
        var (away, deputy) = ((await Portal.PersonAsync("reviewer.a")).Id, (await Portal.PersonAsync("reviewer.b")).Id);
        await LedOnAsync(reviewer.PostFormAsync("/admissions/handover", ("From", away.ToString()), ("To", deputy.ToString()), ("FirstDay", Day(Today)), ("LastDay", "")));
        await OpenAsync(reviewer, "/admissions/handover", $"/admissions/handover/{await Portal.InDatabaseAsync(db => db.CaseHandovers.Select(h => h.Id).SingleAsync())}/end");
    }

    /// <summary>A draft of an amendment whose item has another version by now.</summary>
    private async Task<Guid> OutdatedAsync(MadeAdmissions made, DateOnly from)
    {
        var item = await Portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-09"));
        var draft = await made.DraftAsync(TakeOverTests.Amended(item, from, r => r));
        var other = await made.AwaitingApprovalAsync(TakeOverTests.Amended(item, from, r => r with { Item = r.Item with { Department = "区里改的部门" } }));
        using var journey = new AdmissionJourney(Portal);
        await journey.ApproveAsync(other.Id, "approver.a", from);
        return draft.Id;
    }

    private async Task OpenEmergenciesAsync(HttpClient staff, HttpClient reviewer)
    {
        var made = new MadeEmergencies(Portal);
        var issued = (await made.IssuedAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Jiangkou)).Id;
        var filed = (await made.FiledAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Jiangkou)).Id;
        await OpenAsync(staff, "/admissions/emergency", "/admissions/emergency/new", $"/admissions/emergency/{issued}", $"/admissions/emergency/{issued}/file", $"/admissions/emergency/{filed}/end");
        await OpenAsync(reviewer, $"/admissions/emergency/{filed}/review");
    }

    private async Task<Guid> OpenReviewsAsync(HttpClient reviewer)
    {
        var round = await LedOnAsync(reviewer.PostFormAsync("/reviews/new", ("List", "Assistance"), ("Due", Day(Today.AddDays(21)))));
        var item = await Portal.InDatabaseAsync(db => db.ItemReviews.Where(i => i.ItemCode == Item).Select(i => i.Id).SingleAsync());
        var law = await Portal.InDatabaseAsync(db => db.Laws.Where(l => l.Name == "义务教育法").Select(l => l.Id).SingleAsync());
        await OpenAsync(reviewer, "/reviews", "/reviews/new", round, $"{round}/items/{item}", $"{round}/close", "/laws/new", $"/laws/{law}/repeal", $"/laws/{law}/review", "/lists/certificate/ZM-07/confirm");
        return law;
    }

    private async Task OpenAdministrationAsync()
    {
        var admin = await OfficerAsync(Role.Administrator, DemonstrationOfficers.District);
        var (person, village) = (await Portal.PersonAsync("clerk.wenquan"), (await Portal.UnitAsync(DemonstrationOfficers.Xixin)).Id);
        using (var invited = await admin.PostFormAsync("/admin/people/new", ("Name", "周小星"), ("Account", "zhou.xiaoxing"), ("Role", nameof(Role.VillageClerk)), ("UnitSearch", "平安村"))) Assert.Equal(HttpStatusCode.OK, invited.StatusCode);
        await Portal.EnterAsync(admin, ChangeKind.Rename, "500112133214", Today.AddDays(10), ("Successors[0].Name", "新远村"));
        await OpenAsync(
            admin, "/admin/calendar", "/admin/settings", "/admin/people", "/admin/people/new", $"/admin/people/{person.Id}", $"/admin/people/{person.Id}/grant", $"/admin/people/{person.Id}/slip", $"/admin/people/{person.Id}/end/{person.Posts[0].Id}",
            "/admin/units?q=%E7%BB%9F%E6%99%AF", "/admin/units/changes", $"/admin/units/{village}", $"/admin/units/{village}/correct", $"/admin/units/{village}/change?kind=Rename", $"/admin/units/{village}/change?kind=Merge", $"/admin/units/{village}/change?kind=Split");
        await OpenAsync(await OfficerAsync(Role.SecurityOfficer, DemonstrationOfficers.District), "/admin/posts", "/journal/sign-ins");
        await OpenAsync(await OfficerAsync(Role.Auditor, DemonstrationOfficers.District), "/journal");
    }

    private async Task<HttpClient> OfficerAsync(Role role, string unit) => Use(await Portal.OfficerAsync(role, await Portal.UnitAsync(unit)));

    private T Use<T>(T one)
        where T : IDisposable
    {
        used.Add(one);
        return one;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Where a form that is through leads.</summary>
    private static async Task<string> LedOnAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}");
        return answer.Headers.Location!.OriginalString;
    }
}
