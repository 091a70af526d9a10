using FsCheck;
using FsCheck.Fluent;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Calendar;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>Under an emergency response or an order a task reaches villages at once, is filed within 3 working days, ends with the response, changes no list and is counted (domain 3.10).</summary>
public sealed class EmergencyTests
{
    private readonly EmergencyDesk desk = new();

    [Fact]
    public void It_reaches_its_villages_at_once_with_the_number_of_its_order_and_one_of_its_own()
    {
        var matter = desk.Issue();

        Assert.Equal((EmergencyStatus.Issued, "YJ-2026-001", "渝北防指〔2026〕7号"), (matter.Status, matter.Number, matter.OrderNumber));
        Assert.Equal(desk.Villages, matter.Villages.Select(v => v.UnitId));
        Assert.True(matter.InForceOn(Today));
        Assert.False(matter.InForceOn(Today.AddDays(-1)));
        Assert.IsType<EmergencyIssued>(Assert.Single(matter.Events));
    }

    [Fact]
    public void Only_staff_of_a_township_or_department_issue() =>
        Assert.All(Enum.GetValues<Role>().Where(r => r is not (Role.TownshipStaff or Role.DepartmentStaff)), r => Assert.Equal("admission.only-staff-files", Refusal.Code(() => desk.Issue(by: desk.Of(r)))));

