namespace VillageListsPortal.Domain.Certificates;

/// <summary>What stands before a person's number on the paper, in Chinese.</summary>
public static class PaperLabel
{
    /// <summary>Before the number of a 居民身份证.</summary>
    public const string ResidentCard = "公民身份号码";

    /// <summary>Before the number of a passport; the issuing country follows in brackets.</summary>
    public const string Passport = "护照号码";

    /// <summary>Before the number of a 港澳台居民居住证.</summary>
    public const string HkMacaoTaiwanResidencePermit = "港澳台居民居住证号码";

    /// <summary>Before the number of a 外国人永久居留身份证.</summary>
    public const string ForeignPermanentResidentCard = "外国人永久居留身份证号码";

    /// <summary>Before the number of an 出生医学证明.</summary>
    public const string BirthCertificate = "出生医学证明编号";

    /// <summary>Instead of a number, before the reason.</summary>
    public const string None = "无身份证件";

    /// <summary>The label of a type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a type.</exception>
    public static string Of(IdentityDocumentType type) => type switch
    {
        IdentityDocumentType.ResidentCard => ResidentCard,
        IdentityDocumentType.Passport => Passport,
        IdentityDocumentType.HkMacaoTaiwanResidencePermit => HkMacaoTaiwanResidencePermit,
        IdentityDocumentType.ForeignPermanentResidentCard => ForeignPermanentResidentCard,
        IdentityDocumentType.BirthCertificate => BirthCertificate,
        IdentityDocumentType.None => None,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
