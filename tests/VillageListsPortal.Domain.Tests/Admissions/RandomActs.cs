using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>Acts by name, each as somebody would try it.</summary>
internal static class RandomActs
{
    public static void Take(Desk desk, Admission a, string what, Actor by)
    {
        switch (what)
        {
            case "Consult" or "Answer" or "Close" or "Reopen" or "Settle" or "Opine" or "Recommend" or "Assign": Review(desk, a, what, by); break;
            case "Back" or "Approve" or "ApproveMunicipal" or "Refuse": Decide(desk, a, what, by); break;
            default: File(desk, a, what, by); break;
        }
    }

    private static void File(Desk desk, Admission a, string what, Actor by)
    {
        switch (what)
        {
            case "Change": a.Change(TaskRequest() with { Title = $"协助宣传{desk.At.Hour}" }, by, desk.At); break;
            case "Submit": desk.Submit(a, by: by); break;
            case "SubmitStopped": desk.Submit(a, RedLine, by: by); break;
            case "TakeBack": a.TakeBack(by, desk.At); break;
            case "SendBack": a.SendBack("请改", by, desk.At); break;
            case "Countersign": desk.Countersign(a, by: by); break;
            case "CountersignStopped": desk.Countersign(a, RedLine, by); break;
            case "Contest": a.Contest("不是", by, desk.At); break;
            case "Uphold": a.Uphold("维持", by, desk.At); break;
            case "Override": a.Override("准予", by, desk.At); break;
            case "Accept": a.Accept(null, by, desk.At); break;
            case "Return": a.Return("请补", by, desk.At); break;
            case "Withdraw": a.Withdraw("撤回", by, desk.At); break;
            case "Discard": a.Discard(by, desk.At); break;
            default: a.Restore(by, desk.At); break;
        }
    }

    private static void Review(Desk desk, Admission a, string what, Actor by)
    {
        switch (what)
        {
            case "Consult": desk.Consult(a, desk.Rules.Calendar.DueDay(desk.Day, 1), by); break;
            case "Answer": Reply(desk, a, by); break;
            case "Close": a.CloseConsultation(by, desk.At); break;
            case "Reopen": a.ReopenConsultation("再问", by, desk.At); break;
            case "Settle": a.SettleAnswer(a.Consultations.FirstOrDefault(c => c.NeedsSettling)?.Id ?? Guid.Empty, Adoption.Adopted, null, [], by, desk.At); break;
            case "Opine": a.GiveOpinion(Enum.GetValues<AssessmentAspect>().FirstOrDefault(x => !a.Opinions.Any(o => o.Aspect == x && a.Counts(o))), Verdict.Sound, "可行", [], by, desk.At); break;
            case "Recommend": desk.Recommend(a, by: by); break;
            default: a.Assign(by.PersonId, by, desk.At); break;
        }
    }

    private static void Decide(Desk desk, Admission a, string what, Actor by)
    {
        var decision = Approval(desk.Day > InForceFrom ? desk.Day : InForceFrom, desk.Day) with { MunicipalDocument = "渝府〔2027〕9号" };
        switch (what)
        {
            case "Back": a.ReturnToAssessment("再评", by, desk.At); break;
            case "Approve": a.Approve(decision, desk.Rules, by, desk.At); break;
            case "ApproveMunicipal": a.Approve(decision, MunicipalRules(), by, desk.At); break;
            default: a.Refuse(Rejection(desk.Day), by, desk.At); break;
        }
    }

    /// <summary>The next body answers, one with a comment and one without.</summary>
    private static void Reply(Desk desk, Admission a, Actor by)
    {
        var one = a.Consultations.FirstOrDefault(c => c.Answer is null) ?? throw new RuleViolationException("consultation.other-unit");
        one.Reply(one.UnitId == desk.Bodies[0] ? ConsultationAnswer.AgreeWithComments : ConsultationAnswer.Agree, "可以", a.Status, by with { UnitId = one.UnitId }, desk.At);
    }
}
