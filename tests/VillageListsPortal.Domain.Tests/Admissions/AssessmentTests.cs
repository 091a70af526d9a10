using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>评估审核: domain 3.6, settled S16.</summary>
public sealed class AssessmentTests
{
    private readonly Desk desk = new();

    public static TheoryData<AssessmentAspect> Aspects => [.. Enum.GetValues<AssessmentAspect>()];

    [Theory]
    [MemberData(nameof(Aspects))]
    public void Without_one_of_the_five_opinions_nothing_is_recommended(AssessmentAspect missing)
    {
        var admission = desk.Admission(AdmissionStatus.Assessing);
        foreach (var aspect in Enum.GetValues<AssessmentAspect>().Where(a => a != missing)) admission.GiveOpinion(aspect, Verdict.Sound, "可行", [], desk.Reviewer, Now);

        Assert.Equal("admission.opinion-missing", admission.Refused(() => desk.Recommend(admission)));
        admission.GiveOpinion(missing, Verdict.Sound, "可行", [], desk.Reviewer, Now);
        desk.Recommend(admission);
        Assert.Equal((AdmissionStatus.AwaitingApproval, Recommendation.Admit), (admission.Status, admission.Assessment!.Says));
    }

    [Fact]
    public void The_latest_opinion_of_an_aspect_counts_with_who_gave_it()
    {
        var (admission, second) = (desk.Admission(AdmissionStatus.Assessing), desk.Of(Role.Reviewer));
        admission.GiveOpinion(AssessmentAspect.Funds, Verdict.Unsound, "没有经费", [], desk.Reviewer, Now);
        admission.GiveOpinion(AssessmentAspect.Funds, Verdict.Sound, "经费已落实", [], second, Now.AddHours(1));

        var opinion = Assert.Single(admission.Opinions);
        Assert.Equal((Verdict.Sound, "经费已落实", second.PersonId, Now.AddHours(1)), (opinion.Verdict, opinion.Text, opinion.By, opinion.At));
        Assert.Equal(["Funds Unsound", "Funds Sound"], admission.Events.OfType<OpinionGiven>().Select(e => e.After));
        Assert.All([desk.Reviewer, second], r => Assert.True(admission.Did(r.PersonId, AdmissionAct.Assessed)));
    }

