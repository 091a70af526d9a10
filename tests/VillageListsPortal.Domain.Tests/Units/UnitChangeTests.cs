using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests.Units;

public sealed class UnitChangeTests
{
    private const string Ground = "渝北府〔2026〕12号";
    private static readonly DateOnly Day = TestData.Today.AddDays(10);
    private static readonly Actor Administrator = TestData.Officer(Role.Administrator, TestData.District());

    [Fact] // S29
    public void On_a_mergers_day_the_old_units_end_and_the_new_one_begins()
    {
        var (first, second, merged) = (TestData.Village(), TestData.Village("500112128204"), Founded("500112128230", "江坪村"));
        var change = Plan();
        change.Found(merged);
        change.Pass(first, [merged]);
        change.Pass(second, [merged]);

        Assert.True(first.ExistsOn(Day.AddDays(-1)));
        Assert.False(first.ExistsOn(Day));
        Assert.False(second.ExistsOn(Day));
        Assert.Equal(merged.Id, change.SuccessorOf(first.Id, Guid.CreateVersion7()));
        Assert.Equal([UnitPartKind.Founded, UnitPartKind.Ended, UnitPartKind.Ended], change.Parts.Select(p => p.Kind));
    }

    [Fact] // S29: a unit may take others in and go on
    public void A_unit_among_its_own_successors_goes_on()
    {
        var (host, guest) = (TestData.Village(), TestData.Village("500112128204"));
        var change = Plan();
        change.Pass(host, [host]);
        change.Pass(guest, [host]);
        Assert.True(host.ExistsOn(Day));
        Assert.False(guest.ExistsOn(Day));
        Assert.Equal(host.Id, Assert.Single(change.Passings).SuccessorId);
    }

    [Fact] // S29
    public void A_unit_that_gives_a_part_away_goes_on_and_keeps_what_is_not_assigned()
    {
        var (village, east) = (TestData.Village(), Founded("500112128231", "江东村"));
        var change = Plan();
        change.Pass(village, [east, village]);
        Assert.True(village.ExistsOn(Day));
        Assert.Equal((east.Id, false), (change.Passings[0].SuccessorId, change.Passings[0].IsHeir));
        Assert.Equal(village.Id, change.SuccessorOf(village.Id, Guid.CreateVersion7()));
    }

    [Fact] // S29: what is not dealt out goes to the one that carries the name
    public void The_heir_of_a_split_is_itself_else_its_namesake_else_the_first()
    {
        var village = TestData.Village();
        var (other, namesake) = (Founded("500112128231", "江东村"), Founded("500112128232", "江口村"));
        Assert.Same(village, UnitChange.HeirOf(village, [other, namesake, village]));
        Assert.Same(namesake, UnitChange.HeirOf(village, [other, namesake]));
        Assert.Same(other, UnitChange.HeirOf(village, [other]));
    }

