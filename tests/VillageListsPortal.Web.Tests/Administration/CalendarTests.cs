using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Administration.WorkingDays;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Administration;

/// <summary>The administrator keeps the working calendar; which due days move is seen before and journalled after (S2).</summary>
public sealed class CalendarTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Path = "/admin/calendar";
    private HttpClient administrator = null!;

    public async Task InitializeAsync() => administrator = await portal.OfficerAsync(Role.Administrator, await portal.UnitAsync(DemonstrationOfficers.District));

    public Task DisposeAsync()
    {
        administrator.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_day_more_off_moves_the_due_day_of_an_open_case_which_is_told_before_and_journalled_after()
    {
        // Accepted on Monday 2 March, 15 working days: due Monday 23 March. With Wednesday the 18th off: Tuesday the 24th.
        var admission = await (await TestAdmissions.InAsync(portal)).AcceptedAsync();
        var plan = await LookAsync(new DateOnly(2026, 3, 18), "Holiday", "试用假日");
        var row = plan.QuerySelectorAll("section table")[^1].QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(admission.Number!, StringComparison.Ordinal));
        Assert.Equal([admission.Number!, "2026年3月23日", "2026年3月24日"], row.Children.Select(c => c.Words()));
        Assert.DoesNotContain("秸秆", plan.MainPart().Words(), StringComparison.Ordinal); // S7: an administrator sees no case data
        Assert.False(await portal.InDatabaseAsync(db => db.CalendarRows.AnyAsync(r => r.Date == new DateOnly(2026, 3, 18))));

        await ConfirmAsync(plan);

        Assert.Equal("试用假日", await portal.InDatabaseAsync(db => db.CalendarRows.Where(r => r.Date == new DateOnly(2026, 3, 18)).Select(r => r.Name).SingleAsync()));
        var moved = await portal.InDatabaseAsync(db => db.JournalRows.SingleAsync(r => r.SubjectId == admission.Id && r.What == nameof(ClockRecomputed)));
        Assert.Equal(("2026-03-23", "2026-03-24", "Administrator"), (moved.Before, moved.After, moved.Role));

        await ConfirmAsync(await LookAsync(new DateOnly(2026, 3, 18), "ByWeek", ""));
        Assert.False(await portal.InDatabaseAsync(db => db.CalendarRows.AnyAsync(r => r.Date == new DateOnly(2026, 3, 18))));
        Assert.Equal(2, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.What == nameof(CalendarDayChanged) && (r.After == "2026-03-18 Holiday" || r.After == "2026-03-18 ByWeek"))));
    }

    [Fact] // 3.10, S2: its filing has a clock too
    public async Task A_day_more_off_moves_the_filing_of_an_emergency_matter_as_well()
    {
        var matter = await new MadeEmergencies(portal).IssuedAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Jiangkou);
        var (was, moved) = await portal.InDatabaseAsync(async db =>
        {
            var calendar = new WorkingCalendar((await db.CalendarRows.ToListAsync()).Select(r => new CalendarDay(r.Date, r.Kind)), [2026]);
            var due = calendar.DueDay(Days.Today(portal.Clock), 3);
            return (due, calendar.DueDay(due, 1));
        });
        var plan = await LookAsync(was, "Holiday", "试用假日");
        var row = plan.QuerySelectorAll("section table")[^1].QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(matter.Number, StringComparison.Ordinal));
        Assert.Equal(matter.Number, row.Children[0].Words());
        Assert.DoesNotContain(matter.Title, plan.MainPart().Words(), StringComparison.Ordinal);

        await ConfirmAsync(plan);

        var told = await portal.InDatabaseAsync(db => db.JournalRows.SingleAsync(r => r.SubjectId == matter.Id && r.What == nameof(ClockRecomputed)));
        Assert.Equal((nameof(EmergencyMatter), was.ToString("O", System.Globalization.CultureInfo.InvariantCulture), moved.ToString("O", System.Globalization.CultureInfo.InvariantCulture)), (told.SubjectType, told.Before, told.After));
        await ConfirmAsync(await LookAsync(was, "ByWeek", ""));
    }

    [Fact]
    public async Task The_notice_of_a_year_is_imported_after_a_look_and_ends_the_estimate()
    {
        var before = (await administrator.PageAsync(Path)).MainPart().Words();
        Assert.Contains("2027 年的放假安排还没有导入", before, StringComparison.Ordinal);
        var lines = Enumerable.Range(1, 7).Select(d => $"2027-10-0{d},holiday,国庆节").Concat(["2027-01-01,holiday,元旦", "2027-02-06,holiday,春节", "2027-02-07,holiday,春节", "2027-02-14,workday,春节", "2027-02-08,holiday,春节"]);

        using var looked = await SendFileAsync("date,kind,name\n" + string.Join('\n', lines));
        var plan = Pages.Parse(await looked.Content.ReadAsStringAsync());
        Assert.Equal(12, plan.QuerySelectorAll("section table")[0].QuerySelectorAll("tbody tr").Length);
        await ConfirmAsync(plan);

        Assert.Equal(12, await portal.InDatabaseAsync(db => db.CalendarRows.CountAsync(r => r.Date.Year == 2027)));
        Assert.Equal(CalendarDayKind.Workday, await portal.InDatabaseAsync(db => db.CalendarRows.Where(r => r.Date == new DateOnly(2027, 2, 14)).Select(r => r.Kind).SingleAsync()));
        Assert.DoesNotContain("2027 年的放假安排还没有导入", (await administrator.PageAsync(Path)).MainPart().Words(), StringComparison.Ordinal);
        Assert.Equal("2027 12", await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(CalendarImported)).Select(r => r.After).SingleAsync()));
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_told_by_line_and_nothing_is_written()
    {
        var before = await portal.InDatabaseAsync(db => db.CalendarRows.CountAsync());
        using var answer = await SendFileAsync("date,kind,name\n2028-01-01,holiday,元旦\n2028-13-01,holiday,元旦\n2028-01-03,feast,元旦\n2028-01-04,workday,元旦\n2028-01-01,holiday,元旦\n2028-01-05,holiday,");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal([3, 4, 5, 6, 7], Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelectorAll(".note.stop li").Select(l => int.Parse(l.Words().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(before, await portal.InDatabaseAsync(db => db.CalendarRows.CountAsync()));
    }

    [Theory]
    [InlineData("", "请选择要导入的文件")]
    [InlineData("day,what\n2028-01-01,holiday", "三列")]
    [InlineData("date,kind,name\n\"2028-01-01,holiday,元旦", "引号不成对")]
    [InlineData("date,kind,name\n2029-01-01,holiday,元旦\n2029-01-02,holiday,元旦", "不是全年的放假安排")]
    [InlineData("date,kind,name\n2026-01-01,holiday,元旦", "与现有日历相同")]
    public async Task A_file_that_is_no_notice_is_refused(string content, string sentence)
    {
        using var answer = await SendFileAsync(content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-18", "Workday", "试用", "只能是星期六或者星期日")]
    [InlineData("2026-03-18", "Holiday", "", "请填写假日名称")]
    [InlineData("2026-03-18", "", "试用", "请选择这一天是")]
    [InlineData("", "Holiday", "试用", "请选择日期")]
    [InlineData("2031-03-18", "Holiday", "试用", "2031 年的放假安排还没有导入")]
    public async Task A_day_that_cannot_be_is_refused(string day, string choice, string name, string sentence)
    {
        using var answer = await administrator.PostFormAsync(Path, ("Day", day), ("Choice", choice), ("Name", name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_file_is_refused()
    {
        using var answer = await SendFileAsync("date,kind,name\n" + new string('x', 70 * 1024));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var larger = await SendFileAsync("date,kind,name\n" + new string('x', 200 * 1024));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, larger.StatusCode);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> LookAsync(DateOnly day, string choice, string name)
    {
        using var answer = await administrator.PostFormAsync(Path, ("Day", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("Choice", choice), ("Name", name));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Pages.Parse(await answer.Content.ReadAsStringAsync());
    }

    private async Task ConfirmAsync(AngleSharp.Html.Dom.IHtmlDocument plan)
    {
        using var saved = await administrator.PostFormAsync(Path, plan);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
    }

    private async Task<HttpResponseMessage> SendFileAsync(string content)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in await RawForm.HiddenAsync(administrator, Path, "form[action$='File']")) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "2027.csv");
        return await administrator.PostAsync($"{Path}?handler=File", form);
    }
}