    [Fact]
    public void An_opinion_has_words_and_is_given_during_the_assessment_by_a_reviewer()
    {
        foreach (var status in Enum.GetValues<AdmissionStatus>().Where(s => s != AdmissionStatus.Assessing))
        {
            var other = desk.Admission(status);
            Assert.Equal("admission.not-assessing", other.Refused(() => other.GiveOpinion(AssessmentAspect.Funds, Verdict.Sound, "可行", [], desk.Of(Role.Reviewer), Now)));
        }

        var admission = desk.Admission(AdmissionStatus.Assessing);
        Assert.Equal("field.missing", admission.Refused(() => admission.GiveOpinion(AssessmentAspect.Funds, Verdict.Sound, "\u200B", [], desk.Reviewer, Now)));
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Reviewer))
        {
            Assert.Equal("workflow.role-not-allowed", admission.Refused(() => admission.GiveOpinion(AssessmentAspect.Funds, Verdict.Sound, "可行", [], desk.Of(role), Now)));
        }
    }

    [Fact] // settled S16
    public void Nobody_assesses_a_request_of_his_own_unit()
    {
        var admission = desk.Admission(AdmissionStatus.Assessing);
        Assert.Equal("admission.own-unit-assesses", admission.Refused(() => admission.GiveOpinion(AssessmentAspect.Funds, Verdict.Sound, "可行", [Guid.CreateVersion7(), desk.Township], desk.Reviewer, Now)));
        desk.Opine(admission);
        Assert.Equal("admission.own-unit-assesses", admission.Refused(() => admission.Recommend(Recommendation.Admit, "可行", null, [desk.Township], desk.Reviewer, Now)));
    }

    [Theory] // domain 3.6: needs a licence, an instrument or trained staff: refuse or buy the service
    [InlineData(Recommendation.Admit, "admission.unsound-admitted")]
    [InlineData(Recommendation.AdmitWithConditions, "admission.unsound-admitted")]
    [InlineData(Recommendation.Refuse, null)]
    public void Where_one_aspect_is_unsound_only_a_refusal_is_recommended(Recommendation says, string? code)
    {
        var admission = desk.Admission(AdmissionStatus.Assessing);
        desk.Opine(admission);
        admission.GiveOpinion(AssessmentAspect.Fitness, Verdict.Unsound, "需要执法资格", [], desk.Reviewer, Now);
        Assert.Equal(code, admission.Try(() => desk.Recommend(admission, says)));
    }

    [Fact]
    public void Conditions_are_said_where_it_is_admitted_with_them_and_only_there()
    {
        var admission = desk.Admission(AdmissionStatus.Assessing);
        desk.Opine(admission, verdict: Verdict.WithConditions);
        Assert.Equal("field.missing", admission.Refused(() => admission.Recommend(Recommendation.AdmitWithConditions, "可行", " ", [], desk.Reviewer, Now)));
        Assert.Equal("field.missing", admission.Refused(() => admission.Recommend(Recommendation.Admit, null, null, [], desk.Reviewer, Now)));
        admission.Recommend(Recommendation.Admit, "可行", "没有用的条件", [], desk.Reviewer, Now);
        Assert.Null(admission.Assessment!.Conditions);
        Assert.Equal("Recommend AwaitingApproval Admit", admission.Events[^1].After);
    }

    [Theory]
    [InlineData(ConsultationAnswer.Agree, true)]
    [InlineData(ConsultationAnswer.AgreeWithComments, false)]
    [InlineData(ConsultationAnswer.Disagree, false)]
    public void Every_answer_that_does_not_simply_agree_is_settled_first(ConsultationAnswer answer, bool goes)
    {
        var admission = desk.Admission(AdmissionStatus.Consulting);
        var one = admission.Consultations[0];
        one.Reply(answer, "每月一次即可", admission.Status, desk.Body(one.UnitId), Now);
        desk.Answer(admission);
        admission.CloseConsultation(desk.Reviewer, Now);
        desk.Opine(admission);
        if (!goes)
        {
            Assert.Equal("admission.answer-unsettled", admission.Refused(() => desk.Recommend(admission)));
            Assert.Equal("field.missing", admission.Refused(() => admission.SettleAnswer(one.Id, Adoption.NotAdopted, " ", [], desk.Reviewer, Now)));
            Assert.Equal("field.missing", admission.Refused(() => admission.SettleAnswer(one.Id, Adoption.PartlyAdopted, null, [], desk.Reviewer, Now)));
            admission.SettleAnswer(one.Id, Adoption.NotAdopted, "频次由上级文件规定", [], desk.Reviewer, Now);
            Assert.Equal((Adoption.NotAdopted, "频次由上级文件规定", false), (one.Adopted, one.AdoptionReason, one.NeedsSettling));
        }

        desk.Recommend(admission);
    }

    [Fact]
    public void An_answer_is_settled_by_a_reviewer_who_did_not_file_while_it_counts()
    {
        var admission = desk.Admission(AdmissionStatus.Consulting);
        var one = admission.Consultations[0];
        Assert.Equal("consultation.unanswered", admission.Refused(() => admission.SettleAnswer(one.Id, Adoption.Adopted, null, [], desk.Reviewer, Now)));
        one.Reply(ConsultationAnswer.Disagree, "没有人手", admission.Status, desk.Body(one.UnitId), Now);

        Assert.Equal("workflow.role-not-allowed", admission.Refused(() => admission.SettleAnswer(one.Id, Adoption.Adopted, null, [], desk.Approver, Now)));
        Assert.Equal("admission.filer-assesses", admission.Refused(() => admission.SettleAnswer(one.Id, Adoption.Adopted, null, [], desk.Reviewer with { PersonId = desk.Author.PersonId }, Now)));
        Assert.Equal("admission.own-unit-assesses", admission.Refused(() => admission.SettleAnswer(one.Id, Adoption.Adopted, null, [admission.UnitId], desk.Reviewer, Now)));
        Assert.Equal("consultation.other-unit", admission.Refused(() => admission.SettleAnswer(Guid.CreateVersion7(), Adoption.Adopted, null, [], desk.Reviewer, Now)));
        admission.SettleAnswer(one.Id, Adoption.Adopted, null, [], desk.Reviewer, Now);
        Assert.Equal("Adopted", one.Events[^1].After);
        var decided = desk.Admission(AdmissionStatus.AwaitingApproval);
        Assert.Equal("workflow.step-not-allowed", decided.Refused(() => decided.SettleAnswer(decided.Consultations[0].Id, Adoption.Adopted, null, [], desk.Reviewer, Now)));
    }

    [Fact] // domain 3.4, 3.6: what goes to the approver was assessed as it is
    public void Opinions_on_a_text_that_was_returned_are_given_anew()
    {
        var admission = desk.Admission(AdmissionStatus.Assessing);
        desk.Opine(admission);
        admission.Return("经费不足", desk.Reviewer, Now);
        admission.Change(TaskRequest() with { Funds = 1 }, desk.Author, Now);
        desk.At = Now.AddHours(1);
        foreach (var next in (AdmissionStatus[])[AdmissionStatus.AwaitingCountersign, AdmissionStatus.Submitted, AdmissionStatus.Accepted, AdmissionStatus.Consulting, AdmissionStatus.Assessing]) desk.Bring(admission, next);

        Assert.All(admission.Opinions, o => Assert.False(admission.Counts(o)));
        Assert.Equal("admission.opinion-outdated", admission.Refused(() => desk.Recommend(admission)));
        desk.Opine(admission);
        admission.ReopenConsultation("再问", desk.Reviewer, desk.At); // a further question about the same text outdates nothing, returned or not
        desk.At = Now.AddHours(2);
        desk.Consult(admission);
        desk.Bring(admission, AdmissionStatus.Assessing);
        desk.Recommend(admission);
        Assert.Equal(AdmissionStatus.AwaitingApproval, admission.Status);
    }

    [Fact]
    public void A_further_round_on_the_same_text_leaves_the_opinions()
    {
        var admission = desk.Admission(AdmissionStatus.Assessing);
        desk.Opine(admission);
        admission.ReopenConsultation("再问", desk.Reviewer, Now);
        desk.At = Now.AddHours(1);
        desk.Consult(admission);
        desk.Bring(admission, AdmissionStatus.Assessing);
        Assert.All(admission.Opinions, o => Assert.True(admission.Counts(o)));
        desk.Recommend(admission);
    }

    [Fact]
    public void The_approver_sends_it_back_with_a_reason_that_stands_until_the_next_recommendation()
    {
        var admission = desk.Admission(AdmissionStatus.AwaitingApproval);
        Assert.Equal("field.missing", admission.Refused(() => admission.ReturnToAssessment(" ", desk.Approver, Now)));
        admission.ReturnToAssessment("请核实经费", desk.Approver, Now);
        Assert.Equal((AdmissionStatus.Assessing, "请核实经费"), (admission.Status, admission.ReturnReason));
        desk.Recommend(admission);
        Assert.Null(admission.ReturnReason);
    }

    [Fact] // a colleague is ill: the case is handed over with a trace
    public void A_case_is_given_to_another_reviewer_but_not_to_one_who_filed_it()
    {
        var (admission, second) = (desk.Admission(AdmissionStatus.Accepted), desk.Of(Role.Reviewer));
        Assert.Equal(desk.Reviewer.PersonId, admission.AssignedTo);
        Assert.Equal("admission.only-reviewer-assigns", admission.Refused(() => admission.Assign(second.PersonId, desk.Approver, Now)));
        Assert.Equal("admission.filer-reviews", admission.Refused(() => admission.Assign(desk.Author.PersonId, second, Now)));
        Assert.Equal("admission.filer-reviews", admission.Refused(() => admission.Assign(desk.Countersigner.PersonId, second, Now)));

        admission.Assign(second.PersonId, second, Now);
        admission.Assign(second.PersonId, second, Now); // nothing happens twice
        admission.Assign(null, second, Now);

        Assert.Equal([(desk.Reviewer.PersonId, second.PersonId), (second.PersonId, (Guid?)null)], admission.Events.OfType<AdmissionAssigned>().Select(e => ((Guid)e.Was!, e.Is)));
        foreach (var status in (AdmissionStatus[])[AdmissionStatus.Draft, AdmissionStatus.AwaitingCountersign, AdmissionStatus.Approved, AdmissionStatus.Withdrawn])
        {
            var other = desk.Admission(status);
            Assert.Equal("admission.closed", other.Refused(() => other.Assign(null, second, Now)));
        }
    }
}
