using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>Who filed neither assesses nor approves, who assessed does not approve: by person, in whatever post (domain 3.7, product.md, settled S16).</summary>
public sealed class SeparationTests
{
    private readonly Desk desk = new();

    public static TheoryData<string> Filers => ["author", "changer", "submitter", "countersigner", "contester"];

    [Theory]
    [MemberData(nameof(Filers))]
    public void Who_filed_in_any_way_neither_reviews_nor_assesses_nor_decides(string how)
    {
        var who = desk.Of(Role.TownshipStaff);
        var (reviewer, approver) = (desk.Reviewer with { PersonId = who.PersonId }, desk.Approver with { PersonId = who.PersonId });
        var admission = Filed(how, who);

        Assert.Equal("admission.filer-reviews", admission.Refused(() => admission.Accept(null, reviewer, Now)));
        Assert.Equal("admission.filer-reviews", admission.Refused(() => admission.Return("退", reviewer, Now)));
        desk.Bring(admission, AdmissionStatus.Accepted);
        Assert.Equal("admission.filer-reviews", admission.Refused(() => desk.Consult(admission, by: reviewer)));
        desk.Bring(admission, AdmissionStatus.Consulting);
        Assert.Equal("admission.filer-reviews", admission.Refused(() => admission.CloseConsultation(reviewer, Now)));
        desk.Bring(admission, AdmissionStatus.Assessing);
        Assert.Equal("admission.filer-reviews", admission.Refused(() => admission.ReopenConsultation("再问", reviewer, Now)));
        Assert.Equal("admission.filer-assesses", admission.Refused(() => desk.Opine(admission, reviewer)));
        desk.Opine(admission);
        Assert.Equal("admission.filer-assesses", admission.Refused(() => desk.Recommend(admission, by: reviewer)));
        desk.Recommend(admission);
        Assert.Equal("admission.filer-approves", admission.Refused(() => admission.Approve(Approval(), desk.Rules, approver, Now)));
        Assert.Equal("admission.filer-approves", admission.Refused(() => admission.Approve(Approval(), MunicipalRules(), approver, Now)));
        Assert.Equal("admission.filer-approves", admission.Refused(() => admission.Refuse(Rejection(), approver, Now)));
        Assert.Equal("admission.filer-approves", admission.Refused(() => admission.ReturnToAssessment("再评", approver, Now)));
    }

    [Fact]
    public void Who_gave_one_opinion_or_the_recommendation_does_not_decide()
    {
        var (one, last) = (desk.Of(Role.Reviewer), desk.Of(Role.Reviewer));
        var admission = desk.Admission(AdmissionStatus.Assessing);
        admission.GiveOpinion(AssessmentAspect.Legality, Verdict.Sound, "合法", [], one, Now);
        desk.Opine(admission);
        desk.Recommend(admission, by: last);

        foreach (var person in (Guid[])[one.PersonId, last.PersonId, desk.Reviewer.PersonId])
        {
            var approver = desk.Approver with { PersonId = person };
            Assert.Equal("admission.assessor-approves", admission.Refused(() => admission.Approve(Approval(), desk.Rules, approver, Now)));
            Assert.Equal("admission.assessor-approves", admission.Refused(() => admission.Refuse(Rejection(), approver, Now)));
            Assert.Equal("admission.assessor-approves", admission.Refused(() => admission.ReturnToAssessment("再评", approver, Now)));
        }
    }

    [Fact]
    public void An_opinion_that_another_replaced_still_keeps_its_giver_from_deciding()
    {
        var one = desk.Of(Role.Reviewer);
        var admission = desk.Admission(AdmissionStatus.Assessing);
        desk.Opine(admission, one);
        desk.Opine(admission);
        desk.Recommend(admission);
        Assert.DoesNotContain(admission.Opinions, o => o.By == one.PersonId);
        Assert.Equal("admission.assessor-approves", admission.Refused(() => admission.Approve(Approval(), desk.Rules, desk.Approver with { PersonId = one.PersonId }, Now)));
    }

    [Theory] // whichever came first: the reviewer who also holds a post at the asking unit
    [InlineData("change")]
    [InlineData("submit")]
    [InlineData("countersign")]
    public void Who_reviewed_has_no_part_in_filing_it_again(string how)
    {
        var admission = desk.Admission(AdmissionStatus.Returned);
        var same = desk.Author with { PersonId = desk.Reviewer.PersonId };
        if (how == "countersign") desk.Submit(admission);
        Assert.Equal("admission.reviewer-files", admission.Refused(() =>
        {
            if (how == "change") admission.Change(TaskRequest(), same, Now);
            else if (how == "submit") desk.Submit(admission, by: same);
            else desk.Countersign(admission, by: desk.Countersigner with { PersonId = same.PersonId });
        }));
    }

    [Fact]
    public void Who_upheld_a_finding_does_not_file_the_next_text()
    {
        var admission = desk.Admission(AdmissionStatus.Contested);
        admission.Uphold("维持", desk.Reviewer, Now);
        admission.TakeBack(desk.Author, Now);
        Assert.Equal("admission.reviewer-files", admission.Refused(() => admission.Change(TaskRequest(), desk.Author with { PersonId = desk.Reviewer.PersonId }, Now)));
    }

    [Fact] // each person and act once: the database's key
    public void Who_did_what_is_noted_once()
    {
        var admission = desk.Admission(AdmissionStatus.Approved);
        Assert.Equal(
            [
                (desk.Author.PersonId, AdmissionAct.Filed), (desk.Countersigner.PersonId, AdmissionAct.Countersigned), (desk.Reviewer.PersonId, AdmissionAct.Reviewed),
                (desk.Reviewer.PersonId, AdmissionAct.Assessed), (desk.Approver.PersonId, AdmissionAct.Decided),
            ],
            admission.Actors.Select(a => (a.PersonId, a.Act)));
    }

    private Admission Filed(string how, Actor who)
    {
        var admission = Admission.Draft(TaskRequest(), how == "author" ? who : desk.Author, Now);
        if (how == "changer") admission.Change(TaskRequest(), who, Now);
        if (how == "contester")
        {
            desk.Submit(admission, RedLine);
            admission.Contest("不是", who, Now);
            admission.Override("准", desk.Reviewer, Now);
        }
        else
        {
            desk.Submit(admission, by: how == "submitter" ? who : null);
        }

        desk.Countersign(admission, by: how == "countersigner" ? who with { Role = Role.Countersigner } : null);
        return admission;
    }
}
