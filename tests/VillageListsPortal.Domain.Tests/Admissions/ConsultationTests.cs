using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>事前协商: domain 3.5, settled S17.</summary>
public sealed class ConsultationTests
{
    private static readonly DateOnly Due = Rules().Calendar.DueDay(Today, 5);
    private readonly Desk desk = new();

    [Fact]
    public void Each_body_is_asked_with_its_own_deadline()
    {
        var admission = desk.Admission(AdmissionStatus.Accepted);
        var sent = admission.OpenConsultation([new(desk.Bodies[0], Due), new(desk.Bodies[1], Due.AddDays(2))], "是否同意？", desk.Rules, desk.Reviewer, Now);

        Assert.Equal(sent, admission.Consultations);
        Assert.Equal([(desk.Bodies[0], Due, 1), (desk.Bodies[1], Due.AddDays(2), 1)], sent.Select(c => (c.UnitId, c.Due, c.Round)));
        Assert.All(sent, c => Assert.Equal($"{admission.Number} {c.Due:yyyy-MM-dd}", Assert.IsType<ConsultationOpened>(Assert.Single(c.Events)).After));
    }

    [Fact]
    public void It_does_not_close_before_each_has_answered_or_its_own_deadline_has_passed()
    {
        var admission = desk.Admission(AdmissionStatus.Accepted);
        var sent = admission.OpenConsultation([new(desk.Bodies[0], Due), new(desk.Bodies[1], Due.AddDays(3))], "是否同意？", desk.Rules, desk.Reviewer, Now);
        Assert.Equal("admission.consultation-open", admission.Refused(() => admission.CloseConsultation(desk.Reviewer, Days.StartOf(Due.AddDays(1)).AddTicks(-1)))); // until 24:00 of its day
        Assert.Equal(1, Open(admission, Days.StartOf(Due.AddDays(1))));
        sent[1].Reply(ConsultationAnswer.Agree, null, admission.Status, desk.Body(desk.Bodies[1]), Now);

        admission.CloseConsultation(desk.Reviewer, Days.StartOf(Due.AddDays(1)));
        Assert.Equal(AdmissionStatus.Assessing, admission.Status);
    }

    [Fact]
    public void With_the_last_answer_it_can_close_at_once()
    {
        var admission = desk.Admission(AdmissionStatus.Consulting);
        desk.Answer(admission);
        admission.CloseConsultation(desk.Reviewer, Now);
        Assert.Equal(AdmissionStatus.Assessing, admission.Status);
    }

    [Fact]
    public void A_late_answer_is_kept_and_marked()
    {
        var admission = desk.Admission(AdmissionStatus.Consulting);
        var (inTime, late) = (admission.Consultations[0], admission.Consultations[1]);
        inTime.Reply(ConsultationAnswer.Agree, null, admission.Status, desk.Body(inTime.UnitId), Days.StartOf(inTime.Due.AddDays(1)).AddTicks(-1));
        admission.CloseConsultation(desk.Reviewer, On(late.Due.AddDays(1)));
        late.Reply(ConsultationAnswer.Disagree, "没有人手", admission.Status, desk.Body(late.UnitId), On(late.Due.AddDays(1)));

        Assert.Equal((false, true, "没有人手"), (inTime.IsLate, late.IsLate, late.Comments));
        Assert.Equal("Disagree late", late.Events[^1].After);
        Assert.True(late.NeedsSettling);
    }

    [Fact]
    public void A_body_may_answer_again_while_it_counts_and_the_journal_keeps_both()
    {
        var admission = desk.Admission(AdmissionStatus.Consulting);
        var one = admission.Consultations[0];
        one.Reply(ConsultationAnswer.Disagree, "没有人手", admission.Status, desk.Body(one.UnitId), Now);
        admission.SettleAnswer(one.Id, Adoption.Adopted, null, [], desk.Reviewer, Now);
        one.Reply(ConsultationAnswer.AgreeWithComments, "增加一人", admission.Status, desk.Body(one.UnitId), Now);

        Assert.Equal((ConsultationAnswer.AgreeWithComments, "增加一人", null), (one.Answer, one.Comments, one.Adopted)); // to be settled anew
        Assert.Equal([("Disagree", null), ("AgreeWithComments", "Disagree")], one.Events.OfType<ConsultationAnswered>().Select(e => (e.After!, e.Before)));
    }

