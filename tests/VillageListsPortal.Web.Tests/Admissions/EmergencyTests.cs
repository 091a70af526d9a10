using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>Emergency matters by the forms of their pages (domain 3.10): at the villages at once, filed, checked, over with the response, counted.</summary>
public sealed class EmergencyTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private const string Index = "/admissions/emergency";
    private readonly AdmissionJourney journey = new(portal);
    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();

    public void Dispose()
    {
        portal.Clock.Set(began);
        journey.Dispose();
    }

    [Fact]
    public async Task A_township_issues_files_is_sent_back_files_again_and_the_response_ends()
    {
        var lists = await ListsAsync();
        var id = await IssueAsync("渝北防指〔2026〕101号", "暴雨转移避险", DemonstrationOfficers.Jiangkou);
        var matter = await StoredAsync(id);
        Assert.Matches("^YJ-2026-[0-9]{3}$", matter.Number);
        Assert.Equal(["emergency-issued"], await ToldAsync(id, DemonstrationOfficers.Jiangkou));
        Assert.Empty(await ToldAsync(id, DemonstrationOfficers.Xixin));
        await SeenByVillagesAsync(id);

        var reviewer = await journey.AsAsync("reviewer.a");
        Assert.DoesNotContain($"{id}/review", await WorkAsync("reviewer.a"), StringComparison.Ordinal);
        Assert.Contains($"{id}/file", await WorkAsync("staff.tongjing"), StringComparison.Ordinal);
        await FileAsync(id);
        Assert.Contains($"{id}/review", await WorkAsync("reviewer.a"), StringComparison.Ordinal);
        await SendAsync(reviewer, $"{Index}/{id}/review", "SendBack", ("Reason", "任务要写清由谁组织"));
        Assert.Equal(["emergency-returned"], await ToldAsync(id, DemonstrationOfficers.Tongjing));
        await FileAsync(id, ("Input.Task", "协助镇里通知低洼处住户转移。"));
        await SendAsync(reviewer, $"{Index}/{id}/review", "Acknowledge");
        Assert.Equal(EmergencyStatus.Acknowledged, (await StoredAsync(id)).Status);

        await AdmissionJourney.SendAsync(await journey.AsAsync("staff.tongjing"), $"{Index}/{id}/end", ("EndedOn", AdmissionJourney.Day(journey.Today)), ("EndDocument", "渝北防指〔2026〕109号"));
        Assert.Equal(["emergency-ended", "emergency-issued", "emergency-reworded"], await ToldAsync(id, DemonstrationOfficers.Jiangkou));
        Assert.Equal(["emergency-filed", "emergency-filed"], await ToldAsync(id, DemonstrationOfficers.District));
        Assert.Equal(lists, await ListsAsync()); // it changes no list
        Assert.Equal(7, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.SubjectId == id))); // issued, filed, returned, filed, reworded, acknowledged, ended
    }

    [Fact]
    public async Task A_red_line_is_shown_to_the_reviewer_and_stops_nothing()
    {
        const string crossing = "由村委会负责拆除违法建筑，逾期追究村委会责任。";
        var id = await IssueAsync("渝北防指〔2026〕102号", "拆除违法建筑", DemonstrationOfficers.Xixin, crossing);
        await FileAsync(id);
        Assert.NotEmpty((await StoredAsync(id)).Findings.Crossed);
        var page = await (await journey.AsAsync("reviewer.a")).PageAsync($"{Index}/{id}/review");
        Assert.Contains("越过红线", page.MainPart().TextContent, StringComparison.Ordinal);
        var village = await (await journey.AsAsync("clerk.xixin", Role.VillageClerk)).PageAsync($"{Index}/{id}");
        Assert.DoesNotContain("越过红线", village.MainPart().TextContent, StringComparison.Ordinal); // the filing is between the unit and the district
    }

    [Fact]
    public async Task Not_filed_in_three_working_days_it_is_overdue_in_queue_list_and_public_count_and_a_late_filing_stays_marked()
    {
        var id = await IssueAsync("渝北防指〔2026〕103号", "高温巡查", DemonstrationOfficers.Jiangkou);
        var due = (await journey.RulesAsync()).Calendar.DueDay(journey.Today, 3);
        var before = await LateAsync();
        Assert.DoesNotContain(id.ToString(), (await (await journey.AsAsync("reviewer.b")).PageAsync($"{Index}?urgent=true")).MainPart().InnerHtml, StringComparison.Ordinal);
        journey.GoTo(due);
        Assert.Contains(id.ToString(), (await (await journey.AsAsync("reviewer.b")).PageAsync($"{Index}?urgent=true")).MainPart().InnerHtml, StringComparison.Ordinal); // amber
        Assert.DoesNotContain(id.ToString(), (await (await journey.AsAsync("reviewer.b")).PageAsync($"{Index}?overdue=true")).MainPart().InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(id.ToString(), (await (await journey.AsAsync("approver.a")).PageAsync("/work")).MainPart().InnerHtml, StringComparison.Ordinal);
        Assert.Equal(before, await LateAsync());

        journey.GoTo(due.AddDays(1));
        Assert.Contains(id.ToString(), (await (await journey.AsAsync("approver.a")).PageAsync("/work")).QuerySelector("#unfiled")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains(id.ToString(), (await (await journey.AsAsync("reviewer.b")).PageAsync($"{Index}?overdue=true&status=Issued&term=InForce")).MainPart().InnerHtml, StringComparison.Ordinal);
        Assert.Equal(before + 1, await LateAsync());

        await FileAsync(id);
        Assert.True((await StoredAsync(id)).FiledLate);
        Assert.Equal(before + 1, await LateAsync());
        Assert.DoesNotContain(id.ToString(), (await (await journey.AsAsync("reviewer.b")).PageAsync($"{Index}?overdue=true")).MainPart().InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_districts_end_of_a_response_ends_all_under_its_number_and_nothing_more_is_issued_under_it()
    {
        const string order = "渝北防指〔2026〕104号";
        var made = new MadeEmergencies(portal);
        var longxing = await portal.InDatabaseAsync(db => db.Units.FirstAsync(u => u.Code!.StartsWith(DemonstrationOfficers.Longxing) && u.Committee == Domain.Units.CommitteeKind.Villagers));
        var (mine, theirs) = ((await made.IssuedAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Jiangkou, order)).Id, (await made.IssuedAsync(DemonstrationOfficers.Longxing, longxing.Code!, order)).Id);
        await AdmissionJourney.SendAsync(await journey.AsAsync("reviewer.a"), $"{Index}/{mine}/end", ("EndDocument", "渝北防指〔2026〕105号"));
        Assert.All(new[] { await StoredAsync(mine), await StoredAsync(theirs) }, m => Assert.Equal(journey.Today, m.EndedOn));
        Assert.Contains("emergency-ended", await ToldAsync(theirs, longxing.Code!));

        using var refused = await IssuingAsync(order, "再下达一次", DemonstrationOfficers.Jiangkou, "报告情况。");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.TextAsync();
        Assert.Contains("这次响应或者命令已在", page, StringComparison.Ordinal);
        Assert.Contains("报告情况。", page, StringComparison.Ordinal); // what was typed is kept
    }

    [Fact]
    public async Task A_township_reaches_its_own_villages_only_and_two_clicks_issue_once()
    {
        var longxing = await portal.InDatabaseAsync(db => db.Units.FirstAsync(u => u.Code!.StartsWith(DemonstrationOfficers.Longxing) && u.Committee == Domain.Units.CommitteeKind.Villagers));
        var count = await portal.InDatabaseAsync(db => db.EmergencyMatters.CountAsync());
        using var foreign = await IssuingAsync("渝北防指〔2026〕106号", "别处的事", longxing.Code!, "报告情况。");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        Assert.Equal(count, await portal.InDatabaseAsync(db => db.EmergencyMatters.CountAsync()));

        var staff = await journey.AsAsync("staff.tongjing");
        var fields = await FieldsAsync("渝北防指〔2026〕106号", "两次点击", DemonstrationOfficers.Jiangkou, "报告情况。");
        var hidden = await RawForm.HiddenAsync(staff, $"{Index}/new", "main form");
        using var once = await RawForm.PostAsync(staff, $"{Index}/new", [.. hidden, .. fields]);
        using var again = await RawForm.PostAsync(staff, $"{Index}/new", [.. hidden, .. fields]);
        Assert.Equal(once.Headers.Location, again.Headers.Location);
        Assert.Equal(count + 1, await portal.InDatabaseAsync(db => db.EmergencyMatters.CountAsync()));
    }

    [Fact]
    public async Task A_form_made_before_the_filing_moved_is_a_lost_race()
    {
        var id = await IssueAsync("渝北防指〔2026〕107号", "抢险巡堤", DemonstrationOfficers.Jiangkou);
        await FileAsync(id);
        var reviewer = await journey.AsAsync("reviewer.a");
        var old = await RawForm.HiddenAsync(reviewer, $"{Index}/{id}/review", "form[action$='Acknowledge']");
        await AdmissionJourney.SendAsync(await journey.AsAsync("staff.tongjing"), $"{Index}/{id}/end", ("EndDocument", "渝北防指〔2026〕108号"));
        using var late = await RawForm.PostAsync(reviewer, $"{Index}/{id}/review?handler=Acknowledge", old);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact] // domain 3.10: the villages act by that order
    public async Task An_order_corrected_at_the_filing_is_journalled_and_told_to_the_villages()
    {
        var id = await IssueAsync("渝北防指〔2026〕119号", "汛前排查", DemonstrationOfficers.Jiangkou);
        await FileAsync(id, ("Input.OrderNumber", "渝北防指〔2026〕120号"), ("Input.OrderBody", "区应急管理局"));
        Assert.Equal(["emergency-corrected", "emergency-issued"], await ToldAsync(id, DemonstrationOfficers.Jiangkou));
        var told = await portal.InDatabaseAsync(db => db.Notices.SingleAsync(n => n.SubjectId == id && n.Kind == "emergency-corrected"));
        var day = AdmissionJourney.Day(journey.Today);
        Assert.Equal([$"order:Second|{day}|区防汛抗旱指挥部渝北防指〔2026〕119号", $"order:Second|{day}|区应急管理局渝北防指〔2026〕120号"], told.Arguments.Skip(2));
        var row = await portal.InDatabaseAsync(db => db.JournalRows.SingleAsync(r => r.SubjectId == id && r.What == nameof(EmergencyCorrected)));
        Assert.StartsWith("区防汛抗旱指挥部 渝北防指〔2026〕119号", row.Before!, StringComparison.Ordinal);
        Assert.StartsWith("区应急管理局 渝北防指〔2026〕120号", row.After!, StringComparison.Ordinal);
        var trail = (await (await journey.AsAsync("reviewer.a")).PageAsync($"{Index}/{id}")).QuerySelector(".trail")!.Words();
        Assert.Contains("更正响应或者命令，已通知村里 区防汛抗旱指挥部 渝北防指〔2026〕119号 应急响应 二级响应", trail, StringComparison.Ordinal);
    }

    [Fact] // what was corrected is what is said
    public async Task A_corrected_level_is_told_and_a_number_of_digits_stays_a_number()
    {
        var id = await IssueAsync("20260712", "汛期巡查", DemonstrationOfficers.Jiangkou);
        await FileAsync(id, ("Input.Level", nameof(ResponseLevel.First)));
        var told = (await (await journey.AsAsync("clerk.jiangkou")).PageAsync("/notices")).MainPart().Words();
        Assert.Matches("应急任务“汛期巡查”的依据更正了：原为区防汛抗旱指挥部20260712（二级响应，[^）]+起），现为区防汛抗旱指挥部20260712（一级响应，", told);
        var trail = (await (await journey.AsAsync("reviewer.a")).PageAsync($"{Index}/{id}")).QuerySelector(".trail")!.Words();
        Assert.Contains("区防汛抗旱指挥部 20260712 应急响应 二级响应", trail, StringComparison.Ordinal);
        Assert.DoesNotContain("EmergencyGround", trail, StringComparison.Ordinal);
    }

    [Theory] // what reached villages is counted for ever, and what ended stays ended
    [InlineData("DELETE FROM emergency_matters WHERE id = $1")]
    [InlineData("UPDATE emergency_matters SET number = 'YJ-0' WHERE id = $1")]
    [InlineData("UPDATE emergency_matters SET issued_at = now() WHERE id = $1")]
    [InlineData("UPDATE emergency_matters SET ended_on = NULL, end_document = NULL, ended_by = NULL WHERE id = $1")]
    [InlineData("UPDATE emergency_matters SET ended_on = ended_on + 30 WHERE id = $1")]
    [InlineData("UPDATE emergency_matters SET status = 'Filed', acknowledged_by = NULL, acknowledged_at = NULL WHERE id = $1")]
    [InlineData("UPDATE emergency_matters SET task = '别的' WHERE id = $1")]
    [InlineData("UPDATE emergency_matters SET acknowledged_by = issued_by WHERE id = $1")]
    [InlineData("UPDATE emergency_matters SET acknowledged_by = filers[1] WHERE id = $1")]
    [InlineData("UPDATE emergency_matters SET filers = '{}' WHERE id = $1")]
    public async Task The_database_undoes_nothing_of_it(string sql)
    {
        var matter = await new MadeEmergencies(portal).OverAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Jiangkou);
        Assert.StartsWith("emergency_", (await OwnerSql.RefusedAsync(portal.Settings.OwnerConnection!, sql, matter.Id)).ConstraintName, StringComparison.Ordinal);
    }

    private async Task SeenByVillagesAsync(Guid id)
    {
        var clerk = await journey.AsAsync("clerk.jiangkou");
        Assert.Contains("渝北防指〔2026〕101号", (await clerk.PageAsync($"{Index}/{id}")).MainPart().TextContent, StringComparison.Ordinal);
        Assert.Contains(id.ToString(), (await clerk.PageAsync(Index)).MainPart().InnerHtml, StringComparison.Ordinal);
        var other = await journey.AsAsync("clerk.xixin", Role.VillageClerk);
        using var foreign = await other.GetAsync($"{Index}/{id}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var visitor = portal.VisitorElsewhere();
        Assert.Contains("暴雨转移避险", (await visitor.PageAsync("/admissions/announcements")).QuerySelector("#emergencies")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Guid> IssueAsync(string order, string title, string village, string task = "通知低洼处住户转移，报告转移人数。")
    {
        using var answer = await IssuingAsync(order, title, village, task);
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[3]);
    }

    private async Task<HttpResponseMessage> IssuingAsync(string order, string title, string village, string task) =>
        await (await journey.AsAsync("staff.tongjing")).PostFormAsync($"{Index}/new", await FieldsAsync(order, title, village, task));

    private async Task<(string Name, string Value)[]> FieldsAsync(string order, string title, string village, string task) =>
    [
        ("Input.Ground", nameof(EmergencyGround.Response)), ("Input.OrderNumber", order), ("Input.OrderBody", "区防汛抗旱指挥部"), ("Input.Level", nameof(ResponseLevel.Second)),
        ("Input.Began", AdmissionJourney.Day(journey.Today)), ("Input.Title", title), ("Input.Task", task), ("Input.Everywhere", "false"), ("Input.Units", (await portal.UnitAsync(village)).Id.ToString()),
    ];

    private async Task FileAsync(Guid id, params (string Name, string Value)[] more) =>
        await AdmissionJourney.SendAsync(await journey.AsAsync("staff.tongjing"), $"{Index}/{id}/file", [("Input.Law", "突发事件应对法"), ("Input.Article", "第七十三条"), .. more]);

    private static async Task SendAsync(HttpClient client, string path, string handler, params (string Name, string Value)[] fields)
    {
        using var answer = await RawForm.SendAsync(client, path, $"form[action$='handler={handler}']", fields);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private async Task<string> WorkAsync(string account) => (await (await journey.AsAsync(account)).PageAsync("/work")).MainPart().InnerHtml;

    private async Task<int> LateAsync()
    {
        using var visitor = portal.VisitorElsewhere();
        var page = await visitor.PageAsync("/admissions/announcements");
        return page.QuerySelectorAll("#emergencies tbody tr").Sum(r => int.Parse(r.QuerySelectorAll("td")[3].TextContent, System.Globalization.CultureInfo.InvariantCulture));
    }

    private Task<EmergencyMatter> StoredAsync(Guid id) => portal.InDatabaseAsync(db => db.EmergencyMatters.AsNoTracking().SingleAsync(m => m.Id == id));

    private async Task<IEnumerable<string>> ToldAsync(Guid id, string unit)
    {
        var told = (await portal.UnitAsync(unit)).Id;
        return await portal.InDatabaseAsync(db => db.Notices.Where(n => n.SubjectId == id && n.UnitId == told).Select(n => n.Kind).OrderBy(k => k).ToListAsync());
    }

    private Task<string> ListsAsync() => portal.InDatabaseAsync(async db => $"{await db.ListItems.CountAsync()} {await db.ListItems.CountAsync(i => i.To != null)} {await db.ListEditions.CountAsync()}");
}
