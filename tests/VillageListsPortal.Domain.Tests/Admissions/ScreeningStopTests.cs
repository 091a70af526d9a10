using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>What the screening stops, and who may let it go on (domain 3.11, settled S14, S18).</summary>
public sealed class ScreeningStopTests
{
    private readonly Desk desk = new();

    [Fact]
    public void A_red_line_stops_it_at_the_submit_and_what_was_found_is_kept()
    {
        var admission = desk.Admission(AdmissionStatus.Draft);
        desk.Submit(admission, RedLine);

        Assert.Equal((AdmissionStatus.Stopped, RedLine, null), (admission.Status, admission.Findings, admission.Number));
        Assert.Equal([(desk.Author.PersonId, AdmissionAct.Filed)], admission.Actors.Select(a => (a.PersonId, a.Act)));
    }

    [Fact] // settled S14: both persons count as filing
    public void A_red_line_stops_it_at_the_countersign_too_and_who_countersigned_counts_as_filing()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingCountersign);
        desk.Countersign(admission, RedLine);

        Assert.Equal((AdmissionStatus.Stopped, null, null), (admission.Status, admission.Number, admission.SubmittedAt));
        Assert.True(admission.Did(desk.Countersigner.PersonId, AdmissionAct.Countersigned));
        admission.Contest("不是拆除", desk.Author, Now);
        Assert.Equal("admission.filer-reviews", admission.Refused(() => admission.Override("准", desk.Reviewer with { PersonId = desk.Countersigner.PersonId }, Now)));
    }

    [Fact]
    public void Reworded_it_goes_on()
    {
        var admission = desk.Admission(AdmissionStatus.Stopped);
        admission.TakeBack(desk.Author, Now);
        admission.Change(TaskRequest() with { Task = "协助宣传，发现情况向镇里报告。" }, desk.Author, Now);
        desk.Submit(admission);

        Assert.Equal((AdmissionStatus.AwaitingCountersign, AdmissionFindings.None), (admission.Status, admission.Findings));
    }

    [Fact]
    public void A_finding_is_contested_once_and_with_reasons()
    {
        var admission = desk.Admission(AdmissionStatus.Stopped);
        Assert.Equal("field.missing", admission.Refused(() => admission.Contest(" ", desk.Author, Now)));
        admission.Contest("是志愿劝导", desk.Author, Now);
        Assert.Equal("field.missing", admission.Refused(() => admission.Uphold("", desk.Reviewer, Now)));
        admission.Uphold("仍写明由村里负责拆除", desk.Reviewer, Now);

        Assert.Equal((AdmissionStatus.Stopped, "是志愿劝导", "仍写明由村里负责拆除", null), (admission.Status, admission.ContestReason, admission.ContestAnswer, admission.OverriddenBy));
        Assert.Equal("admission.contested-before", admission.Refused(() => admission.Contest("再诉", desk.Author, Now)));
        admission.TakeBack(desk.Author, Now);
        desk.Submit(admission, RedLine);
        Assert.Equal("admission.contested-before", admission.Refused(() => admission.Contest("再诉", desk.Author, Now)));
    }

    [Fact] // below the district nobody can
    public void Nobody_but_a_reviewer_overrides_and_not_one_who_filed()
    {
        var admission = desk.Admission(AdmissionStatus.Contested);
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Reviewer))
        {
            Assert.Equal("workflow.role-not-allowed", admission.Refused(() => admission.Override("准予", desk.Of(role), Now)));
        }

        var author = desk.Reviewer with { PersonId = desk.Author.PersonId };
        Assert.Equal("admission.filer-reviews", admission.Refused(() => admission.Override("准予", author, Now)));
        Assert.Equal("admission.filer-reviews", admission.Refused(() => admission.Uphold("维持", author, Now)));
        Assert.Equal("field.missing", admission.Refused(() => admission.Override(null, desk.Reviewer, Now)));
    }

    [Fact]
    public void An_override_is_reasoned_and_holds_for_that_text_through_the_countersign()
    {
        var admission = desk.Admission(AdmissionStatus.Contested);
        admission.Override("所写为志愿劝导", desk.Reviewer, Now);
        Assert.Equal((AdmissionStatus.AwaitingCountersign, "所写为志愿劝导", desk.Reviewer.PersonId, Now), (admission.Status, admission.ContestAnswer, admission.OverriddenBy, admission.OverriddenAt));

        desk.Countersign(admission, RedLine);
        Assert.Equal(AdmissionStatus.Submitted, admission.Status);
        Assert.Equal(RedLine, admission.Findings); // what was found is still told
    }

    [Fact] // domain 3.11: the published act says what was overridden, whatever the text becomes
    public void What_was_found_when_it_was_overridden_stays()
    {
        var admission = desk.Admission(AdmissionStatus.Contested);
        Assert.Null(admission.OverriddenFindings);
        admission.Override("所写为志愿劝导", desk.Reviewer, Now);
        Assert.Equal(RedLine, admission.OverriddenFindings);

        admission.TakeBack(desk.Author, Now);
        admission.Change(TaskRequest() with { Title = "协助劝导" }, desk.Author, Now);
        desk.Submit(admission);
        Assert.Equal((AdmissionFindings.None, RedLine), (admission.Findings, admission.OverriddenFindings));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("task")]
    [InlineData("part")]
    [InlineData("judging")]
    [InlineData("duty")]
    public void Another_text_is_judged_anew(string changed)
    {
        var admission = desk.Admission(AdmissionStatus.Contested);
        admission.Override("所写为志愿劝导", desk.Reviewer, Now);
        admission.TakeBack(desk.Author, Now);
        admission.Change(changed switch
        {
            "title" => TaskRequest() with { Title = "负责拆除违法建筑" },
            "task" => TaskRequest() with { Task = "负责拆除违法建筑" },
            "judging" => TaskRequest() with { Judging = "签订拆除违法建筑责任书，逾期未拆的扣分" },
            "duty" => TaskRequest() with { Item = TaskRequest().Item with { Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["liability"] = "村委会为拆违责任主体" } } },
            _ => TaskRequest() with { Part = VillagePart.None },
        }, desk.Author, Now);
        desk.Submit(admission, RedLine);

        Assert.Equal(AdmissionStatus.Stopped, admission.Status);
    }

    [Fact]
    public void What_was_not_screened_may_change_under_an_override()
    {
        var admission = desk.Admission(AdmissionStatus.Contested);
        admission.Override("所写为志愿劝导", desk.Reviewer, Now);
        admission.TakeBack(desk.Author, Now);
        admission.Change(TaskRequest() with { Funds = 50_000 }, desk.Author, Now);
        desk.Submit(admission, RedLine);

        Assert.Equal(AdmissionStatus.AwaitingCountersign, admission.Status);
    }

    [Fact] // domain 3.11: 责任转嫁 is not accepted until reworded or the reviewer gives reasons
    public void Shifted_responsibility_does_not_stop_it_but_is_accepted_only_with_reasons()
    {
        var admission = desk.Admission(AdmissionStatus.Draft);
        desk.Submit(admission, ShiftedDuty);
        desk.Countersign(admission, ShiftedDuty);
        Assert.Equal("admission.shift-unreasoned", admission.Refused(() => admission.Accept(" ", desk.Reviewer, Now)));

        admission.Accept("仅限信息报告", desk.Reviewer, Now);
        Assert.Equal((AdmissionStatus.Accepted, "仅限信息报告"), (admission.Status, admission.ShiftReason));
    }

    [Fact]
    public void Where_nothing_is_shifted_no_reason_is_kept()
    {
        var admission = desk.Admission(AdmissionStatus.Submitted);
        admission.Accept("不需要的话", desk.Reviewer, Now);
        Assert.Null(admission.ShiftReason);
    }

    [Theory] // domain 3.11: only what makes the village responsible is stopped; what goes binds nobody
    [InlineData("XZ-05")]
    [InlineData("ZZ-02")]
    public void A_removal_that_quotes_the_duty_it_ends_goes_on_and_needs_no_reason_for_it(string code)
    {
        var admission = desk.Admission(AdmissionStatus.Draft, RemoveRequest(ListItem(code)) with { Task = "取消后，村委会不再负责拆除违法建筑，也不再签订责任书。" });
        var quoted = RedLine with { Shifted = ShiftedDuty.Shifted, Covered = [new Covering("XZ-06", 0.5)] };
        desk.Submit(admission, quoted);
        desk.Countersign(admission, quoted);
        admission.Accept(null, desk.Reviewer, Now);

        Assert.Equal((AdmissionStatus.Accepted, null), (admission.Status, admission.ShiftReason));
        Assert.Equal((0, 0, 1), (admission.Findings.Crossed.Count, admission.Findings.Shifted.Count, admission.Findings.Covered.Count));
    }

    [Theory] // domain 3.4, 3.11: where a ban goes, what the text says is to come
    [InlineData("FM-02")]
    [InlineData("QX-08")]
    public void A_removal_of_a_ban_is_screened_like_what_brings_work(string code)
    {
        var admission = desk.Admission(AdmissionStatus.Draft, RemoveRequest(ListItem(code)));
        desk.Submit(admission, RedLine);
        Assert.Equal((AdmissionStatus.Stopped, RedLine), (admission.Status, admission.Findings));
    }
}
