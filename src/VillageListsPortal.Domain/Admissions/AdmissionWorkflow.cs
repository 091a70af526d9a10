using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Admissions.AdmissionStatus;
using static VillageListsPortal.Domain.Shared.Role;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>The life of an admission: consult, assess, approve, none skipped (domain 3.4, settled S14).</summary>
public static class AdmissionWorkflow
{
    /// <summary>The table. Who filed neither assesses nor approves, who assessed does not approve: the entity and the database see to that.</summary>
    public static readonly Workflow<AdmissionStatus, AdmissionStep> Table = new(
    [
        new(Draft,               AdmissionStep.Submit,             AwaitingCountersign, TownshipStaff, DepartmentStaff),
        new(Draft,               AdmissionStep.Stop,               Stopped,             TownshipStaff, DepartmentStaff),
        new(Draft,               AdmissionStep.Withdraw,           Withdrawn,           TownshipStaff, DepartmentStaff), // a draft that has never left its unit can also be deleted
        new(AwaitingCountersign, AdmissionStep.TakeBack,           Draft,               TownshipStaff, DepartmentStaff),
        new(AwaitingCountersign, AdmissionStep.SendBack,           Draft,               Countersigner),
        new(AwaitingCountersign, AdmissionStep.Countersign,        Submitted,           Countersigner),
        new(AwaitingCountersign, AdmissionStep.Stop,               Stopped,             Countersigner),
        new(AwaitingCountersign, AdmissionStep.Withdraw,           Withdrawn,           TownshipStaff, DepartmentStaff),
        new(Stopped,             AdmissionStep.TakeBack,           Draft,               TownshipStaff, DepartmentStaff),
        new(Stopped,             AdmissionStep.Contest,            Contested,           TownshipStaff, DepartmentStaff),
        new(Stopped,             AdmissionStep.Withdraw,           Withdrawn,           TownshipStaff, DepartmentStaff),
        new(Contested,           AdmissionStep.Uphold,             Stopped,             Reviewer),
        new(Contested,           AdmissionStep.Override,           AwaitingCountersign, Reviewer),
        new(Contested,           AdmissionStep.Withdraw,           Withdrawn,           TownshipStaff, DepartmentStaff),
        new(Submitted,           AdmissionStep.Accept,             Accepted,            Reviewer),
        new(Submitted,           AdmissionStep.Return,             Returned,            Reviewer),
        new(Submitted,           AdmissionStep.Withdraw,           Withdrawn,           TownshipStaff, DepartmentStaff),
        new(Returned,            AdmissionStep.Submit,             AwaitingCountersign, TownshipStaff, DepartmentStaff),
        new(Returned,            AdmissionStep.Stop,               Stopped,             TownshipStaff, DepartmentStaff),
        new(Returned,            AdmissionStep.Withdraw,           Withdrawn,           TownshipStaff, DepartmentStaff),
        new(Accepted,            AdmissionStep.OpenConsultation,   Consulting,          Reviewer),
        new(Accepted,            AdmissionStep.Return,             Returned,            Reviewer),
        new(Accepted,            AdmissionStep.Withdraw,           Withdrawn,           TownshipStaff, DepartmentStaff),
        new(Consulting,          AdmissionStep.OpenConsultation,   Consulting,          Reviewer),
        new(Consulting,          AdmissionStep.CloseConsultation,  Assessing,           Reviewer),
        new(Consulting,          AdmissionStep.Withdraw,           Withdrawn,           TownshipStaff, DepartmentStaff),
        new(Assessing,           AdmissionStep.ReopenConsultation, Consulting,          Reviewer),
        new(Assessing,           AdmissionStep.Return,             Returned,            Reviewer),
        new(Assessing,           AdmissionStep.Recommend,          AwaitingApproval,    Reviewer),
        new(Assessing,           AdmissionStep.Withdraw,           Withdrawn,           TownshipStaff, DepartmentStaff),
        new(AwaitingApproval,    AdmissionStep.ReturnToAssessment, Assessing,           Approver),
        new(AwaitingApproval,    AdmissionStep.Approve,            Approved,            Approver),
        new(AwaitingApproval,    AdmissionStep.SendToMunicipality, AwaitingMunicipal,   Approver),
        new(AwaitingApproval,    AdmissionStep.Refuse,             Refused,             Approver),
        new(AwaitingMunicipal,   AdmissionStep.ReturnToAssessment, Assessing,           Approver), // what it named in exchange may have fallen away meanwhile
        new(AwaitingMunicipal,   AdmissionStep.Approve,            Approved,            Approver),
        new(AwaitingMunicipal,   AdmissionStep.Refuse,             Refused,             Approver),
        new(Approved,            AdmissionStep.Expire,             Expired), // by the portal itself, after the last day of the term
    ]);

    /// <summary>How long a deleted draft can be taken back; then it is gone for good.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    /// <summary>States in which the district works on it and its clock runs or stands still.</summary>
    public static readonly IReadOnlyList<AdmissionStatus> WithDistrict = [Submitted, Accepted, Consulting, Assessing, AwaitingApproval, AwaitingMunicipal];

    /// <summary>States from which nothing more comes, but for the expiry of what was admitted for a term.</summary>
    public static readonly IReadOnlyList<AdmissionStatus> Closed = [Approved, Refused, Withdrawn, Expired];
}
