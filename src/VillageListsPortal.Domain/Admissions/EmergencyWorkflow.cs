using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Admissions.EmergencyStatus;
using static VillageListsPortal.Domain.Shared.Role;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>How far the filing (备案) of an emergency matter has come; whether its response still lasts is a fact of its own (domain 3.10).</summary>
public enum EmergencyStatus
{
    /// <summary>待备案: the villages have it, the district has not.</summary>
    Issued,
    /// <summary>备案待审核。</summary>
    Filed,
    /// <summary>退回补正: is filed again within a new limit.</summary>
    Returned,
    /// <summary>已备案。</summary>
    Acknowledged,
}

/// <summary>Steps of an emergency matter.</summary>
public enum EmergencyStep
{
    /// <summary>备案。</summary>
    File,
    /// <summary>确认备案。</summary>
    Acknowledge,
    /// <summary>退回补正, with a comment.</summary>
    SendBack,
    /// <summary>响应终止: the task ends with it.</summary>
    End,
}

/// <summary>The life of an emergency matter: to the villages at once, to the district within three working days, over with the response (domain 3.10).</summary>
public static class EmergencyWorkflow
{
    /// <summary>The table. A response may end before it was filed; filing it is owed all the same.</summary>
    public static readonly Workflow<EmergencyStatus, EmergencyStep> Table = new(
    [
        new(Issued,       EmergencyStep.File,        Filed,        TownshipStaff, DepartmentStaff),
        new(Issued,       EmergencyStep.End,         Issued,       TownshipStaff, DepartmentStaff, Reviewer),
        new(Filed,        EmergencyStep.Acknowledge, Acknowledged, Reviewer),
        new(Filed,        EmergencyStep.SendBack,    Returned,     Reviewer),
        new(Filed,        EmergencyStep.End,         Filed,        TownshipStaff, DepartmentStaff, Reviewer),
        new(Returned,     EmergencyStep.File,        Filed,        TownshipStaff, DepartmentStaff),
        new(Returned,     EmergencyStep.End,         Returned,     TownshipStaff, DepartmentStaff, Reviewer),
        new(Acknowledged, EmergencyStep.End,         Acknowledged, TownshipStaff, DepartmentStaff, Reviewer),
    ]);

    /// <summary>States in which the unit owes the filing and its clock runs.</summary>
    public static readonly IReadOnlyList<EmergencyStatus> Owed = [Issued, Returned];
}
