using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Features.Administration.Changes;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units.Changes;

/// <summary>Splits, renamings, plans withdrawn and corrections, over the administrator's pages (S29).</summary>
public sealed class SplitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact] // S29: each open case and post is dealt out
    public async Task At_a_split_cases_and_posts_go_where_the_administrator_says_and_the_rest_stays()
    {
        const string Code = "500112133217";
        const string New = "500112133238";
        using var village = await CertificateJourney.InAsync(portal, Code);
        var (moves, stays, signed) = (await village.SubmitAsync(), await village.SubmitAsync(), await village.SignedAsync());
        var old = await portal.UnitAsync(Code);
        var clerk = await portal.InDatabaseAsync(db => db.Posts.SingleAsync(p => p.UnitId == old.Id && p.Role == Role.VillageClerk));
        using var admin = await portal.SignInAsync("admin");
        var (path, status, preview) = await portal.PreviewAsync(admin, ChangeKind.Split, Code, portal.Today(), ("Successors[1].Code", New), ("Successors[1].Name", "新滚村"));
        Assert.True(status == HttpStatusCode.OK, preview.QuerySelector("#problems")?.TextContent);
        await admin.ConfirmAsync(path, preview, ($"Assign[{moves}]", "1"), ($"Assign[{clerk.Id}]", "1"));

        var fresh = await portal.UnitOnAsync(New);
        Assert.Equal((fresh.Id, fresh.Id), (await village.StoredAsync(moves)) is var m ? (m.UnitId, m.HeldBy) : default);
        Assert.Equal(old.Id, (await village.StoredAsync(stays)).HeldBy);
        Assert.Equal(old.Id, (await village.StoredAsync(signed.Id)).HeldBy);
        var (today, posts) = (portal.Today(), await portal.InDatabaseAsync(db => db.Posts.Where(p => p.UnitId == old.Id || p.UnitId == fresh.Id).ToListAsync()));
        Assert.Equal(Role.VillageClerk, Assert.Single(posts, p => p.UnitId == fresh.Id && p.WorksOn(today)).Role);
        Assert.Equal(2, posts.Count(p => p.UnitId == old.Id && p.WorksOn(today)));
        await village.StampAsync(signed.Id); // the old village is still there and finishes what it signed
        Assert.False(await portal.InDatabaseAsync(db => db.UnitSuccessions.AnyAsync(s => s.PredecessorId == old.Id)));

        // Who came to the new village sees its own and nothing of the old one (S6, S8).
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(village.Clerk, $"/certificates/{moves}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(village.Clerk, $"/certificates/{signed.Id}"));
    }

    [Fact] // 3.10: what holds at a place holds in every village that it becomes
    public async Task The_village_that_a_split_founds_has_the_emergency_task_too()
    {
        const string Code = "500112133219";
        const string New = "500112133237";
        var matter = await new MadeEmergencies(portal).IssuedAsync(DemonstrationOfficers.Tongjing, Code);
        using var admin = await portal.SignInAsync("admin");
        await portal.EnterAsync(admin, ChangeKind.Split, Code, portal.Today(), ("Successors[1].Code", New), ("Successors[1].Name", "新合村"));

        var (old, fresh) = (await portal.UnitOnAsync(Code), await portal.UnitOnAsync(New));
        Assert.Equal(new[] { old.Id, fresh.Id }.Order(), (await portal.InDatabaseAsync(db => db.EmergencyMatters.Include(m => m.Villages).SingleAsync(m => m.Id == matter.Id))).Villages.Select(v => v.UnitId).Order());
        Assert.True(await portal.InDatabaseAsync(db => db.Notices.AnyAsync(n => n.UnitId == fresh.Id && n.SubjectId == matter.Id)));
        using var visitor = portal.Visitor();
        Assert.Contains(matter.Title, (await visitor.PageAsync($"/villages/{New}")).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact] // a code is one unit's on each day
    public async Task A_change_on_which_a_later_one_builds_is_not_withdrawn_before_that_one()
    {
        const string First = "500112133201";
        const string Second = "500112133202";
        using var admin = await portal.SignInAsync("admin");
        var (day, second) = (portal.Today().AddDays(20), await portal.UnitAsync(Second));
        await portal.EnterAsync(admin, ChangeKind.Merge, First, day, ("Others", second.Id.ToString()), ("Successors[0].Code", "500112133234"), ("Successors[0].Name", "合一村"));
        await portal.EnterAsync(admin, ChangeKind.Split, "500112133203", day.AddDays(10), ("Successors[1].Code", Second), ("Successors[1].Name", "再起村"));

        var merger = (await admin.PageAsync("/admin/units/changes")).QuerySelectorAll("main section").Single(s => s.TextContent.Contains("合一村", StringComparison.Ordinal)).QuerySelector("form")!;
        using var refused = await RawForm.PostAsync(admin, "/admin/units/changes", [.. RawForm.Hidden(merger), ("Reason", "文件没有下来")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("再起村", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact] // S29: the new prefix starts at 1; an old certificate keeps the name of its day
    public async Task After_a_renaming_numbers_begin_at_1_under_the_new_prefix()
    {
        const string Code = "500112133214";
        using var village = await CertificateJourney.InAsync(portal, Code);
        var before = await village.SignedAsync();
        Assert.Equal("统景远景村证〔2026〕1号", before.Issue!.NumberText);
        var waiting = await village.SubmitAsync();
        using var admin = await portal.SignInAsync("admin");
        await portal.EnterAsync(admin, ChangeKind.Rename, Code, portal.Today(), ("Successors[0].Name", "新远村"));

        await village.SignAsync(waiting);
        var after = await village.StoredAsync(waiting);
        Assert.Equal("统景新远村证〔2026〕1号", after.Issue!.NumberText);
        Assert.Equal("重庆市渝北区统景镇新远村村民委员会", after.Issue.Content.Issuer);
        using var visitor = portal.Visitor();
        Assert.Contains("统景镇远景村村民委员会", (await visitor.PageAsync($"/v/{before.Issue.Token}")).MainPart().Words(), StringComparison.Ordinal);
        var page = (await admin.PageAsync($"/admin/units/{(await portal.UnitOnAsync(Code)).Id}")).MainPart().Words();
        Assert.Contains("重庆市渝北区统景镇远景村村民委员会2025年1月1日起", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_townships_new_name_stands_in_the_names_and_prefixes_below_it()
    {
        using var admin = await portal.SignInAsync("admin");
        await portal.EnterAsync(admin, ChangeKind.Rename, "500112131", portal.Today(), ("Successors[0].Name", "新名镇"));
        var township = await portal.UnitOnAsync("500112131");
        Assert.Equal(("新名镇", "重庆市渝北区新名镇"), (township.ShortName, township.FullName));
        var below = await portal.InDatabaseAsync(db => db.Units.Include(u => u.Prefixes).Where(u => u.ParentId == township.Id).ToListAsync());
        Assert.NotEmpty(below);
        Assert.All(below, u => Assert.StartsWith("重庆市渝北区新名镇", u.FullName, StringComparison.Ordinal));
        Assert.All(below, u => Assert.StartsWith("新名", u.PrefixOn(portal.Today()), StringComparison.Ordinal));
    }

    [Fact] // S29: a wrong entry leaves a trace
    public async Task A_planned_change_is_withdrawn_and_can_be_planned_anew()
    {
        const string First = "500112133215";
        const string Second = "500112133216";
        const string New = "500112133236";
        using var admin = await portal.SignInAsync("admin");
        var (day, second) = (portal.Today().AddDays(30), await portal.UnitAsync(Second));
        (string, string)[] form = [("Others", second.Id.ToString()), ("Successors[0].Code", New), ("Successors[0].Name", "龙权村")];
        await portal.EnterAsync(admin, ChangeKind.Merge, First, day, form);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(admin, $"/admin/units/{second.Id}/change?kind=Merge")); // its end is planned already

        using var silent = await admin.PostFormAsync("/admin/units/changes", ("Reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        using var withdrawn = await admin.PostFormAsync("/admin/units/changes", ("Reason", "文件没有下来"));
        Assert.Equal(HttpStatusCode.Found, withdrawn.StatusCode);
        Assert.Null((await portal.UnitAsync(First)).To);
        Assert.False(await portal.InDatabaseAsync(db => db.Units.AnyAsync(u => u.Code == New && (u.To == null || u.To > u.From))));
        Assert.Equal("文件没有下来", await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(UnitChangeWithdrawn)).Select(r => r.After).SingleAsync()));
        await portal.EnterAsync(admin, ChangeKind.Merge, First, day, form);
    }

    [Theory]
    [InlineData("Successors[0].Code", "500112133213", "已经有单位在用")]
    [InlineData("Successors[0].Code", "500112133712", "不正确")]
    [InlineData("Successors[0].Code", "500112999235", "没有区划代码是500112999的上级单位")]
    [InlineData("Successors[0].Code", "500112133055", "不是同一种委员会")]
    [InlineData("Successors[0].Name", "", "请填写由谁承接")]
    [InlineData("Successors[0].Prefix", "统景中坪村证", "已经有单位用过")]
    [InlineData("Successors[0].Prefix", "统景2村证", "不能有数字")]
    [InlineData("Ground", "", "请填写批准文号")]
    [InlineData("Day", "2020-01-01", "日期不能早于今天")]
    [InlineData("Day", "", "请填写日期")]
    [InlineData("Others", "00000000-0000-0000-0000-000000000001", "不存在")]
    public async Task A_wrong_entry_is_told_and_what_was_entered_is_kept(string field, string value, string words)
    {
        using var admin = await portal.SignInAsync("admin");
        (string Name, string Value)[] usual = [("Others", (await portal.UnitAsync("500112133210")).Id.ToString()), ("Successors[0].Code", "500112133235"), ("Successors[0].Name", "试验村村民委员会")];
        var (_, status, page) = await portal.PreviewAsync(admin, ChangeKind.Merge, "500112133209", portal.Today().AddDays(1), [.. usual.Where(u => u.Name != field), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(words, page.QuerySelector("#problems")!.Words(), StringComparison.Ordinal);
        if (field != "Successors[0].Name") Assert.Equal("试验村村民委员会", page.QuerySelector("[name='Successors[0].Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task One_village_alone_is_no_merger_and_a_township_is_not_merged_here()
    {
        using var admin = await portal.SignInAsync("admin");
        var (_, alone, _) = await portal.PreviewAsync(admin, ChangeKind.Merge, "500112133209", portal.Today().AddDays(1), ("Successors[0].Code", "500112133235"), ("Successors[0].Name", "试验村"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(admin, $"/admin/units/{(await portal.UnitAsync("500112133")).Id}/change?kind=Merge"));
    }

    [Fact] // S29: corrections of wrong entries leave a trace
    public async Task A_wrong_name_is_mended_on_the_units_page()
    {
        using var admin = await portal.SignInAsync("admin");
        var unit = await portal.UnitAsync("500112133208");
        var path = $"/admin/units/{unit.Id}/correct";
        using var without = await admin.PostFormAsync(path, ("ShortName", "洛塘村"), ("FullName", "重庆市渝北区统景镇洛塘村村民委员会"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var done = await admin.PostFormAsync(path, ("ShortName", "洛塘村"), ("FullName", "重庆市渝北区统景镇洛塘村村民委员会"), ("Reason", "录入有误"));
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.Equal("洛塘村", (await portal.UnitAsync("500112133208")).ShortName);
        Assert.Contains("录入有误", await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(UnitNameCorrected)).Select(r => r.After).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact] // S29
    public async Task A_townships_wrong_name_is_mended_in_the_full_names_below_it_each_with_its_trace()
    {
        using var admin = await portal.SignInAsync("admin");
        var township = await portal.UnitAsync("500112135");
        using var done = await admin.PostFormAsync($"/admin/units/{township.Id}/correct", ("ShortName", "改正镇"), ("FullName", "重庆市渝北区改正镇"), ("Reason", "名称录错"));
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        var below = await portal.InDatabaseAsync(db => db.Units.Include(u => u.Names).Where(u => u.ParentId == township.Id).ToListAsync());
        Assert.NotEmpty(below);
        Assert.All(below, u => Assert.StartsWith("重庆市渝北区改正镇", u.FullName, StringComparison.Ordinal));
        Assert.All(below, u => Assert.Equal(u.FullName, u.NameOn(portal.Today()).Full));
        Assert.Equal(1 + below.Count, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.What == nameof(UnitNameCorrected) && r.After!.Contains("名称录错"))));
    }

    [Fact] // S8
    public async Task A_correction_from_an_old_page_reverts_nothing_that_somebody_else_has_mended()
    {
        using var admin = await portal.SignInAsync("admin");
        var unit = await portal.UnitAsync("500112133207");
        var path = $"/admin/units/{unit.Id}/correct";
        var old = await admin.PageAsync(path);
        using var telephone = await admin.PostFormAsync(path, ("Telephone", "023-67000207"), ("Reason", "换号"));
        Assert.Equal(HttpStatusCode.Found, telephone.StatusCode);
        using var late = await admin.PostFormAsync(path, old, ("ShortName", unit.ShortName), ("FullName", unit.FullName + "（改）"), ("Reason", "录入有误"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("刚才有人改动了这件事", Pages.Parse(await late.Content.ReadAsStringAsync()).QuerySelector("#problems")!.Words(), StringComparison.Ordinal);
        var now = await portal.UnitAsync("500112133207");
        Assert.Equal(("023-67000207", unit.FullName), (now.Telephone, now.FullName));
    }

    [Fact]
    public async Task A_planned_unit_that_never_began_is_no_village_that_ended_and_hides_none()
    {
        var (day, township) = (portal.Today().AddDays(-5), await portal.UnitAsync("500112133"));
        await portal.InDatabaseAsync(async db =>
        {
            var plans = new[] { ("500112133291", "从未村"), ("500112133292", "从未村") }.Select(p => new Unit(UnitKind.Village, p.Item1, township, new UnitTitle(p.Item2, p.Item2), day)).ToList();
            foreach (var plan in plans) plan.NeverBegin(day.AddDays(-1));
            var ended = new Unit(UnitKind.Village, "500112133292", township, new UnitTitle("曾经村", "曾经村"), day.AddDays(-100));
            ended.End(day.AddDays(-50));
            db.Units.AddRange([.. plans, ended]);
            return await db.SaveChangesAsync();
        });
        using var visitor = portal.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, "/villages/500112133291"));
        Assert.Contains("曾经村", (await visitor.PageAsync("/villages/500112133292")).MainPart().Words(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }
}
