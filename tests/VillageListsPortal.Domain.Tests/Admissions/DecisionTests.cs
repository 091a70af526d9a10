using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>审定批准: domain 3.7 to 3.9.</summary>
public sealed class DecisionTests
{
    private readonly Desk desk = new();

    [Fact]
    public void An_approval_is_recorded_with_form_day_numbers_and_opinion()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingApproval);
        Assert.True(admission.Approve(Approval() with { Opinion = " 同意 ", Conditions = "  ", ScanId = Guid.Empty }, desk.Rules, desk.Approver, Now));

        Assert.Equal((AdmissionStatus.Approved, desk.Approver.PersonId, Now, Now), (admission.Status, admission.DecidedBy, admission.DecidedAt, admission.ClosedAt));
        Assert.Equal(Approval() with { Opinion = "同意", ScanId = Guid.Empty }, admission.Decision);
        Assert.Equal("Approve Approved 渝北准入〔2026〕12号", admission.Events[^1].After);
        Assert.Null(admission.ClockOn(Today, desk.Rules));
    }

    [Fact] // what it named may have fallen away while the municipality had it
    public void From_the_municipality_it_goes_back_to_the_assessment_and_the_district_decides_anew()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingMunicipal);
        admission.ReturnToAssessment("抵减的取消申请没有批准", desk.Approver, Now);
        Assert.Equal((AdmissionStatus.Assessing, null, null, null), (admission.Status, admission.Decision, admission.DecidedBy, admission.DecidedAt));
        Assert.Equal(Today, admission.Pauses[^1].To);
        Assert.Null(admission.ClockOn(Today, desk.Rules)!.PausedSince);
        desk.Recommend(admission);
        Assert.True(admission.Approve(Approval(), desk.Rules, desk.Approver, Now));
    }

    [Theory]
    [InlineData("opinion")]
    [InlineData("minutes")]
    [InlineData("document")]
    [InlineData("from")]
    public void What_an_approval_lacks_is_named(string missing)
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingApproval);
        var decision = missing switch
        {
            "opinion" => Approval() with { Opinion = "\u3000" },
            "minutes" => Approval() with { MinutesNumber = null },
            "document" => Approval() with { DocumentNumber = " " },
            _ => Approval() with { From = null },
        };
        var broken = Assert.Throws<RuleViolationException>(() => admission.Approve(decision, desk.Rules, desk.Approver, Now));
        Assert.Equal(("field.missing", missing), (broken.Code, broken.Arguments[0]));
        Assert.Equal("field.missing", admission.Refused(() => admission.Approve(decision, desk.Rules, desk.Approver, Now)));
    }

    [Fact]
    public void A_leaders_signature_has_no_minutes_and_a_refusal_no_first_day()
    {
        var approved = desk.Admission(AdmissionStatus.AwaitingApproval);
        approved.Approve(Approval() with { Form = DecisionForm.LeaderSignature, MinutesNumber = null }, desk.Rules, desk.Approver, Now);
        var refused = desk.Admission(AdmissionStatus.AwaitingApproval);
        Assert.Equal("field.missing", refused.Refused(() => refused.Refuse(Rejection() with { Opinion = "" }, desk.Approver, Now)));
        refused.Refuse(Rejection() with { From = InForceFrom }, desk.Approver, Now);

        Assert.Null(refused.Decision!.From);
        Assert.Equal((AdmissionStatus.Refused, "Refuse Refused 没有经费来源"), (refused.Status, refused.Events[^1].After));
    }

    [Theory]
    [InlineData("a\0b", "text.nul")]
    [InlineData("长", "field.too-long")]
    public void A_municipal_number_that_is_not_asked_for_is_safe_to_keep_too(string text, string code)
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingApproval);
        var number = text == "长" ? new string('长', AdmissionRules.LongestLine + 1) : text;
        Assert.Equal(code, admission.Refused(() => admission.Approve(Approval() with { MunicipalDocument = number }, desk.Rules, desk.Approver, Now)));
    }

    [Fact] // domain 3.4: none skipped, on paper neither
    public void A_decision_is_neither_of_tomorrow_nor_of_a_day_before_the_assessment()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingApproval);
        Assert.Equal("admission.decided-in-future", admission.Refused(() => admission.Approve(Approval(day: Today.AddDays(1)), desk.Rules, desk.Approver, Now)));
        Assert.Equal("admission.decided-before-assessed", admission.Refused(() => admission.Approve(Approval(day: Today.AddDays(-1)), desk.Rules, desk.Approver, Now)));
        Assert.Equal("admission.decided-before-assessed", admission.Refused(() => admission.Refuse(Rejection(Today.AddDays(-1)), desk.Approver, Now)));
        admission.Approve(Approval(day: Today), desk.Rules, desk.Approver, On(Today.AddDays(2))); // recorded two days after the meeting
    }

    [Fact] // settled S17
    public void The_first_day_decided_keeps_the_lead_counted_from_submission()
    {
        var earliest = desk.Rules.EarliestFrom(Today);
        var admission = desk.Admission(AdmissionStatus.AwaitingApproval);
        Assert.Equal("admission.effective-too-early", admission.Refused(() => admission.Approve(Approval(earliest.AddDays(-1)), desk.Rules, desk.Approver, Now)));
        admission.Approve(Approval(earliest), desk.Rules, desk.Approver, On(Today.AddDays(10)));
        Assert.Equal(earliest, admission.Decision!.From);
    }

    [Fact] // domain part 2: any list reads on any day as it was on that day
    public void A_late_decision_does_not_work_backwards()
    {
        var late = InForceFrom.AddDays(1);
        var admission = desk.Admission(AdmissionStatus.AwaitingApproval);
        Assert.Equal("admission.effective-in-past", admission.Refused(() => admission.Approve(Approval(InForceFrom), desk.Rules, desk.Approver, On(late))));
        admission.Approve(Approval(late), desk.Rules, desk.Approver, On(late));
    }

    [Fact]
    public void A_task_does_not_begin_after_its_term()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingApproval);
        Assert.Equal("admission.until-before-from", admission.Refused(() => admission.Approve(Approval(new DateOnly(2027, 7, 1)), desk.Rules, desk.Approver, Now)));
    }

    [Fact] // 报市政府审定, domain 3.7
    public void Where_the_municipality_approves_too_its_number_comes_before_the_effect()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingApproval);
        Assert.False(admission.Approve(Approval(), MunicipalRules(), desk.Approver, Now));
        Assert.Equal((AdmissionStatus.AwaitingMunicipal, null), (admission.Status, admission.ClosedAt));
        Assert.Equal("SendToMunicipality AwaitingMunicipal 渝北准入〔2026〕12号", admission.Events[^1].After);

        Assert.Equal("field.missing", admission.Refused(() => admission.Approve(Approval(), MunicipalRules(), desk.Approver, Now)));
        Assert.True(admission.Approve(Approval() with { MunicipalDocument = "渝府〔2026〕9号" }, MunicipalRules(), desk.Approver, Now));
        Assert.Equal((AdmissionStatus.Approved, "渝府〔2026〕9号"), (admission.Status, admission.Decision!.MunicipalDocument));
    }

    [Fact] // two officials, two contradictory decisions: never
    public void The_districts_decision_stands_while_the_municipality_has_it()
    {
        var (admission, second) = (desk.Admission(AdmissionStatus.AwaitingMunicipal), desk.Of(Role.Approver));
        var later = On(InForceFrom.AddDays(7));
        var other = Approval(InForceFrom.AddDays(14)) with { Form = DecisionForm.ExecutiveMeeting, Opinion = "改了主意", DocumentNumber = "另一个文号", MunicipalDocument = "渝府〔2027〕9号" };

        admission.Approve(other, MunicipalRules(), second, later);

        Assert.Equal(Approval(InForceFrom.AddDays(14)) with { MunicipalDocument = "渝府〔2027〕9号" }, admission.Decision);
        Assert.All([desk.Approver, second], a => Assert.True(admission.Did(a.PersonId, AdmissionAct.Decided)));
    }

    [Fact]
    public void The_municipality_may_say_no()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingMunicipal);
        admission.Refuse(Rejection() with { Opinion = "市里不同意" }, desk.Approver, Now);
        Assert.Equal((AdmissionStatus.Refused, null), (admission.Status, admission.Decision!.From));
    }

    [Fact] // domain 3.7: the clock stops meanwhile
    public void The_clock_stands_still_while_the_municipality_has_it()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingMunicipal);
        var clock = admission.ClockOn(Today.AddDays(14), desk.Rules)!;
        Assert.Equal((15, Today, PauseReason.Municipality, 10, ClockTone.Calm), (clock.DaysLeft, clock.PausedSince, clock.PausedFor, clock.DaysAdded, clock.Tone));
        admission.Approve(Approval() with { MunicipalDocument = "渝府〔2026〕9号" }, MunicipalRules(), desk.Approver, On(Today.AddDays(14)));
        Assert.Equal([new ClockPause(Today, Today.AddDays(14), PauseReason.Municipality)], admission.Pauses);
    }

    [Fact] // domain 3.9: temporary tasks expire by themselves
    public void A_task_expires_after_the_last_day_of_its_term_and_no_item_does()
    {
        var task = desk.Admission(AdmissionStatus.Approved);
        var until = task.Request.Until!.Value;
        Assert.Equal("admission.not-expired", task.Refused(() => task.Expire(Days.StartOf(until.AddDays(1)).AddTicks(-1))));
        task.Expire(Days.StartOf(until.AddDays(1)));
        Assert.Equal((AdmissionStatus.Expired, Actor.System), (task.Status, task.Events[^1].By));
        Assert.Equal("admission.not-expired", task.Refused(() => task.Expire(On(until.AddDays(2)))));

        var item = desk.Admission(AdmissionStatus.Approved, AddRequest(Domain.Lists.ListKind.Autonomy));
        Assert.Equal("admission.not-expired", item.Refused(() => item.Expire(On(until.AddYears(20)))));
    }

    [Fact]
    public void What_is_decided_is_decided_once()
    {
        foreach (var status in AdmissionWorkflow.Closed)
        {
            var (admission, other) = (desk.Admission(status), desk.Of(Role.Approver));
            Assert.Equal("workflow.step-not-allowed", admission.Refused(() => admission.Approve(Approval(), desk.Rules, other, Now)));
            Assert.Equal("workflow.step-not-allowed", admission.Refused(() => admission.Approve(Approval(), MunicipalRules(), other, Now)));
            Assert.Equal("workflow.step-not-allowed", admission.Refused(() => admission.Refuse(Rejection(), other, Now)));
            Assert.Equal("workflow.step-not-allowed", admission.Refused(() => admission.Withdraw("撤", desk.Author, Now)));
        }
    }
}
