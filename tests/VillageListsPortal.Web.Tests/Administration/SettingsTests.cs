using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Administration.Settings;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Administration;

/// <summary>What differs by district is a dated setting (domain 3.7, 3.8): rows are only added, and the admissions keep to them from their day on.</summary>
public sealed class SettingsTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Path = "/admin/settings";
    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();
    private HttpClient administrator = null!;

    public async Task InitializeAsync() => administrator = await portal.OfficerAsync(Role.Administrator, await portal.UnitAsync(DemonstrationOfficers.District));

    public Task DisposeAsync()
    {
        portal.Clock.Set(began);
        administrator.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Who_is_asked_every_time_is_set_by_short_names_of_departments()
    {
        Assert.Equal("区司法局、区财政局", (await administrator.PageAsync(Path)).QuerySelector("#Limits_AlwaysConsulted")!.GetAttribute("value"));
        using (var unknown = await SetLimitsAsync("2026-03-04", ("Limits.AlwaysConsulted", "区司法局，区月球局")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
            Assert.Contains("区月球局", Pages.Parse(await unknown.Content.ReadAsStringAsync()).QuerySelector("#Limits_AlwaysConsulted-error")!.TextContent, StringComparison.Ordinal);
        }

        using var saved = await SetLimitsAsync("2026-03-04", ("Limits.AlwaysConsulted", "区民政局 区司法局"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("每次都征求意见的部门：区民政局、区司法局", (await administrator.PageAsync(Path)).QuerySelectorAll(".trail li").Select(l => l.Words()).Single(h => h.StartsWith("2026年3月4日起", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_holds_from_its_day_on_and_both_rows_stay_in_the_history()
    {
        Assert.Equal("15", (await administrator.PageAsync(Path)).QuerySelector("#Limits_DecisionWorkdays")!.GetAttribute("value"));
        using var saved = await SetLimitsAsync("2026-03-05", ("Limits.DecisionWorkdays", "20"), ("Limits.HoursCap", "40.5"), ("Limits.Municipal", "true"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Equal(15, await DecisionWorkdaysAsync());

        portal.Clock.Set(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.FromHours(8)));
        using var today = await portal.OfficerAsync(Role.Administrator, await portal.UnitAsync(DemonstrationOfficers.District));
        Assert.Equal(20, await DecisionWorkdaysAsync());
        using var again = await today.PostFormAsync(Path, ("Limits.DecisionWorkdays", "18"), ("Limits.HoursCap", ""), ("LimitsFrom", "2026-03-06"));
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);

        var history = (await today.PageAsync(Path)).QuerySelectorAll(".trail li").Select(l => l.Words()).ToList();
        Assert.Contains("审定时限（工作日）：18", history.Single(h => h.StartsWith("2026年3月6日起", StringComparison.Ordinal)), StringComparison.Ordinal);
        var first = history.Single(h => h.StartsWith("2026年3月5日起", StringComparison.Ordinal));
        Assert.Contains("审定时限（工作日）：20", first, StringComparison.Ordinal);
        Assert.Contains("工作量上限（小时）：40.5", first, StringComparison.Ordinal);
        var journal = await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(DistrictSettingSet) && r.After!.StartsWith("2026-03-05")).Select(r => r.After).SingleAsync());
        Assert.Contains("DecisionWorkdays 20", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_has_one_setting_and_the_past_none()
    {
        using var first = await SetLimitsAsync("2026-03-20", ("Limits.DecisionWorkdays", "16"));
        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        foreach (var (day, sentence) in new[] { ("2026-03-20", "起的设置已经有了"), ("2026-03-01", "只能从今天或者以后起执行"), ("", "请选择从哪一天起执行") })
        {
            using var refused = await SetLimitsAsync(day, ("Limits.DecisionWorkdays", "17"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(sentence, await refused.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact] // S22
    public async Task A_second_click_on_save_gets_the_answer_of_the_first()
    {
        var form = await RawForm.HiddenAsync(administrator, Path, "form[action$='handler=Bodies']");
        (string, string)[] sent = [.. form, ("Lead", "SocialWork"), ("CorrectionBody", "区政府督查室"), ("BodiesFrom", "2026-05-06")];
        for (var click = 0; click < 2; click++)
        {
            using var answer = await RawForm.PostAsync(administrator, $"{Path}?handler=Bodies", sent);
            Assert.Equal((HttpStatusCode.Found, Path), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        }

        Assert.Equal(1, await portal.InDatabaseAsync(db => db.DistrictSettings.CountAsync(s => s.From == new DateOnly(2026, 5, 6))));
    }

    [Theory]
    [InlineData("Limits.DecisionWorkdays", "0", "请填写 1 到 250 之间的数")]
    [InlineData("Limits.DecisionWorkdays", "7", "不能超过审定时限")]
    [InlineData("Limits.WarningWorkdays", "15", "提醒必须短于审定时限")]
    [InlineData("Limits.LeadWorkdays", "", "请填写一个整数")]
    [InlineData("Limits.LeadWorkdays", "三十", "三十")]
    [InlineData("Limits.HoursCap", "-1", "请填写 1 到 744 之间的数")]
    public async Task Limits_under_which_no_case_could_be_decided_are_refused_at_their_field(string field, string value, string sentence)
    {
        using var refused = await SetLimitsAsync("2026-04-01", (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = Pages.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Contains(sentence, page.MainPart().InnerHtml, StringComparison.Ordinal);
        Assert.Contains("input-validation-error", page.QuerySelector($"[name='{(sentence.Contains("审定时限", StringComparison.Ordinal) && field.EndsWith("DecisionWorkdays", StringComparison.Ordinal) ? "Limits.ConsultationWorkdays" : field)}']")!.ClassName, StringComparison.Ordinal);
        Assert.False(await portal.InDatabaseAsync(db => db.DistrictSettings.AnyAsync(s => s.From == new DateOnly(2026, 4, 1))));
    }

    [Fact]
    public async Task The_bodies_are_named_from_a_day_on()
    {
        using var saved = await administrator.PostFormAsync(Path, ("Lead", "SocialWork"), ("CorrectionBody", "区政府督查室"), ("BodiesFrom", "2026-03-10"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var page = await administrator.PageAsync(Path);
        Assert.Contains("牵头单位：区委社会工作部；签发《限期纠正通知书》的单位：区政府督查室", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.Contains("尚未生效", page.MainPart().Words(), StringComparison.Ordinal);

        using var refused = await administrator.PostFormAsync(Path, ("Lead", "SocialWork"), ("CorrectionBody", " "), ("BodiesFrom", "2026-03-11"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    private Task<HttpResponseMessage> SetLimitsAsync(string from, params (string Name, string Value)[] fields) => administrator.PostFormAsync(Path, [.. fields, ("LimitsFrom", from)]);

    private async Task<int> DecisionWorkdaysAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<RulesOfDistrict>().ReadAsync()).Settings.DecisionWorkdays;
    }
}
