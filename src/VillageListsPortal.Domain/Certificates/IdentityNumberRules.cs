using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>The shape of the number of each type of document: a check digit applies to its own type only (settled S25).</summary>
internal static class IdentityNumberRules
{
    private const int OldForeignLength = 15;

    /// <summary>The number in its normal form.</summary>
    /// <exception cref="RuleViolationException">See <see cref="IdentityDocument.Create"/>.</exception>
    public static string Normalise(IdentityDocumentType type, string? number, DateOnly today)
    {
        var value = TypedText.Fold(number);
        if (value.Length == 0)
            throw new RuleViolationException("identity.number-missing");
        return type switch
        {
            IdentityDocumentType.ResidentCard => Citizen(value, today, type),
            IdentityDocumentType.HkMacaoTaiwanResidencePermit => Citizen(value, today, type),
            IdentityDocumentType.ForeignPermanentResidentCard => Foreign(value, today),
            IdentityDocumentType.Passport => Shaped(value, IsPassport(value), "identity.passport-number"),
            IdentityDocumentType.BirthCertificate => Shaped(value, IsBirthCertificate(value), "identity.birth-certificate-number"),
            _ => throw new RuleViolationException("identity.type-unknown"),
        };
    }

    /// <summary>The birthday that a number in normal form tells.</summary>
    public static DateOnly? Birthday(IdentityDocumentType type, string? number) =>
        TellsBirthday(type) && CitizenNumber.TryParse(number, DateOnly.MaxValue, out var citizen, out _) ? citizen.Birthday : null;

    /// <summary>GB 11643 numbers lose their birthday; of others the first and the last two characters stay.</summary>
    public static string Mask(IdentityDocumentType type, string? number)
    {
        if (TellsBirthday(type) && CitizenNumber.TryParse(number, DateOnly.MaxValue, out var citizen, out _))
            return citizen.Masked;
        return number is { Length: > 3 } ? $"{number[0]}{new string('*', number.Length - 3)}{number[^2..]}" : "";
    }

    private static bool TellsBirthday(IdentityDocumentType type) => type is IdentityDocumentType.ResidentCard
        or IdentityDocumentType.HkMacaoTaiwanResidencePermit or IdentityDocumentType.ForeignPermanentResidentCard;

    private static string Citizen(string value, DateOnly today, IdentityDocumentType type)
    {
        if (!CitizenNumber.TryParse(value, today, out var number, out var problem))
            throw new RuleViolationException(problem);
        // Residence permits exist only with 18 digits; a wrong type would print a wrong label.
        if (TypeOf(number) != type)
            throw new RuleViolationException("identity.number-of-other-type", type.ToString());
        return number.Value;
    }

    // The card of 2017 has 15 letters and digits (country, place, birthday, sequence) without this check;
    // that of 2023 has 18 digits: 9, place, country, birthday, sequence, GB 11643 check.
    private static string Foreign(string value, DateOnly today) =>
        value.Length == OldForeignLength && value.All(char.IsAsciiLetterOrDigit) && char.IsAsciiLetter(value[0])
            ? value
            : Citizen(value, today, IdentityDocumentType.ForeignPermanentResidentCard);

    private static IdentityDocumentType? TypeOf(CitizenNumber number) => number.Value[0] switch
    {
        >= '1' and <= '6' => IdentityDocumentType.ResidentCard,
        '8' when !number.IsOld && IsPermitRegion(number.Value) => IdentityDocumentType.HkMacaoTaiwanResidencePermit,
        '9' when !number.IsOld => IdentityDocumentType.ForeignPermanentResidentCard,
        _ => null,
    };

    private static bool IsPermitRegion(string value) => value[..6] is "810000" or "820000" or "830000";

    private static bool IsPassport(string value) => value.Length is >= 5 and <= 20 && value.All(char.IsAsciiLetterOrDigit);

    private static bool IsBirthCertificate(string value) =>
        value.Length == 10 && char.IsAsciiLetterUpper(value[0]) && value.Skip(1).All(char.IsAsciiDigit);

    private static string Shaped(string value, bool isSound, string code) =>
        isSound ? value : throw new RuleViolationException(code);
}