    public static TheoryData<string, EmergencyTask> Unfit => new()
    {
        { "order-number", RainTask() with { Order = Response() with { Number = " " } } },
        { "order-number", RainTask() with { Order = Response() with { Number = "一\n二" } } },
        { "order-body", RainTask() with { Order = Response() with { Body = "" } } },
        { "level", RainTask() with { Order = Response() with { Level = null } } },
        { "began", RainTask() with { Order = Response() with { Began = null } } },
        { "began", RainTask() with { Order = Response() with { Began = Today.AddDays(1) } } },
        { "title", RainTask() with { Title = "" } },
        { "task", RainTask() with { Task = "" } },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void What_villages_must_know_is_not_left_out(string field, EmergencyTask task) =>
        Assert.Equal(field, Assert.Throws<RuleViolationException>(() => desk.Issue(task)).Arguments[0]);

    [Fact]
    public void An_order_has_no_level_and_no_village_is_no_task()
    {
        Assert.Null(desk.Issue(RainTask() with { Order = Response() with { Ground = EmergencyGround.Order } }).Order.Level);
        var broken = Assert.Throws<RuleViolationException>(() => EmergencyMatter.Issue(RainTask(), [], AdmissionFindings.None, "YJ-2026-001", null, desk.Author, Now));
        Assert.Equal(("field.missing", "villages"), (broken.Code, broken.Arguments[0]));
    }

    [Fact]
    public void A_red_line_is_noted_and_stops_nothing()
    {
        var matter = desk.Issue(findings: RedLine);
        desk.File(matter, findings: RedLine);
        matter.Acknowledge(desk.Reviewer, Now);
        Assert.Equal((EmergencyStatus.Acknowledged, "FM-02"), (matter.Status, matter.Findings.Crossed[0].Code));
    }

    [Fact]
    public void It_is_filed_with_its_legal_basis()
    {
        var matter = desk.Issue();
        Assert.Equal("law", Assert.Throws<RuleViolationException>(() => desk.File(matter, RainTask())).Arguments[0]);
        desk.File(matter);
        Assert.Equal("《突发事件应对法》第七十三条", matter.Order.Basis!.Citation);
        Assert.Equal("通知低洼处住户转移，报告转移人数。", matter.Task); // what the villages have stays
    }

    [Theory] // issued Monday 23 November 2026: the third working day is Thursday
    [InlineData(0, 3, ClockTone.Calm)]
    [InlineData(1, 2, ClockTone.Amber)]
    [InlineData(3, 0, ClockTone.Amber)]
    [InlineData(4, -1, ClockTone.Red)]
    [InlineData(7, -2, ClockTone.Red)]
    public void Three_working_days_to_file_then_it_is_overdue(int days, int left, ClockTone tone)
    {
        var clock = desk.Issue().ClockOn(Today.AddDays(days), desk.Rules)!;
        Assert.Equal((new DateOnly(2026, 11, 26), left, tone), (clock.Due, clock.DaysLeft, clock.Tone));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void A_late_filing_is_taken_and_stays_marked(int days, bool late)
    {
        var matter = desk.Issue();
        desk.At = On(Today.AddDays(days));
        desk.File(matter);
        Assert.Equal(late, matter.FiledLate);
        matter.SendBack("请补", desk.Reviewer, desk.At);
        desk.File(matter);
        Assert.Equal(late, matter.FiledLate);
        Assert.Null(matter.ClockOn(Today.AddDays(30), desk.Rules));
    }

    [Fact]
    public void A_return_says_why_begins_the_limit_anew_and_may_be_reworded()
    {
        var matter = desk.Matter(EmergencyStatus.Filed);
        desk.At = On(new DateOnly(2026, 11, 27)); // Friday
        Assert.Equal("field.missing", Refusal.Code(() => matter.SendBack(" ", desk.Reviewer, desk.At)));
        matter.SendBack("责任不能写给村里", desk.Reviewer, desk.At);
        Assert.Equal((new DateOnly(2026, 12, 2), "责任不能写给村里"), (matter.ClockOn(Days.On(desk.At), desk.Rules)!.Due, matter.ReturnReason));

        desk.File(matter, RainFiled() with { Task = "协助通知住户转移。" });
        Assert.Equal(("协助通知住户转移。", null), (matter.Task, matter.ReturnReason));
        Assert.Contains(matter.Events, e => e is EmergencyReworded); // the villages are told
    }

    [Fact] // domain 3.7: persons are compared, not posts
    public void Who_issued_or_filed_it_does_not_review_it()
    {
        var other = desk.Of(Role.DepartmentStaff);
        var matter = desk.Issue();
        desk.File(matter, by: other);
        foreach (var person in new[] { desk.Author, other })
        {
            var reviewer = desk.Reviewer with { PersonId = person.PersonId };
            Assert.Equal("emergency.filer-reviews", Refusal.Code(() => matter.Acknowledge(reviewer, Now)));
            Assert.Equal("emergency.filer-reviews", Refusal.Code(() => matter.SendBack("请补", reviewer, Now)));
        }
    }

    [Fact]
    public void Who_filed_it_first_does_not_acknowledge_what_another_filed_again()
    {
        var (first, second) = (desk.Of(Role.TownshipStaff), desk.Of(Role.TownshipStaff));
        var matter = desk.Issue();
        desk.File(matter, by: first);
        matter.SendBack("请补", desk.Reviewer, Now);
        desk.File(matter, by: second);
        matter.SendBack("再补", desk.Reviewer, Now);
        desk.File(matter, by: second);
        Assert.Equal([first.PersonId, second.PersonId], matter.Filers);
        foreach (var person in new[] { desk.Author, first, second })
        {
            Assert.Equal("emergency.filer-reviews", Refusal.Code(() => matter.Acknowledge(desk.Reviewer with { PersonId = person.PersonId }, Now)));
        }

        matter.Acknowledge(desk.Reviewer, Now);
    }

    public static TheoryData<string, EmergencyOrder> Corrections => new()
    {
        { "number", RainFiled().Order with { Number = "渝北防指〔2026〕8号" } },
        { "body", RainFiled().Order with { Body = "区应急管理局" } },
        { "level", RainFiled().Order with { Level = ResponseLevel.First } },
        { "ground", RainFiled().Order with { Ground = EmergencyGround.Order, Level = null } },
        { "began", RainFiled().Order with { Began = Today.AddDays(-1) } },
    };

    [Theory] // the villages act by that order: a correction is journalled from and to, and told to them
    [MemberData(nameof(Corrections))]
    public void A_correction_of_the_order_at_the_filing_is_told_from_and_to(string what, EmergencyOrder order)
    {
        var matter = desk.Issue();
        desk.File(matter, RainFiled() with { Order = order });
        var corrected = Assert.Single(matter.Events.OfType<EmergencyCorrected>());
        Assert.Equal((Response(), order), (corrected.Was, corrected.Is));
        Assert.NotEqual(corrected.Before, corrected.After);
        Assert.Equal("区防汛抗旱指挥部 渝北防指〔2026〕7号 Response Second 2026-11-23", corrected.Before);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void A_filing_that_only_adds_the_basis_corrects_nothing()
    {
        var matter = desk.Matter(EmergencyStatus.Filed);
        Assert.DoesNotContain(matter.Events, e => e is EmergencyCorrected);
        matter.SendBack("请补", desk.Reviewer, Now);
        desk.File(matter, RainFiled() with { Order = RainFiled().Order with { Number = "渝北防指〔2026〕9号", Basis = new Basis("防洪法", "第四十五条", "") } });
        Assert.Single(matter.Events.OfType<EmergencyCorrected>()); // and again after a return
    }

    [Fact]
    public void Another_unit_neither_files_nor_ends_it()
    {
        var stranger = desk.Author with { UnitId = Guid.CreateVersion7() };
        var matter = desk.Issue();
        Assert.Equal("emergency.other-unit", Refusal.Code(() => desk.File(matter, by: stranger)));
        Assert.Equal("emergency.other-unit", Refusal.Code(() => desk.End(matter, stranger)));
    }

    [Fact]
    public void It_ends_with_the_response_once_and_for_all()
    {
        var matter = desk.Issue();
        desk.At = On(Today.AddDays(2));
        Assert.Equal("field.missing", Refusal.Code(() => matter.End(null, "号", desk.Author, desk.At)));
        Assert.Equal("field.missing", Refusal.Code(() => matter.End(Today, "", desk.Author, desk.At)));
        Assert.Equal("field.day-in-future", Refusal.Code(() => desk.End(matter, on: Today.AddDays(3))));
        Assert.Equal("emergency.ended-before-began", Refusal.Code(() => desk.End(matter, on: Today.AddDays(-1))));

        desk.End(matter, on: Today.AddDays(1));

        Assert.Equal([true, true, false], new[] { 0, 1, 2 }.Select(d => matter.InForceOn(Today.AddDays(d))));
        Assert.Equal("emergency.ended", Refusal.Code(() => desk.End(matter)));
        Assert.Equal(EmergencyStatus.Issued, matter.Status); // the filing is owed all the same
        Assert.Equal("emergency.ended-before-began", Refusal.Code(() => desk.File(matter, RainFiled() with { Order = RainFiled().Order with { Began = Today.AddDays(2) } })));
        desk.File(matter);
    }

    [Fact]
    public void Nothing_is_issued_under_a_response_that_is_over_nor_filed_under_its_number()
    {
        Assert.Equal("emergency.response-over", Refusal.Code(() => desk.Issue(over: Today)));
        var matter = desk.Issue();
        Assert.Equal("emergency.response-over", Refusal.Code(() => desk.File(matter, over: Today)));
        desk.End(matter);
        desk.File(matter, over: Today); // it ended itself, the filing is owed
    }

    [Theory]
    [InlineData(Role.TownshipStaff, false)]
    [InlineData(Role.Reviewer, true)]
    public void The_end_of_a_response_for_everybody_is_the_districts_to_record(Role role, bool district)
    {
        var matter = desk.Issue();
        desk.End(matter, desk.Of(role));
        Assert.Equal(district, matter.EndedByDistrict);
    }

    [Fact] // what the queue and the public count ask the database is what the clock says
    public void What_has_waited_since_before_that_day_is_overdue_and_nothing_else() => Always.Holds(Waits(), w =>
    {
        var rules = new DistrictRules(new AdmissionSettings { EmergencyWorkdays = w.Limit }, StateCouncil.Calendar());
        var overdue = AdmissionClock.OfFiling(w.Since, w.Today, rules.Settings, rules.Calendar).Tone == ClockTone.Red;
        var urgent = AdmissionClock.OfFiling(w.Since, w.Today, rules.Settings, rules.Calendar).Tone != ClockTone.Calm;
        return overdue == w.Since < rules.FilingInTimeSince(w.Today) && urgent == w.Since < rules.FilingCalmSince(w.Today);
    });

    private static Gen<(DateOnly Since, DateOnly Today, int Limit)> Waits() =>
        from since in Gen.Choose(0, 360)
        from waited in Gen.Choose(0, 25)
        from limit in Gen.Choose(1, 10)
        let first = new DateOnly(2026, 1, 1).AddDays(since)
        select (first, first.AddDays(waited), limit);
}
