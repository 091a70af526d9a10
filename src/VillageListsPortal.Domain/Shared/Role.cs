namespace VillageListsPortal.Domain.Shared;

/// <summary>What a post allows (product.md, roles). Stored as text.</summary>
public enum Role
{
    /// <summary>经办人 of a village.</summary>
    VillageClerk,
    /// <summary>村（居）民委员会主任，签批人。</summary>
    VillageHead,
    /// <summary>村（社区）党组织书记。</summary>
    PartySecretary,
    /// <summary>村（居）务监督委员会成员。</summary>
    SupervisionMember,
    /// <summary>印章保管人。</summary>
    SealKeeper,
    /// <summary>镇街工作人员; held at a village it is a 代办 post (domain 4.6).</summary>
    TownshipStaff,
    /// <summary>审签人 of a township or department.</summary>
    Countersigner,
    /// <summary>司法所。</summary>
    JusticeOffice,
    /// <summary>部门工作人员。</summary>
    DepartmentStaff,
    /// <summary>区民政审核员。</summary>
    Reviewer,
    /// <summary>区级审定人。</summary>
    Approver,
    /// <summary>系统管理员: units, accounts, settings; no case data.</summary>
    Administrator,
    /// <summary>安全管理员: confirms every grant of a post.</summary>
    SecurityOfficer,
    /// <summary>安全审计员: journal, read only.</summary>
    Auditor,
    /// <summary>社会工作者 of a social organisation.</summary>
    SocialWorker,
}
