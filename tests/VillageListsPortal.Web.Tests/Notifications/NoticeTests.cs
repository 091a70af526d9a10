using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Features.Notifications;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Notifications;

/// <summary>Notices reach the unit and the roles they are addressed to, and nobody else (S6).</summary>
public sealed class NoticeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly string[] Kinds =
    [
        "admission-submitted", "admission-returned", "admission-stopped", "admission-sent-back", "admission-contested", "admission-upheld", "admission-overridden", "admission-accepted", "admission-refused", "admission-approved",
        "list-changed", "task-admitted", "consultation-opened", "consultation-reminded", "consultation-answered", "task-expired", "item-expired",
        "handover-started", "handover-started-mine", "handover-started-open", "handover-started-open-mine", "handover-ended", "handover-ended-mine", "handover-ended-partly", "handover-ended-partly-mine", "handover-freed", "handover-dropped", "handover-dropped-mine",
        "admission-to-countersign", "admission-corrected", "admission-accepted-again", "admission-assigned", "admission-recommended", "admission-back-to-assessment", "admission-withdrawn", "item-removed", "consultation-passed",
        "emergency-passed", "emergency-task-passed", "task-ends-early", "emergency-issued", "emergency-reworded", "emergency-corrected", "emergency-filed", "emergency-returned", "emergency-acknowledged", "emergency-ended",
    ];

    [Fact]
    public async Task A_notice_to_a_unit_is_shown_to_the_roles_it_names_and_to_no_other_unit()
    {
        var (tongjing, jiangkou) = (await portal.UnitAsync(DemonstrationOfficers.Tongjing), await portal.UnitAsync(DemonstrationOfficers.Jiangkou));
        using var staff = await portal.OfficerAsync(Role.TownshipStaff, tongjing);
        using var countersigner = await portal.OfficerAsync(Role.Countersigner, tongjing);
        using var clerk = await portal.OfficerAsync(Role.VillageClerk, jiangkou); // below the township
        var notice = await TellAsync(NoticeTo.Unit(tongjing.Id, Role.TownshipStaff), "admission-returned", "ZR-2026-901", "垃圾分类入户宣传");

        Assert.Contains("准入申请“垃圾分类入户宣传”已退回", await TextAsync(staff), StringComparison.Ordinal);
        foreach (var other in new[] { countersigner, clerk })
        {
            Assert.DoesNotContain("垃圾分类入户宣传", await TextAsync(other), StringComparison.Ordinal);
            using var foreign = await other.GetAsync($"/notices/{notice}");
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        }
    }

    [Fact]
    public async Task A_notice_without_roles_is_for_everybody_at_the_unit_and_one_to_a_person_for_nobody_else()
    {
        var village = await portal.UnitAsync(DemonstrationOfficers.Xixin);
        using var clerk = await portal.OfficerAsync(Role.VillageClerk, village);
        using var head = await portal.SignInAsync("head.wenquan");
        var person = await portal.PersonAsync("head.wenquan");
        await TellAsync(NoticeTo.Unit(village.Id), "list-changed", "ZR-2026-902", "农村危房排查", "XZ-28", "2026-05-01");
        await TellAsync(NoticeTo.Person(person.Id), "admission-accepted", "ZR-2026-903", "只给本人");

        var text = await TextAsync(clerk);
        Assert.Contains("清单有变动：XZ-28 “农村危房排查”，自2026年5月1日起执行。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("只给本人", text, StringComparison.Ordinal);
        Assert.Contains("只给本人", await TextAsync(head), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_a_notice_marks_it_read_leads_to_the_case_and_lowers_the_count_at_the_bell()
    {
        var unit = NewUnit();
        using var officer = await portal.OfficerAsync(Role.DepartmentStaff, unit);
        var first = await TellAsync(NoticeTo.Unit(unit.Id), "consultation-opened", "ZR-2026-904", "入户走访", "2026-04-01");
        await TellAsync(NoticeTo.Unit(unit.Id), "consultation-reminded", "ZR-2026-905", "数据填报", "2026-04-02");
        Assert.Equal("2", await BellAsync(officer));

        using var opened = await officer.GetAsync($"/notices/{first}");
        Assert.Equal((HttpStatusCode.Found, "/admissions"), (opened.StatusCode, opened.Headers.Location!.OriginalString));
        using var again = await officer.GetAsync($"/notices/{first}");
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);

        Assert.Equal("1", await BellAsync(officer));
        var rows = (await officer.PageAsync("/notices")).QuerySelectorAll(".notices li");
        Assert.Equal([true, false], rows.Select(r => r.ClassList.Contains("unread")));
        Assert.Contains("请对准入申请“入户走访”提出意见，2026年4月1日前答复。", rows[1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marking_all_as_read_leaves_what_came_after_the_page_was_shown()
    {
        var unit = NewUnit();
        using var officer = await portal.OfficerAsync(Role.DepartmentStaff, unit);
        await TellAsync(NoticeTo.Unit(unit.Id), "task-expired", "ZR-2026-906", "先到的");
        var page = await officer.PageAsync("/notices");
        await TellAsync(NoticeTo.Unit(unit.Id), "task-expired", "ZR-2026-907", "后到的");

        using var marked = await officer.PostFormAsync("/notices", page);

        Assert.Equal("/notices", marked.Headers.Location!.OriginalString);
        Assert.Equal("1", await BellAsync(officer));
        Assert.Equal("后到的", Assert.Single((await officer.PageAsync("/notices")).QuerySelectorAll(".notices .unread a")).Words().Split('“', '”')[1]);
    }

    [Fact]
    public async Task Only_the_number_of_a_case_or_an_item_stands_under_a_notice()
    {
        var unit = NewUnit();
        using var officer = await portal.OfficerAsync(Role.DepartmentStaff, unit);
        await portal.InDatabaseAsync(db =>
        {
            foreach (var first in new[] { "ZR-2026-031", "ZM-07", "list:Certificate", "3", "村民委员会组织法", "" }) db.Notices.Add(new Notice(NoticeTo.Unit(unit.Id), "annual-review-opened", new NoticeAbout(Guid.CreateVersion7(), "/reviews"), [first, "2026-03-23", "2"], portal.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });
        var under = (await officer.PageAsync("/notices")).QuerySelectorAll(".notices small").Select(s => s.Words().Split('2')[0].Trim()).Where(w => w.Length > 0).Order(StringComparer.Ordinal);
        Assert.Equal(["ZM-07", "ZR-"], under);
    }

    [Fact]
    public async Task Many_notices_come_by_the_page_and_the_bell_stops_counting()
    {
        var unit = NewUnit();
        using var officer = await portal.OfficerAsync(Role.DepartmentStaff, unit);
        var (to, now) = (NoticeTo.Unit(unit.Id), portal.Clock.GetUtcNow());
        await portal.InDatabaseAsync(db =>
        {
            db.Notices.AddRange(Enumerable.Range(0, 120).Select(n => new Notice(to, "admission-approved", new NoticeAbout(Guid.CreateVersion7(), "/admissions"), ["", $"事项{n}"], now)));
            return db.SaveChangesAsync();
        });

        Assert.Equal("99+", await BellAsync(officer));
        var (next, seen) = ("/notices", new HashSet<string>(StringComparer.Ordinal));
        while (true)
        {
            var page = await officer.PageAsync(next);
            foreach (var link in page.QuerySelectorAll(".notices a.t")) Assert.True(seen.Add(link.GetAttribute("href")!));
            if (page.QuerySelector(".sheet a[href^='/notices?before=']") is not { } more) break;
            next = more.GetAttribute("href")!;
        }

        Assert.Equal(120, seen.Count);
    }

    [Fact]
    public async Task Nothing_to_tell_is_said_so_and_a_visitor_has_no_bell()
    {
        using var officer = await portal.OfficerAsync(Role.DepartmentStaff, NewUnit());
        Assert.Contains("还没有通知", await TextAsync(officer), StringComparison.Ordinal);
        Assert.Null((await officer.PageAsync("/notices")).QuerySelector("main form[method=post]"));
        using var visitor = portal.Visitor();
        Assert.Null((await visitor.PageAsync("/")).QuerySelector(".bell"));
        using var asked = await visitor.GetAsync("/notices");
        Assert.StartsWith("/account/sign-in", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("en")]
    public async Task Every_kind_has_a_sentence_of_its_own(string? language)
    {
        var unit = NewUnit();
        using var officer = await portal.OfficerAsync(Role.DepartmentStaff, unit);
        foreach (var kind in Kinds)
        {
            var words = kind.StartsWith("handover-", StringComparison.Ordinal) ? ["", "5", "7", kind.Contains("started", StringComparison.Ordinal) ? "2026-04-04" : "9"] // how many cases, of nobody by name
                : (string[])["ZR-2026-908", "事项甲", kind is "list-changed" or "item-removed" ? "XZ-29" : "2026-04-03", "2026-04-04"];
            await TellAsync(NoticeTo.Unit(unit.Id), kind, words);
        }

        if (language is not null) officer.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var sentences = (await officer.PageAsync("/notices")).QuerySelectorAll(".notices a.t").Select(a => a.Words()).ToList();

        Assert.Equal(Kinds.Length, sentences.Distinct(StringComparer.Ordinal).Count());
        var handovers = Kinds.Where(k => k.StartsWith("handover-", StringComparison.Ordinal)).ToList();
        Assert.Equal(Kinds.Length - handovers.Count, sentences.Count(s => s.Contains("事项甲", StringComparison.Ordinal)));
        Assert.Equal(handovers.Count(k => !k.Contains("dropped", StringComparison.Ordinal)), sentences.Count(s => s.Contains('7', StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_kind_that_has_a_sentence_is_in_a_group_and_what_is_to_be_done_is_a_duty()
    {
        string[] duties = ["submitted", "returned", "stopped", "sent-back", "contested", "overridden", "opened", "reminded", "issued", "reworded", "filed", "assigned", "proposed", "passed", "started", "started-open", "ended-mine", "ended-partly", "ended-partly-mine", "freed", "corrected", "to-countersign", "recommended", "back-to-assessment"];
        var texts = Microsoft.Extensions.Localization.StringLocalizerExtensions.GetAllStrings(portal.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<NoticeTexts>>());
        var kinds = texts.Select(t => t.Name).Where(n => n.StartsWith("notice.", StringComparison.Ordinal)).Select(n => n["notice.".Length..]).ToList();
        Assert.True(kinds.Count > 30);
        Assert.All(kinds, k => Assert.Equal(Array.Exists(duties, d => k.EndsWith("-" + d, StringComparison.Ordinal)), NoticeGroups.Of(k) == NoticeGroup.Duty));
    }

    [Fact]
    public async Task Notices_of_more_than_half_a_year_ago_are_forgotten_with_who_has_read_them()
    {
        var unit = NewUnit();
        using var officer = await portal.OfficerAsync(Role.DepartmentStaff, unit);
        var kept = await TellAsync(NoticeTo.Unit(unit.Id), "task-expired", "", "新近的");
        var old = await TellAsync(NoticeTo.Unit(unit.Id), portal.Clock.GetUtcNow() - Housekeeping.Notices - TimeSpan.FromHours(1));
        using var read = await officer.GetAsync($"/notices/{old}");

        await portal.Services.GetRequiredService<Housekeeping>().SweepAsync(CancellationToken.None);

        Assert.Equal([kept], await portal.InDatabaseAsync(db => db.Notices.Where(n => n.Id == old || n.Id == kept).Select(n => n.Id).ToListAsync()));
        Assert.False(await portal.InDatabaseAsync(db => db.NoticeReadings.AnyAsync(r => r.NoticeId == old)));
    }

    private static async Task<string> TextAsync(HttpClient officer) => (await officer.PageAsync("/notices")).MainPart().Words();

    private static async Task<string?> BellAsync(HttpClient officer) => (await officer.PageAsync("/lists/certificate")).QuerySelector(".bell .n")?.Words();

    /// <summary>A department that nobody else in these tests works at.</summary>
    private static Unit NewUnit() => new(UnitKind.Department, null, null, new UnitTitle("试用局" + Guid.CreateVersion7().ToString("N")[^8..], "试用局"), new DateOnly(2025, 1, 1));

    private Task<Guid> TellAsync(NoticeTo to, DateTimeOffset at) => SaveAsync(new Notice(to, "task-expired", new NoticeAbout(Guid.CreateVersion7(), "/admissions"), ["", "旧的"], at));

    private Task<Guid> TellAsync(NoticeTo to, string kind, params string[] arguments) =>
        SaveAsync(new Notice(to, kind, new NoticeAbout(Guid.CreateVersion7(), "/admissions"), arguments, portal.Clock.GetUtcNow()));

    private Task<Guid> SaveAsync(Notice notice) => portal.InDatabaseAsync(async db =>
    {
        db.Notices.Add(notice);
        await db.SaveChangesAsync();
        return notice.Id;
    });
}
