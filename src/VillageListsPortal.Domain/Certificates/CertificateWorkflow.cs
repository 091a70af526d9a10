using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Certificates.CertificateStatus;
using static VillageListsPortal.Domain.Shared.Role;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>The life of a certificate on the spot: sign, print, stamp and register, hand over (settled S19).</summary>
public static class CertificateWorkflow
{
    /// <summary>How long a deleted draft can be taken back; then it is gone for good.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    /// <summary>The table. Who may sign is narrowed by the village's 印章管理制度 (<see cref="SealPolicy"/>).</summary>
    public static readonly Workflow<CertificateStatus, CertificateStep> Table = new(
    [
        new(Draft,             CertificateStep.Submit,   AwaitingSignature, VillageClerk, TownshipStaff),
        new(AwaitingSignature, CertificateStep.TakeBack, Draft,             VillageClerk, TownshipStaff),
        new(AwaitingSignature, CertificateStep.Return,   Draft,             VillageHead, PartySecretary, VillageClerk),
        new(AwaitingSignature, CertificateStep.Sign,     Signed,            VillageHead, PartySecretary, VillageClerk),
        new(Signed,            CertificateStep.Stamp,    Stamped,           SealKeeper),
        new(Stamped,           CertificateStep.HandOver, HandedOver,        VillageClerk, SealKeeper),
        new(Signed,            CertificateStep.Void,     Voided,            VillageHead),
        new(Stamped,           CertificateStep.Void,     Voided,            VillageHead),
        new(HandedOver,        CertificateStep.Void,     Voided,            VillageHead),
    ]);
}
