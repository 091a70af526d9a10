using Microsoft.AspNetCore.Authorization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>退回经办.</summary>
[Authorize(Policies.CountersignAdmissions)]
public sealed class SendBackModel(PortalDb db, TimeProvider clock) : ReasonPage(db, clock)
{
    public override AdmissionStep Step => AdmissionStep.SendBack;

    protected override void Take() => Admission.SendBack(Reason, Officer.Actor, Now);
}

/// <summary>撤回申请.</summary>
[Authorize(Policies.FileAdmissions)]
public sealed class WithdrawModel(PortalDb db, TimeProvider clock) : ReasonPage(db, clock)
{
    public override AdmissionStep Step => AdmissionStep.Withdraw;

    protected override void Take() => Admission.Withdraw(Reason, Officer.Actor, Now);
}

/// <summary>申诉, once.</summary>
[Authorize(Policies.FileAdmissions)]
public sealed class ContestModel(PortalDb db, TimeProvider clock) : ReasonPage(db, clock)
{
    public override AdmissionStep Step => AdmissionStep.Contest;

    protected override void Take() => Admission.Contest(Reason, Officer.Actor, Now);
}

/// <summary>退回补正.</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class ReturnModel(PortalDb db, TimeProvider clock) : ReasonPage(db, clock)
{
    public override AdmissionStep Step => AdmissionStep.Return;

    protected override void Take() => Admission.Return(Reason, Officer.Actor, Now);
}

/// <summary>退回协商 out of the assessment.</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class ReopenModel(PortalDb db, TimeProvider clock) : ReasonPage(db, clock)
{
    public override AdmissionStep Step => AdmissionStep.ReopenConsultation;

    protected override void Take() => Admission.ReopenConsultation(Reason, Officer.Actor, Now);
}