    [Fact] // S29
    public void Single_posts_and_cases_go_where_the_administrator_says()
    {
        var (village, east, west) = (TestData.Village(), Founded("500112128231", "江东村"), Founded("500112128232", "江西村"));
        var change = Plan();
        change.Found(east);
        change.Found(west);
        change.Pass(village, [east, west]);
        var (toWest, ends, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        change.Assign(toWest, east.Id);
        change.Assign(toWest, west.Id); // the last word counts
        change.Assign(ends, null);
        Assert.Equal(west.Id, change.SuccessorOf(village.Id, toWest));
        Assert.Null(change.SuccessorOf(village.Id, ends));
        Assert.Equal(east.Id, change.SuccessorOf(village.Id, other));
    }

    [Fact] // S29
    public void Each_of_several_units_has_its_own_heir()
    {
        var (first, second) = (TestData.Village(), Named("500112128204", "江西村", TestData.ListsFrom));
        var (east, namesake, west) = (Founded("500112128231", "江东村"), Founded("500112128232", "江口村"), Founded("500112128233", "江西村"));
        var change = Plan();
        change.Pass(second, [east, west]);
        change.Pass(first, [east, namesake]);
        Assert.Equal(west.Id, change.SuccessorOf(second.Id, Guid.CreateVersion7()));
        Assert.Equal(namesake.Id, change.SuccessorOf(first.Id, Guid.CreateVersion7()));
    }

    [Fact] // S29
    public void A_renamed_unit_keeps_its_old_name_until_the_day()
    {
        var village = TestData.Village();
        village.SetPrefix("统景江口村证", new DateOnly(2025, 1, 1));
        var change = Plan();
        change.Rename(village, new UnitTitle("新江村", "重庆市渝北区统景镇新江村村民委员会"), "统景新江村证");
        Assert.Equal("江口村", village.ShortName);
        Assert.Equal("统景江口村证", village.PrefixOn(Day.AddDays(-1)));
        Assert.Equal("统景新江村证", village.PrefixOn(Day));
        village.BearNameOf(Day.AddDays(-1));
        Assert.Equal("江口村", village.ShortName);
        village.BearNameOf(Day);
        Assert.Equal("新江村", village.ShortName);
        Assert.Equal(UnitPartKind.Renamed, Assert.Single(change.Parts).Kind);
        Assert.Equal("unit.nothing-changed", Refusal.Code(() => change.Rename(village, name: null, prefix: null)));
    }

    [Fact] // S29: a township has no prefix, and a village may change its prefix alone
    public void A_unit_changes_its_name_or_its_prefix_alone()
    {
        var (township, village) = (TestData.Township(), TestData.Village());
        var change = Plan();
        change.Rename(township, new UnitTitle("通景镇", "重庆市渝北区通景镇"), prefix: null);
        change.Rename(village, name: null, "统景新江村证");
        Assert.Equal(("通景镇", 0), (township.NameOn(Day).Short, township.Prefixes.Count));
        Assert.Equal(("江口村", "统景新江村证"), (village.NameOn(Day).Short, village.PrefixOn(Day)));
    }

    [Fact]
    public void A_change_takes_effect_on_its_day_and_once()
    {
        var change = Plan();
        Assert.Equal("unit.change-not-due", Refusal.Code(() => change.TakeEffect(Actor.System, TestData.On(Day.AddDays(-1)))));
        change.TakeEffect(Actor.System, TestData.On(Day));
        Assert.Equal(UnitChangeStatus.InEffect, change.Status);
        Assert.Equal([$"2026-12-03 {Ground}", "2026-12-03"], change.Events.Select(e => e.After)); // planned, took effect
        Assert.Equal("unit.change-settled", Refusal.Code(() => change.TakeEffect(Actor.System, TestData.On(Day))));
        Assert.Equal("unit.change-settled", Refusal.Code(() => change.Withdraw("写错了", Administrator, TestData.On(Day))));
    }

    [Fact] // S29: corrections of wrong entries leave a trace
    public void A_plan_is_withdrawn_with_a_reason_and_everything_goes_on()
    {
        var (village, merged) = (TestData.Village(), Founded("500112128230", "江坪村"));
        merged.SetPrefix("统景江坪村证", Day);
        var change = Plan();
        change.Found(merged);
        change.Pass(village, [merged]);
        Assert.Equal("unit.reason-missing", Refusal.Code(() => change.Withdraw(" ", Administrator, TestData.Now)));
        change.Withdraw("文件没有下来", Administrator, TestData.Now);
        village.Reopen(TestData.Today);
        merged.NeverBegin(TestData.Today);
        Assert.True(village.ExistsOn(Day));
        Assert.False(merged.ExistsOn(Day));
        Assert.Empty(merged.Prefixes); // free for another
        var told = change.Events.OfType<UnitChangeWithdrawn>().Single();
        Assert.Equal(("2026-12-03", "文件没有下来"), (told.Before, told.After));
    }

    [Fact] // S29
    public void A_renaming_that_is_taken_back_leaves_the_names_and_prefixes_before_it_and_after()
    {
        var village = TestData.Village();
        village.SetPrefix("统景江口村证", TestData.ListsFrom);
        Plan().Rename(village, new UnitTitle("新江村", "重庆市渝北区统景镇新江村村民委员会"), "统景新江村证");
        new UnitChange(Day.AddDays(9), Ground, Administrator, TestData.Now).Rename(village, new UnitTitle("大江村", "重庆市渝北区统景镇大江村村民委员会"), "统景大江村证");
        village.KeepNameAfter(Day);
        Assert.Equal(["江口村", "大江村"], village.Names.Select(n => n.ShortName));
        Assert.Equal(["统景江口村证", "统景大江村证"], village.Prefixes.Select(p => p.Text));
    }

    [Fact] // S29: it is never without a name
    public void A_prefix_planned_for_a_units_first_day_is_taken_back_and_its_name_stays()
    {
        var village = Founded("500112128230", "江坪村");
        Plan().Rename(village, name: null, "统景江坪村证");
        village.KeepNameAfter(Day);
        Assert.Empty(village.Prefixes);
        Assert.Equal("江坪村", Assert.Single(village.Names).ShortName);
    }

    [Fact]
    public void What_has_ended_or_begun_is_not_taken_back()
    {
        var village = TestData.Village();
        village.End(TestData.Today);
        Assert.Equal("unit.already-ended", Refusal.Code(() => village.Reopen(TestData.Today)));
        Assert.Equal("unit.already-begun", Refusal.Code(() => Founded("500112128230", "江坪村").NeverBegin(Day)));
    }

    [Fact]
    public void Only_the_administrator_changes_units_and_says_on_what_ground()
    {
        Assert.Equal("unit.only-administrator", Refusal.Code(() => Plan(TestData.Officer(Role.Reviewer, TestData.District()))));
        Assert.Equal("unit.ground-missing", Refusal.Code(() => Plan(Administrator, "  ")));
        Assert.Equal("unit.only-administrator", Refusal.Code(() => Plan().Withdraw("写错了", TestData.Officer(Role.VillageHead, TestData.Village()), TestData.Now)));
    }

    [Fact]
    public void A_unit_changes_once_at_a_time_and_only_into_its_kind()
    {
        var (village, merged) = (TestData.Village(), Founded("500112128230", "江坪村"));
        var change = Plan();
        Assert.Equal("unit.successor-missing", Refusal.Code(() => change.Pass(village, [])));
        Assert.Equal("unit.other-kind", Refusal.Code(() => change.Pass(village, [TestData.Township()])));
        Assert.Equal("unit.not-of-this-day", Refusal.Code(() => change.Found(village)));
        Assert.Equal("unit.not-there", Refusal.Code(() => change.Pass(merged, [village]))); // what begins on the day has nothing to pass
        change.Pass(village, [merged]);
        Assert.Equal("unit.not-there", Refusal.Code(() => Plan().Pass(village, [merged])));
        Assert.Equal("unit.not-there", Refusal.Code(() => change.Rename(village, new UnitTitle("新江村", "新江村"), prefix: null)));
        Assert.Equal("unit.changing-already", Refusal.Code(() => new UnitChange(Day.AddDays(-5), Ground, Administrator, TestData.Now).Pass(village, [merged])));
    }

    [Fact] // S29: corrections of wrong entries leave a trace
    public void A_wrong_name_is_mended_with_both_names_and_the_reason_in_the_journal()
    {
        var village = TestData.Village();
        var right = new UnitTitle("江囗村", "重庆市渝北区统景镇江囗村村民委员会");
        Assert.Equal("unit.reason-missing", Refusal.Code(() => village.CorrectName(right, "", Administrator, TestData.Now)));
        Assert.Equal("unit.only-administrator", Refusal.Code(() => village.CorrectName(right, "录入有误", TestData.Officer(Role.SecurityOfficer, TestData.District()), TestData.Now)));
        village.CorrectName(right, "录入有误", Administrator, TestData.Now);
        Assert.Equal(right.Short, village.NameOn(TestData.Today).Short);
        Assert.Equal(right.Short, village.ShortName);
        var told = village.Events.OfType<UnitNameCorrected>().Single();
        Assert.Equal(("重庆市渝北区统景镇江口村村民委员会", "重庆市渝北区统景镇江囗村村民委员会（录入有误）"), (told.Before, told.After));
        Assert.Equal("unit.nothing-changed", Refusal.Code(() => village.CorrectName(right, "录入有误", Administrator, TestData.Now)));
    }

    [Fact] // S29: a name whose day has come is the present one, whether or not the change has been carried out
    public void What_is_mended_is_the_name_of_today_and_neither_an_older_nor_a_later_one()
    {
        var village = TestData.Village();
        village.Rename(new UnitTitle("新江村", "重庆市渝北区统景镇新江村村民委员会"), TestData.Today);
        village.Rename(new UnitTitle("大江村", "重庆市渝北区统景镇大江村村民委员会"), Day);
        village.CorrectName(new UnitTitle("兴江村", "重庆市渝北区统景镇兴江村村民委员会"), "录入有误", Administrator, TestData.Now);
        Assert.Equal(["江口村", "兴江村", "大江村"], village.Names.Select(n => n.ShortName));
        Assert.Equal("重庆市渝北区统景镇新江村村民委员会", village.Events.OfType<UnitNameCorrected>().Single().Before);
    }

    [Fact] // S29
    public void The_wrong_name_of_a_unit_that_is_still_to_come_is_mended_where_it_is_dated()
    {
        var later = TestData.Today.AddDays(30);
        var village = new Unit(UnitKind.Village, "500112133239", TestData.Township(), new UnitTitle("江平村", "重庆市渝北区统景镇江平村村民委员会"), later);
        var right = new UnitTitle("江坪村", "重庆市渝北区统景镇江坪村村民委员会");
        village.Rename(new UnitTitle("新江村", "重庆市渝北区统景镇新江村村民委员会"), later.AddDays(1));
        village.CorrectName(right, "录入有误", Administrator, TestData.Now);
        Assert.Equal(right, village.NameOn(later));
        Assert.Equal((right.Short, right.Full), (village.ShortName, village.FullName));
    }

    [Fact] // S29
    public void The_correction_of_a_unit_above_is_followed_in_the_names_of_today_and_to_come()
    {
        var village = TestData.Village();
        var before = village.FullName;
        var day = TestData.Today.AddDays(30);
        village.Rename(new UnitTitle("新江村", "重庆市渝北区统景镇新江村村民委员会"), day);
        village.FollowCorrection("重庆市渝北区统景镇", "重庆市渝北区通景镇", "录入有误", Administrator, TestData.Now);
        Assert.Equal(before.Replace("统景镇", "通景镇", StringComparison.Ordinal), village.FullName);
        Assert.Equal("重庆市渝北区通景镇新江村村民委员会", village.NameOn(day).Full);
        Assert.Equal(2, village.Events.OfType<UnitNameCorrected>().Count());
        Assert.Equal("unit.reason-missing", Refusal.Code(() => village.FollowCorrection("甲", "乙", " ", Administrator, TestData.Now)));
    }

    [Fact] // S29: papers issued under the old name keep it, and a name under another unit was never wrong
    public void The_correction_of_a_unit_above_leaves_names_that_are_past_or_stand_under_another()
    {
        var village = TestData.Village();
        village.Rename(new UnitTitle("新江村", "重庆市渝北区统景镇新江村村民委员会"), TestData.Today);
        village.Rename(new UnitTitle("新江村", "重庆市北碚区统景镇新江村村民委员会"), Day);
        village.FollowCorrection("重庆市渝北区", "重庆市两江新区", "录入有误", Administrator, TestData.Now);
        Assert.Equal(
            ["重庆市渝北区统景镇江口村村民委员会", "重庆市两江新区统景镇新江村村民委员会", "重庆市北碚区统景镇新江村村民委员会"],
            village.Names.Select(n => n.FullName));
    }

    [Fact]
    public void A_wrong_telephone_is_mended()
    {
        var village = TestData.Village();
        Assert.Equal("unit.telephone", Refusal.Code(() => village.CorrectTelephone("电话", "录入有误", Administrator, TestData.Now)));
        village.CorrectTelephone("023-67000001", "录入有误", Administrator, TestData.Now);
        Assert.Equal("023-67000001", village.Telephone);
        Assert.Equal("unit.nothing-changed", Refusal.Code(() => village.CorrectTelephone("023-67000001", "录入有误", Administrator, TestData.Now)));
        Assert.Equal("023-67000001（录入有误）", village.Events.OfType<UnitTelephoneCorrected>().Single().After);
    }

    private static UnitChange Plan() => Plan(Administrator);

    private static UnitChange Plan(Actor by, string ground = Ground) => new(Day, ground, by, TestData.Now);

    private static Unit Founded(string code, string name) => Named(code, name, Day);

    private static Unit Named(string code, string name, DateOnly from) =>
        new(UnitKind.Village, code, TestData.Township(), new UnitTitle(name, $"重庆市渝北区统景镇{name}村民委员会"), from);
}