    [Theory]
    [InlineData(ConsultationAnswer.AgreeWithComments)]
    [InlineData(ConsultationAnswer.Disagree)]
    public void Who_does_not_simply_agree_says_why(ConsultationAnswer answer)
    {
        var one = desk.Admission(AdmissionStatus.Consulting).Consultations[0];
        Assert.Equal("field.missing", Refusal.Code(() => one.Reply(answer, " ", AdmissionStatus.Consulting, desk.Body(one.UnitId), Now)));
        Assert.Null(one.Answer);
    }

    [Fact]
    public void Only_the_body_answers_and_only_those_who_speak_for_it()
    {
        var one = desk.Admission(AdmissionStatus.Consulting).Consultations[0];
        Assert.Equal("consultation.other-unit", Refusal.Code(() => one.Reply(ConsultationAnswer.Agree, null, AdmissionStatus.Consulting, desk.Body(desk.Bodies[1]), Now)));
        foreach (var role in Enum.GetValues<Role>().Where(r => !Consultation.MayReply(r)).Cast<Role?>().Append(null))
        {
            Assert.Equal("consultation.role", Refusal.Code(() => one.Reply(ConsultationAnswer.Agree, null, AdmissionStatus.Consulting, desk.Body(one.UnitId) with { Role = role }, Now)));
        }

        Assert.Equal([Role.VillageClerk, Role.VillageHead, Role.PartySecretary, Role.TownshipStaff, Role.DepartmentStaff], Enum.GetValues<Role>().Where(r => Consultation.MayReply(r)));
    }

    [Fact]
    public void Nothing_is_answered_before_or_after_consultation_and_assessment()
    {
        foreach (var status in Enum.GetValues<AdmissionStatus>().Where(s => s is not (AdmissionStatus.Consulting or AdmissionStatus.Assessing)))
        {
            var one = desk.Admission(AdmissionStatus.Consulting).Consultations[0];
            Assert.Equal("consultation.closed", Refusal.Code(() => one.Reply(ConsultationAnswer.Agree, null, status, desk.Body(one.UnitId), Now)));
        }
    }

    [Fact]
    public void A_second_round_asks_again_whom_nothing_is_waited_for()
    {
        var admission = desk.Admission(AdmissionStatus.Consulting);
        Assert.Equal("admission.consulted-twice", admission.Refused(() => desk.Consult(admission)));
        desk.Answer(admission);
        admission.CloseConsultation(desk.Reviewer, Now);
        admission.ReopenConsultation("请财政再核", desk.Reviewer, Now);

        var second = desk.Consult(admission, null, null, desk.Bodies[0], Guid.CreateVersion7());

        Assert.All(second, c => Assert.Equal(2, c.Round));
        Assert.Equal(4, admission.Consultations.Count);
        Assert.Equal("admission.consultation-open", admission.Refused(() => admission.CloseConsultation(desk.Reviewer, Now)));
    }

    [Fact]
    public void Who_let_the_deadline_pass_is_asked_again_in_a_further_round()
    {
        var admission = desk.Admission(AdmissionStatus.Consulting);
        desk.At = On(Due.AddDays(1));
        Assert.All(desk.Consult(admission), c => Assert.Equal(2, c.Round));
    }

    [Theory]
    [InlineData("nobody", "admission.nobody-consulted")]
    [InlineData("twice", "admission.consulted-twice")]
    [InlineData("itself", "admission.consulted-itself")]
    [InlineData("no question", "field.missing")]
    public void Somebody_else_is_asked_once_and_something(string what, string code)
    {
        var admission = desk.Admission(AdmissionStatus.Accepted);
        ConsultedBody[] bodies = what switch
        {
            "nobody" => [],
            "twice" => [new(desk.Bodies[0], Due), new(desk.Bodies[0], Due)],
            "itself" => [new(desk.Township, Due)], // the asker's own consent is no consultation
            _ => [new(desk.Bodies[0], Due)],
        };
        Assert.Equal(code, admission.Refused(() => admission.OpenConsultation(bodies, what == "no question" ? " " : "问", desk.Rules, desk.Reviewer, Now)));
    }

