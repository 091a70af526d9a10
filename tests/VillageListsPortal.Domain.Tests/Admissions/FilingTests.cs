using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>From the draft to the countersign: domain 3.1 to 3.3, 3.8.</summary>
public sealed class FilingTests
{
    private readonly Desk desk = new();

    [Fact] // domain 3.1
    public void Requests_come_from_staff_of_a_township_or_a_department()
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.TownshipStaff or Role.DepartmentStaff)))
        {
            Assert.Equal("admission.only-staff-files", Refusal.Code(() => Admission.Draft(TaskRequest(), desk.Of(role), Now)));
        }

        Assert.Equal("admission.only-staff-files", Refusal.Code(() => Admission.Draft(TaskRequest(), Actor.System, Now)));
        Assert.Equal("admission.only-staff-files", Refusal.Code(() => Admission.Draft(TaskRequest(), desk.Author with { UnitId = null }, Now)));
        var draft = Admission.Draft(TaskRequest(), desk.Of(Role.DepartmentStaff), Now);
        Assert.Equal((AdmissionStatus.Draft, desk.Township, Now, null), (draft.Status, draft.UnitId, draft.DraftedAt, draft.Number));
        Assert.IsType<AdmissionDrafted>(Assert.Single(draft.Events));
    }

    [Fact]
    public void Nobody_of_another_unit_touches_it_before_the_district_does()
    {
        var stranger = new Desk();
        var draft = desk.Admission(AdmissionStatus.Draft);
        var waiting = desk.Admission(AdmissionStatus.AwaitingCountersign);
        var stopped = desk.Admission(AdmissionStatus.Stopped);
        Assert.All(
            [
                draft.Refused(() => draft.Change(TaskRequest(), stranger.Author, Now)), draft.Refused(() => desk.Submit(draft, by: stranger.Author)),
                draft.Refused(() => draft.Duplicate(stranger.Author, Now)), draft.Refused(() => draft.Discard(stranger.Author, Now)), draft.Refused(() => draft.Withdraw("撤", stranger.Author, Now)),
                waiting.Refused(() => waiting.TakeBack(stranger.Author, Now)), waiting.Refused(() => waiting.SendBack("退", stranger.Countersigner, Now)),
                waiting.Refused(() => desk.Countersign(waiting, by: stranger.Countersigner)), stopped.Refused(() => stopped.Contest("诉", stranger.Author, Now)),
            ],
            code => Assert.Equal("admission.other-unit", code));
    }

    [Fact] // domain 3.3, settled S13
    public void A_second_person_countersigns_with_the_units_document_number_and_it_gets_its_number_then()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingCountersign);
        Assert.Equal((null, null), (admission.Number, admission.SubmittedAt));

        admission.Countersign(" 统景府〔2026〕41号 ", "ZR-2026-031", AdmissionFindings.None, desk.Rules, 0, desk.Countersigner, Now.AddHours(1));

        Assert.Equal((AdmissionStatus.Submitted, "ZR-2026-031", "统景府〔2026〕41号", Now.AddHours(1)), (admission.Status, admission.Number, admission.DocumentNumber, admission.SubmittedAt));
        Assert.Equal("Countersign Submitted 统景府〔2026〕41号", admission.Events[^1].After);
    }

    [Theory]
    [InlineData(null, "field.missing")]
    [InlineData("  \u200B", "field.missing")]
    [InlineData("a\0", "text.nul")]
    public void No_document_number_no_countersign(string? number, string code)
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingCountersign);
        Assert.Equal(code, admission.Refused(() => admission.Countersign(number, "ZR-2026-031", AdmissionFindings.None, desk.Rules, 0, desk.Countersigner, Now)));
    }

    [Fact] // domain 3.3: by person, not by post
    public void Whoever_wrote_a_part_of_it_does_not_countersign()
    {
        var (author, second) = (desk.Author, desk.Of(Role.TownshipStaff));
        var admission = desk.Admission(AdmissionStatus.Draft);
        admission.Change(TaskRequest(), second, Now);
        desk.Submit(admission, by: desk.Of(Role.DepartmentStaff));

        foreach (var writer in (Actor[])[author, second, .. admission.Actors.Select(a => author with { PersonId = a.PersonId })])
        {
            Assert.Equal("admission.author-countersigns", admission.Refused(() => desk.Countersign(admission, by: desk.Countersigner with { PersonId = writer.PersonId })));
        }
    }

    [Fact] // settled S16: the database keeps them apart in either order
    public void Who_countersigned_does_not_write_afterwards()
    {
        var admission = desk.Admission(AdmissionStatus.Submitted);
        admission.Return("请补充", desk.Reviewer, Now);
        var same = desk.Author with { PersonId = desk.Countersigner.PersonId };

        Assert.Equal("admission.countersigner-files", admission.Refused(() => admission.Change(TaskRequest(), same, Now)));
        Assert.Equal("admission.countersigner-files", admission.Refused(() => desk.Submit(admission, by: same)));
    }

    [Fact]
    public void It_is_changed_only_as_a_draft_or_when_returned()
    {
        foreach (var status in Enum.GetValues<AdmissionStatus>())
        {
            var admission = desk.Admission(status);
            var code = admission.Try(() => admission.Change(TaskRequest() with { Title = "改过的题目" }, desk.Author, Now));
            Assert.Equal(status is AdmissionStatus.Draft or AdmissionStatus.Returned ? null : "admission.not-a-draft", code);
        }
    }

    [Fact]
    public void The_code_of_an_item_is_kept_only_where_one_is_changed()
    {
        var admission = desk.Admission(AdmissionStatus.Draft, RemoveRequest(ListItem("XZ-03")));
        Assert.Equal("XZ-03", admission.ItemCode);

        admission.Change(TaskRequest() with { ItemCode = "XZ-03" }, desk.Author, Now);

        Assert.Equal((AdmissionKind.TemporaryTask, null), (admission.Kind, admission.ItemCode));
    }

    [Fact]
    public void The_countersigner_gives_it_back_with_a_reason_and_the_author_takes_it_back_without()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingCountersign);
        Assert.Equal("field.missing", admission.Refused(() => admission.SendBack(" ", desk.Countersigner, Now)));
        admission.SendBack("请写明频次", desk.Countersigner, Now);
        Assert.Equal((AdmissionStatus.Draft, "请写明频次"), (admission.Status, admission.SentBackReason));
        desk.Submit(admission, answer: null); // has not been with the district: no answer is due
        Assert.Null(admission.SentBackReason);

        admission.TakeBack(desk.Author, Now);
        Assert.Equal(AdmissionStatus.Draft, admission.Status);
    }

    [Fact]
    public void What_the_countersigner_wants_changed_does_not_hide_what_the_district_wants_corrected()
    {
        var admission = desk.Admission(AdmissionStatus.Returned);
        desk.Submit(admission, answer: "依据已补充");
        admission.SendBack("请写明款项", desk.Countersigner, Now);
        Assert.Equal(("请写明款项", "请补充依据"), (admission.SentBackReason, admission.ReturnReason));
    }

    [Fact] // domain 3.11: nobody can write a duty where the screening does not look
    public void Every_field_that_binds_the_village_is_screened()
    {
        var request = TaskRequest() with { Frequency = "频次", Staff = "人员", FundsSource = "来源", Powers = "权限", Judging = "评价" };
        Assert.All(new[] { request.Task, "频次", "人员", "来源", "权限", "评价" }, words => Assert.Contains(words, request.ScreenedWords, StringComparison.Ordinal));

        foreach (var name in ItemDetails.Names(ListKind.Autonomy))
        {
            var item = ItemContent.Empty with { Details = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = "村委会为第一责任人" } };
            Assert.Contains("村委会为第一责任人", (request with { Kind = AdmissionKind.AddItem, List = ListKind.Autonomy, Item = item }).ScreenedWords, StringComparison.Ordinal);
            Assert.DoesNotContain("第一责任人", (request with { Kind = AdmissionKind.RemoveItem, List = ListKind.Autonomy, Item = item }).ScreenedWords, StringComparison.Ordinal); // what goes binds nobody
        }
    }

    [Fact] // domain 3.7, settled S16: the evidence is part of filing
    public void Who_adds_or_removes_a_file_has_filed_and_who_did_anything_else_may_not()
    {
        var draft = desk.Admission(AdmissionStatus.Draft);
        var helper = desk.Of(Role.TownshipStaff);
        draft.AddFile("批复.pdf", helper, Now);
        Assert.True(draft.Did(helper.PersonId, AdmissionAct.Filed));
        Assert.Equal("批复.pdf", Assert.IsType<AdmissionFileAdded>(draft.Events[^1]).After);
        draft.RemoveFile(File(draft, helper), desk.Author, Now);
        Assert.Equal("批复.pdf", Assert.IsType<AdmissionFileRemoved>(draft.Events[^1]).Before);

        var returned = desk.Admission(AdmissionStatus.Returned);
        Assert.Equal("admission.countersigner-files", returned.Refused(() => returned.AddFile("a.pdf", desk.Author with { PersonId = desk.Countersigner.PersonId }, Now)));
        Assert.Equal("admission.reviewer-files", returned.Refused(() => returned.RemoveFile(File(returned, desk.Author), desk.Author with { PersonId = desk.Reviewer.PersonId }, Now)));
        Assert.Equal("attachment.gone", returned.Refused(() => returned.RemoveFile(File(returned, desk.Approver), desk.Author, Now))); // the scan of the district's decision
        Assert.Equal("attachment.gone", returned.Refused(() => returned.RemoveFile(File(draft, desk.Author), desk.Author, Now)));
        var submitted = desk.Admission(AdmissionStatus.Submitted);
        Assert.Equal("admission.not-a-draft", submitted.Refused(() => submitted.AddFile("a.pdf", desk.Author, Now)));

        static Attachment File(Admission of, Actor by) => new(of.Id, null, "批复.pdf", AttachmentKind.Pdf, (1, new byte[32]), by, Now);
    }

    [Fact]
    public void Who_sends_again_what_was_returned_answers_the_return()
    {
        var admission = desk.Admission(AdmissionStatus.Returned);
        Assert.Equal("field.missing", admission.Refused(() => desk.Submit(admission, answer: " ")));

        desk.Submit(admission, answer: "依据已补充");
        Assert.Equal(("依据已补充", "请补充依据"), (admission.ReturnAnswer, admission.ReturnReason));
        desk.Countersign(admission);
        Assert.Null(admission.ReturnReason);
    }

    [Fact] // settled S13: given once
    public void A_number_and_the_day_of_submission_are_given_once()
    {
        var admission = desk.Admission(AdmissionStatus.Returned);
        var (number, day) = (admission.Number, admission.SubmittedAt);
        desk.At = Now.AddDays(3);
        desk.Submit(admission);
        desk.Countersign(admission, number: "ZR-2026-999");

        Assert.Equal((number, day), (admission.Number, admission.SubmittedAt));
    }

    [Fact] // domain 3.8, settled S17
    public void The_first_day_lies_30_working_days_after_submission()
    {
        var earliest = desk.Rules.Calendar.DueDay(Today, 30);
        var early = desk.Admission(AdmissionStatus.Draft, TaskRequest() with { From = earliest.AddDays(-1) });
        Assert.Equal("admission.effective-too-early", early.Refused(() => desk.Submit(early)));
        Assert.Equal(earliest, desk.Rules.EarliestFrom(Today));

        var admission = desk.Admission(AdmissionStatus.Draft, TaskRequest() with { From = earliest });
        desk.Submit(admission);
        desk.At = On(Today.AddDays(1));
        Assert.Equal("admission.effective-too-early", admission.Refused(() => desk.Countersign(admission))); // it was not submitted until then
        desk.At = Now;
        desk.Countersign(admission);

        admission.Return("请补充", desk.Reviewer, On(Today.AddDays(9)));
        desk.At = On(Today.AddDays(10));
        desk.Submit(admission); // counted from the first submission: a return costs no lead
        desk.Countersign(admission);
    }

    [Theory] // 总量控制
    [InlineData(28, null)]
    [InlineData(29, "admission.over-cap")]
    public void What_would_pass_the_cap_of_hours_does_not_go(int hoursNow, string? code)
    {
        desk.Rules = Rules(new AdmissionSettings { HoursCap = 40 });
        var admission = desk.Admission(AdmissionStatus.Draft, TaskRequest() with { GivesUp = "XZ-03" }); // words set nothing free
        Assert.Equal(code, admission.Try(() => admission.Submit(AdmissionFindings.None, desk.Rules, hoursNow, null, desk.Author, Now)));

        var waiting = new Desk { Rules = desk.Rules }.Admission(AdmissionStatus.Draft, RemoveRequest(ListItem("XZ-03")));
        waiting.Submit(AdmissionFindings.None, desk.Rules, hoursNow, null, desk.Author with { UnitId = waiting.UnitId }, Now); // takes work away
    }

    [Fact]
    public void A_duplicate_is_a_new_draft_of_its_own_author()
    {
        var admission = desk.Admission(AdmissionStatus.Refused);
        var other = desk.Of(Role.TownshipStaff);

        var copy = admission.Duplicate(other, Now);

        Assert.Equivalent(admission.Request, copy.Request);
        Assert.Equal((AdmissionStatus.Draft, null, null), (copy.Status, copy.Number, copy.SubmittedAt));
        Assert.Equal([other.PersonId], copy.Actors.Select(a => a.PersonId));
        Assert.NotEqual(admission.Id, copy.Id);
    }

    [Fact]
    public void A_draft_that_never_left_is_deleted_and_taken_back_within_ten_minutes()
    {
        var admission = desk.Admission(AdmissionStatus.Draft);
        Assert.Equal("admission.not-discarded", admission.Refused(() => admission.Restore(desk.Author, Now)));
        admission.Discard(desk.Author, Now);
        Assert.All(
            [
                admission.Refused(() => desk.Submit(admission)), admission.Refused(() => admission.Change(TaskRequest(), desk.Author, Now)),
                admission.Refused(() => admission.Discard(desk.Author, Now)), admission.Refused(() => admission.Duplicate(desk.Author, Now)),
            ],
            code => Assert.Equal("admission.discarded", code));
        Assert.Equal("admission.other-unit", admission.Refused(() => admission.Restore(new Desk().Author, Now)));
        Assert.Equal("admission.undo-over", admission.Refused(() => admission.Restore(desk.Author, Now.AddMinutes(10).AddTicks(1))));

        admission.Restore(desk.Author, Now.AddMinutes(10));

        Assert.Null(admission.DiscardedAt);
        Assert.Equal([typeof(AdmissionDrafted), typeof(AdmissionDiscarded), typeof(AdmissionRestored)], admission.Events.Select(e => e.GetType()));
        desk.Submit(admission);
    }

    [Fact] // domain 3.11: what the district said of it is not deleted with it
    public void What_has_been_with_the_district_is_withdrawn_and_not_deleted()
    {
        var returned = desk.Admission(AdmissionStatus.Returned);
        desk.Submit(returned);
        returned.TakeBack(desk.Author, Now);
        var overridden = desk.Admission(AdmissionStatus.Contested);
        overridden.Override("志愿劝导，不是执法", desk.Reviewer, Now);
        overridden.TakeBack(desk.Author, Now);

        foreach (var draft in (Admission[])[returned, overridden])
        {
            Assert.Equal(AdmissionStatus.Draft, draft.Status);
            Assert.Equal("admission.not-a-draft", draft.Refused(() => draft.Discard(desk.Author, Now)));
            Assert.Equal("field.missing", draft.Refused(() => draft.Withdraw(" ", desk.Author, Now)));
            draft.Withdraw("不再需要", desk.Author, Now);
            Assert.Equal(Now, draft.ClosedAt);
        }
    }
}
