using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>The way of an admission through the pages, each step by the form of its page, with the accounts of the demonstration.</summary>
public sealed partial class AdmissionJourney(PortalFixture portal) : IDisposable
{
    public static readonly string[] Departments = ["区司法局", "区财政局", "区民政局"];

    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

    public DateOnly Today => Days.Today(portal.Clock);

    /// <summary>A browser of this account, signed in now.</summary>
    public async Task<HttpClient> AsAsync(string account, Role? role = null)
    {
        var key = $"{account} {role}";
        if (!clients.TryGetValue(key, out var client)) clients[key] = client = await portal.SignInAsync(account, role);
        return client;
    }

    /// <summary>Goes to 10 in the morning of that day in China; sessions of before are over.</summary>
    public void GoTo(DateOnly day)
    {
        portal.Clock.Set(Days.StartOf(day).AddHours(10));
        foreach (var client in clients.Values) client.Dispose();
        clients.Clear();
    }

    /// <summary>The first day that can be in force for what is submitted today.</summary>
    public async Task<DateOnly> EarliestAsync() => (await RulesAsync()).EarliestFrom(Today);

    public async Task<DistrictRules> RulesAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RulesOfDistrict>().ReadAsync();
    }

    /// <summary>A new item of the assistance list, filed by 统景镇 for 江口村 and 西新村, up to the check before submitting.</summary>
    public async Task<Guid> DraftAsync(string title, DateOnly from)
    {
        var staff = await AsAsync("staff.tongjing");
        var address = await SendAsync(staff, "/admissions/new", ("Kind", nameof(AdmissionKind.AddItem)), ("List", "Assistance"));
        var id = IdOf(address);
        string[] villages = [.. await Task.WhenAll(new[] { DemonstrationOfficers.Jiangkou, DemonstrationOfficers.Xixin }.Select(async c => (await portal.UnitAsync(c)).Id.ToString()))];
        await SendAsync(staff, $"/admissions/{id}/edit/Item", ("Input.Title", title), ("Input.Department", "区民政局"), ("Input.Details[village-role]", "每季度巡看一次，只报异常"));
        await SendAsync(staff, $"/admissions/{id}/edit/Basis", ("Input.Bases[0].Law", "村民委员会组织法"), ("Input.Bases[0].Article", "第五条"), ("Input.SourceDocument", "渝北府办〔2026〕31号"));
        await SendAsync(staff, $"/admissions/{id}/edit/Work", ("Input.Task", "每季度巡看一次，发现异常报告镇里。"), ("Input.Frequency", "每季度一次"), ("Input.Hours", "2"), ("Input.Everywhere", "false"),
            ("Input.Units", villages[0]), ("Input.Units", villages[1]), ("Input.From", Day(from)));
        await SendAsync(staff, $"/admissions/{id}/edit/Means", ("Input.Staff", "村干部1人"), ("Input.Funds", "12000"), ("Input.FundsSource", "区民政局预算，按季拨付"), ("Input.Judging", "按协议协商改进，不考核"));
        return id;
    }

    public async Task SubmitAsync(Guid id)
    {
        await ActAsync("staff.tongjing", $"/admissions/{id}/edit/Check", "Submit");
        await SendAsync(await AsAsync("countersign.tongjing"), $"/admissions/{id}/countersign", ("DocumentNumber", "统府文〔2026〕12号"));
    }

    public async Task AcceptAsync(Guid id) => await SendAsync(await AsAsync("reviewer.a"), $"/admissions/{id}/accept");

    /// <summary>Asks the three departments and the two villages, each with the usual deadline.</summary>
    public async Task ConsultAsync(Guid id)
    {
        string[] bodies = [.. Departments, DemonstrationOfficers.Jiangkou, DemonstrationOfficers.Xixin];
        List<(string, string)> chosen = [];
        foreach (var body in bodies) chosen.Add(("Bodies", (await portal.UnitAsync(body)).Id.ToString()));
        await SendAsync(await AsAsync("reviewer.a"), $"/admissions/{id}/consult", [.. chosen]);
    }

    public async Task AnswerAsync(Guid id, string account, string unit, ConsultationAnswer says, string? comments = null)
    {
        var consultation = await ConsultationOfAsync(id, unit);
        await SendAsync(await AsAsync(account, account == "clerk.xixin" ? Role.VillageClerk : null), $"/admissions/{id}/answer/{consultation}", ("Says", says.ToString()), ("Comments", comments ?? ""));
    }

    public async Task<Guid> ConsultationOfAsync(Guid id, string unit)
    {
        var body = await portal.UnitAsync(unit);
        return await portal.InDatabaseAsync(db => db.Consultations.Where(c => c.AdmissionId == id && c.UnitId == body.Id).Select(c => c.Id).SingleAsync());
    }

    /// <summary>All five opinions, and the recommendation.</summary>
    public async Task AssessAsync(Guid id)
    {
        foreach (var aspect in Enum.GetValues<AssessmentAspect>()) await OpinionAsync(id, aspect);
        using var done = await RecommendAsync(id, ("Says", nameof(Recommendation.Admit)), ("Reasons", "依据、经费和工作量都清楚。"));
        await ExpectAsync(done, $"{id} recommend");
    }

    public Task OpinionAsync(Guid id, AssessmentAspect aspect) =>
        ActAsync("reviewer.a", $"/admissions/{id}/assess", "Save", "#assess", ("part", aspect.ToString()), ($"Verdicts[{aspect}]", nameof(Verdict.Sound)), ($"Texts[{aspect}]", "没有问题。"));

    /// <summary>The form of the assessment sent by the button of the recommendation.</summary>
    public async Task<HttpResponseMessage> RecommendAsync(Guid id, params (string Name, string Value)[] fields)
    {
        var (reviewer, address) = (await AsAsync("reviewer.a"), $"/admissions/{id}/assess");
        return await RawForm.PostAsync(reviewer, $"{address}?handler=Recommend", [.. await RawForm.HiddenAsync(reviewer, address, "#assess"), .. fields]);
    }

    /// <summary>What the form of the decision needs.</summary>
    public (string Name, string Value)[] Approval(DateOnly from, string document = "渝北准入〔2026〕12号") =>
    [
        ("Approval.Form", nameof(DecisionForm.JointMeeting)), ("Approval.Day", Day(Today)), ("Approval.Minutes", "联席会议纪要〔2026〕7号"), ("Approval.Document", document),
        ("Approval.Opinion", "同意准入"), ("Approval.From", Day(from)),
    ];

    public Task ApproveAsync(Guid id, string account, DateOnly from) => ActAsync(account, $"/admissions/{id}/decide", "Approve", Approval(from));

    /// <summary>Sends the form of a handler and expects to be led on.</summary>
    public Task ActAsync(string account, string path, string handler, params (string Name, string Value)[] fields) => ActAsync(account, path, handler, null, fields);

    /// <summary>The admission as the database has it, with all that belongs to it.</summary>
    public Task<Admission> StoredAsync(Guid id) => portal.InDatabaseAsync(db => db.Admissions.AsNoTracking().Include(a => a.Actors).Include(a => a.Consultations).Include(a => a.Opinions).SingleAsync(a => a.Id == id));

    /// <summary>Fills the form of a page as a browser would and expects to be led on.</summary>
    public static async Task<string> SendAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await client.PostFormAsync(path, fields);
        await ExpectAsync(answer, path);
        return answer.Headers.Location!.OriginalString;
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Guid IdOf(string address) => Guid.Parse(CaseAddress().Match(address).Groups["id"].Value);

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Dispose();
    }

    private async Task ActAsync(string account, string path, string handler, string? form, params (string Name, string Value)[] fields)
    {
        using var answer = await RawForm.SendAsync(await AsAsync(account), path, form ?? $"main form[action$='handler={handler}']", fields);
        await ExpectAsync(answer, $"{path} {handler}");
    }

    private static async Task ExpectAsync(HttpResponseMessage answer, string what) => Assert.True(
        answer.StatusCode == HttpStatusCode.Found,
        $"{what} answered {(int)answer.StatusCode}: {(answer.Content.Headers.ContentLength == 0 ? "" : Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("#problems")?.TextContent)}");

    [GeneratedRegex("^/admissions/(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaseAddress();
}