    [Theory] // a deadline in working days gives at least one
    [InlineData(2026, 11, 27, 2026, 11, 27, false)] // Friday, the same day
    [InlineData(2026, 11, 27, 2026, 11, 26, false)]
    [InlineData(2026, 11, 27, 2026, 11, 29, false)] // the Sunday after
    [InlineData(2026, 11, 27, 2026, 11, 30, true)] // Monday
    [InlineData(2026, 2, 13, 2026, 2, 14, true)] // a worked Saturday
    public void A_deadline_leaves_a_working_day(int year, int month, int day, int dueYear, int dueMonth, int dueDay, bool enough)
    {
        desk.At = On(new DateOnly(year, month, day));
        var admission = desk.Admission(AdmissionStatus.Accepted);
        Assert.Equal(enough ? null : "admission.consultation-too-short", admission.Try(() => desk.Consult(admission, new DateOnly(dueYear, dueMonth, dueDay))));
    }

    [Fact] // settled S17
    public void A_deadline_leaves_three_working_days_to_decide()
    {
        var admission = desk.Admission(AdmissionStatus.Accepted);
        var calendar = desk.Rules.Calendar;
        var last = calendar.DueDay(Today, 15 - 3);
        Assert.Equal("admission.consultation-too-long", admission.Refused(() => desk.Consult(admission, calendar.DueDay(last, 1))));
        desk.Consult(admission, last);
        Assert.Equal(3, calendar.DaysLeft(last, admission.ClockOn(Today, desk.Rules)!.Due));
    }

    [Theory] // domain 3.4: none skipped, so the stage stays open however late it is begun
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(40)]
    public void Begun_late_it_asks_until_the_next_working_day(int daysLater)
    {
        var admission = desk.Admission(AdmissionStatus.Accepted);
        desk.At = On(desk.Rules.Calendar.DueDay(Today, daysLater));
        Assert.Equal("admission.consultation-too-long", admission.Refused(() => desk.Consult(admission, desk.Rules.Calendar.DueDay(desk.Day, 2))));
        desk.Consult(admission, desk.Rules.Calendar.DueDay(desk.Day, 1));
        Assert.Equal(AdmissionStatus.Consulting, admission.Status);
    }

    [Fact] // settled S17: it does not stop the clock
    public void The_clock_runs_while_bodies_are_asked()
    {
        var admission = desk.Admission(AdmissionStatus.Consulting);
        Assert.Equal((10, 0), (admission.ClockOn(Due, desk.Rules)!.DaysLeft, admission.ClockOn(Due, desk.Rules)!.DaysAdded));
    }

    [Fact]
    public void A_reviewer_and_the_portal_remind_who_has_not_answered()
    {
        var admission = desk.Admission(AdmissionStatus.Consulting);
        var one = admission.Consultations[0];
        admission.Remind(one.Id, desk.Reviewer, Now);
        admission.Remind(one.Id, Actor.System, Now.AddDays(1));
        Assert.Equal((2, Now.AddDays(1)), (one.Reminders, one.RemindedAt));
        Assert.Equal("admission.only-reviewer-reminds", admission.Refused(() => admission.Remind(one.Id, desk.Approver, Now)));
        Assert.Equal("consultation.other-unit", admission.Refused(() => admission.Remind(Guid.CreateVersion7(), desk.Reviewer, Now)));

        desk.Answer(admission);
        Assert.Equal("consultation.answered", admission.Refused(() => admission.Remind(one.Id, desk.Reviewer, Now)));
        admission.CloseConsultation(desk.Reviewer, Now);
        Assert.Equal("consultation.closed", admission.Refused(() => admission.Remind(one.Id, desk.Reviewer, Now)));
    }

    private int Open(Admission admission, DateTimeOffset at) => Assert.Throws<RuleViolationException>(() => admission.CloseConsultation(desk.Reviewer, at)).Arguments is [int open] ? open : 0;
}
