using Microsoft.AspNetCore.Authorization;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using static VillageListsPortal.Domain.Shared.Role;

namespace VillageListsPortal.Web.Security;

/// <summary>Every page names one of these; the table says which roles pass (settled S7, S8).</summary>
public static class Policies
{
    public const string SignedIn = nameof(SignedIn);
    public const string InPost = nameof(InPost);
    public const string PrepareCertificates = nameof(PrepareCertificates);
    public const string SignCertificates = nameof(SignCertificates);
    public const string StampCertificates = nameof(StampCertificates);
    public const string HandOverCertificates = nameof(HandOverCertificates);
    public const string VoidCertificates = nameof(VoidCertificates);
    public const string ReprintCertificates = nameof(ReprintCertificates);
    public const string ReadOwnCertificates = nameof(ReadOwnCertificates);
    public const string ReadCertificateRegister = nameof(ReadCertificateRegister);
    public const string ReadSealPolicy = nameof(ReadSealPolicy);
    public const string NameSigners = nameof(NameSigners);
    public const string ConfirmListItems = nameof(ConfirmListItems);
    public const string ManagePeople = nameof(ManagePeople);
    public const string ConfirmPosts = nameof(ConfirmPosts);
    public const string SeePeople = nameof(SeePeople);
    public const string ReadJournal = nameof(ReadJournal);
    public const string ReadSignIns = nameof(ReadSignIns);
    public const string ManageUnits = nameof(ManageUnits);
    public const string ManageSettings = nameof(ManageSettings);
    public const string FileAdmissions = nameof(FileAdmissions);
    public const string CountersignAdmissions = nameof(CountersignAdmissions);
    public const string ReadAdmissions = nameof(ReadAdmissions);
    public const string AnswerConsultations = nameof(AnswerConsultations);
    public const string ReviewAdmissions = nameof(ReviewAdmissions);
    public const string DecideAdmissions = nameof(DecideAdmissions);
    public const string ReadMeetingPapers = nameof(ReadMeetingPapers);
    public const string KeepVocabulary = nameof(KeepVocabulary);
    public const string CheckDocuments = nameof(CheckDocuments);
    public const string ManageLaws = nameof(ManageLaws);
    public const string ReadReviews = nameof(ReadReviews);
    public const string AnswerReviews = nameof(AnswerReviews);
    public const string LeadReviews = nameof(LeadReviews);
    public const string EndEmergencies = nameof(EndEmergencies);

    public static readonly IReadOnlyDictionary<string, Role[]> Table = new Dictionary<string, Role[]>(StringComparer.Ordinal)
    {
        [InPost] = Enum.GetValues<Role>(),
        [PrepareCertificates] = [VillageClerk, TownshipStaff],
        [SignCertificates] = [VillageHead, PartySecretary, VillageClerk],
        [StampCertificates] = [SealKeeper],
        [HandOverCertificates] = [VillageClerk, SealKeeper],
        [VoidCertificates] = [VillageHead],
        [ReprintCertificates] = [VillageClerk, VillageHead, SealKeeper, PartySecretary],
        [ReadOwnCertificates] = [VillageClerk, VillageHead, SealKeeper, PartySecretary, TownshipStaff],
        [ReadCertificateRegister] = [VillageClerk, VillageHead, SealKeeper, PartySecretary, SupervisionMember, TownshipStaff, Countersigner, Reviewer, Approver],
        [ReadSealPolicy] = [VillageClerk, VillageHead, SealKeeper, PartySecretary, SupervisionMember],
        [NameSigners] = [VillageHead],
        [ConfirmListItems] = [Reviewer],
        [ManagePeople] = [Administrator],
        [ConfirmPosts] = [SecurityOfficer],
        [SeePeople] = [Administrator, SecurityOfficer],
        [ReadJournal] = [Auditor],
        [ReadSignIns] = [SecurityOfficer, Auditor],
        [ManageUnits] = [Administrator],
        [ManageSettings] = [Administrator],
        [FileAdmissions] = [TownshipStaff, DepartmentStaff],
        [CountersignAdmissions] = [Countersigner],
        [ReadAdmissions] = [VillageClerk, VillageHead, SealKeeper, PartySecretary, TownshipStaff, Countersigner, DepartmentStaff, Reviewer, Approver],
        [AnswerConsultations] = [VillageClerk, VillageHead, PartySecretary, TownshipStaff, DepartmentStaff],
        [ReviewAdmissions] = [Reviewer],
        [DecideAdmissions] = [Approver],
        [ReadMeetingPapers] = [Reviewer, Approver],
        [KeepVocabulary] = [Reviewer],
        [CheckDocuments] = [TownshipStaff, DepartmentStaff, Countersigner],
        [ManageLaws] = [Reviewer],
        [ReadReviews] = [DepartmentStaff, Countersigner, Reviewer, Approver],
        [AnswerReviews] = [DepartmentStaff, Reviewer],
        [LeadReviews] = [Reviewer],
        [EndEmergencies] = [TownshipStaff, DepartmentStaff, Reviewer],
    };

    /// <summary>
    /// Whether an officer passes; the role alone does not always tell. A 审签人 of a township reads the register, one of a department does not (settled S7); one of a department reads its reviews, a township has none.
    /// Township staff in a 代办 post at a village prepare certificates there and nothing else (domain 4.6).
    /// </summary>
    public static bool Passes(this Officer officer, string policy) => Table[policy].Contains(officer.Role) && policy switch
    {
        ReadCertificateRegister => officer.UnitKind != UnitKind.Department,
        FileAdmissions or EndEmergencies or CheckDocuments => officer.UnitKind != UnitKind.Village,
        ReadReviews => officer.Role != Countersigner || officer.UnitKind == UnitKind.Department,
        ReadAdmissions or AnswerConsultations => officer.Role != TownshipStaff || officer.UnitKind != UnitKind.Village,
        _ => true,
    };

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build(); // an endpoint without a policy is closed
        options.AddPolicy(SignedIn, p => p.RequireAuthenticatedUser());
        foreach (var (name, roles) in Table)
        {
            options.AddPolicy(name, p =>
            {
                p.RequireAuthenticatedUser().RequireRole(roles.Select(r => r.ToString()));
                if (name is ReadCertificateRegister or FileAdmissions or EndEmergencies or CheckDocuments or ReadAdmissions or AnswerConsultations or ReadReviews) p.RequireAssertion(c => (c.Resource as HttpContext)?.FindOfficer()?.Passes(name) == true);
            });
        }
    }
}
