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

    [Fact] // S29: what is not dealt out goes to the one that carries the name
    public void The_heir_of_a_split_is_itself_else_its_namesake_else_the_first()
    {
        var village = TestData.Village();
        var (other, namesake) = (Founded("500112128231", "江东村"), Founded("500112128232", "江口村"));
        Assert.Same(village, UnitChange.HeirOf(village, [other, village, namesake]));
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
        Assert.Equal("unit.nothing-changed", Refusal.Code(() => change.Rename(village, name: null, prefix: null)));
    }

    [Fact]
    public void A_change_takes_effect_on_its_day_and_once()
    {
        var change = Plan();
        Assert.Equal("unit.change-not-due", Refusal.Code(() => change.TakeEffect(Actor.System, TestData.On(Day.AddDays(-1)))));
        change.TakeEffect(Actor.System, TestData.On(Day));
        Assert.Equal(UnitChangeStatus.InEffect, change.Status);
        Assert.Equal("unit.change-settled", Refusal.Code(() => change.TakeEffect(Actor.System, TestData.On(Day))));
        Assert.Equal("unit.change-settled", Refusal.Code(() => change.Withdraw("写错了", Administrator, TestData.On(Day))));
    }

    [Fact] // S29: corrections of wrong entries leave a trace
    public void A_plan_is_withdrawn_with_a_reason_and_everything_goes_on()
    {
        var (village, merged) = (TestData.Village(), Founded("500112128230", "江坪村"));
        var change = Plan();
        change.Found(merged);
        change.Pass(village, [merged]);
        Assert.Equal("unit.reason-missing", Refusal.Code(() => change.Withdraw(" ", Administrator, TestData.Now)));
        change.Withdraw("文件没有下来", Administrator, TestData.Now);
        village.Reopen(TestData.Today);
        merged.NeverBegin(TestData.Today);
        Assert.True(village.ExistsOn(Day));
        Assert.False(merged.ExistsOn(Day));
        Assert.Equal("文件没有下来", change.Events.OfType<UnitChangeWithdrawn>().Single().After);
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

    [Fact] // S29
    public void The_wrong_name_of_a_unit_that_is_still_to_come_is_mended_where_it_is_dated()
    {
        var later = TestData.Today.AddDays(30);
        var village = new Unit(UnitKind.Village, "500112133239", TestData.Township(), new UnitTitle("江平村", "重庆市渝北区统景镇江平村村民委员会"), later);
        var right = new UnitTitle("江坪村", "重庆市渝北区统景镇江坪村村民委员会");
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

    [Fact]
    public void A_wrong_telephone_is_mended()
    {
        var village = TestData.Village();
        Assert.Equal("unit.telephone", Refusal.Code(() => village.CorrectTelephone("电话", "录入有误", Administrator, TestData.Now)));
        village.CorrectTelephone("023-67000001", "录入有误", Administrator, TestData.Now);
        Assert.Equal("023-67000001", village.Telephone);
        Assert.Single(village.Events.OfType<UnitTelephoneCorrected>());
    }

    [Theory]
    [InlineData(UnitKind.Prefecture, "市辖区", "重庆市市辖区", "重庆市", "重庆市")]
    [InlineData(UnitKind.Prefecture, "成都市", "四川省成都市", "四川省", "四川省成都市")]
    [InlineData(UnitKind.District, "市辖区", "某市市辖区", "某市", "某市市辖区")]
    public void Levels_that_only_the_codes_have_stand_in_no_name_below(UnitKind kind, string name, string full, string above, string stem) =>
        Assert.Equal(stem, UnitNaming.StemOf(kind, name, full, above));

    [Fact]
    public void A_city_without_districts_is_not_named_twice() =>
        Assert.Equal("广东省东莞市", UnitNaming.FullOf(UnitKind.District, "东莞市", null, "广东省东莞市"));

    private static UnitChange Plan() => Plan(Administrator);

    private static UnitChange Plan(Actor by, string ground = Ground) => new(Day, ground, by, TestData.Now);

    private static Unit Founded(string code, string name) =>
        new(UnitKind.Village, code, TestData.Township(), new UnitTitle(name, $"重庆市渝北区统景镇{name}村民委员会"), Day);
}
