namespace VillageListsPortal.Domain.Certificates;

/// <summary>The papers by which a person is known (settled S25).</summary>
public enum IdentityDocumentType
{
    /// <summary>居民身份证, also the number of a child in the household register.</summary>
    ResidentCard,

    /// <summary>护照, of any country.</summary>
    Passport,

    /// <summary>港澳台居民居住证.</summary>
    HkMacaoTaiwanResidencePermit,

    /// <summary>外国人永久居留身份证.</summary>
    ForeignPermanentResidentCard,

    /// <summary>出生医学证明, for a child not yet registered.</summary>
    BirthCertificate,

    /// <summary>None at all, with the reason.</summary>
    None,
}
