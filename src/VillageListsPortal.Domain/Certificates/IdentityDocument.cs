using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>How a person is known: type of document, number and issuer, or none with the reason (settled S25).</summary>
public sealed record IdentityDocument
{
    private const int AdultAge = 18; // 《民法典》 art. 17
    private const int MaxIssuerLength = 60;
    private const int MaxReasonLength = 200;

    // Parameter names match the properties, so that EF can bind this constructor.
    private IdentityDocument(IdentityDocumentType type, string? number, string? issuer, string? noneReason) =>
        (Type, Number, Issuer, NoneReason) = (type, number, issuer, noneReason);

    /// <summary>The type of document.</summary>
    public IdentityDocumentType Type { get; private init; }

    /// <summary>The number in its normal form (half-width, upper case, no spaces); null for <see cref="IdentityDocumentType.None"/>.</summary>
    public string? Number { get; private init; }

    /// <summary>Who issued it: the country for a passport, where it is required; else free or null.</summary>
    public string? Issuer { get; private init; }

    /// <summary>Why there is no document; only for <see cref="IdentityDocumentType.None"/>.</summary>
    public string? NoneReason { get; private init; }

    /// <summary>What stands before the number on the paper; for a passport with its country: <c>护照号码（法国）</c>.</summary>
    public string Label => Type == IdentityDocumentType.Passport ? $"{PaperLabel.Passport}（{Issuer}）" : PaperLabel.Of(Type);

    /// <summary>The birthday that the number tells; null where it tells none (passport, birth certificate, none).</summary>
    public DateOnly? Birthday => IdentityNumberRules.Birthday(Type, Number);

    /// <summary>The number with its middle hidden, empty without a number (domain 8.1).</summary>
    public string Masked => IdentityNumberRules.Mask(Type, Number);

    /// <summary>Makes a document from what was typed.</summary>
    /// <param name="type">The type of document.</param>
    /// <param name="number">The number as typed; must be blank for none.</param>
    /// <param name="issuer">The issuing country (required for a passport) or authority.</param>
    /// <param name="noneReason">Why there is no document; required for none, else blank.</param>
    /// <param name="today">The day against which birthdays are judged.</param>
    /// <exception cref="RuleViolationException">
    /// The codes of <see cref="CitizenNumber.TryParse"/>, and <c>identity.number-of-other-type</c>, <c>identity.passport-number</c>,
    /// <c>identity.passport-issuer-missing</c>, <c>identity.birth-certificate-number</c>, <c>identity.none-reason-missing</c>,
    /// <c>identity.none-with-number</c>, <c>identity.reason-with-document</c>, <c>identity.type-unknown</c>; <c>field.…</c> and <c>text.…</c> for issuer and reason.
    /// </exception>
    public static IdentityDocument Create(IdentityDocumentType type, string? number, string? issuer, string? noneReason, DateOnly today)
    {
        var from = FieldRules.Words("issuer", issuer, MaxIssuerLength);
        var reason = FieldRules.Clause("reason", noneReason, MaxReasonLength);
        if (type == IdentityDocumentType.None)
            return WithoutDocument(number, reason);
        if (reason is not null)
            throw new RuleViolationException("identity.reason-with-document");
        var normal = IdentityNumberRules.Normalise(type, number, today);
        if (type == IdentityDocumentType.Passport && from is null)
            throw new RuleViolationException("identity.passport-issuer-missing");
        return new IdentityDocument(type, normal, from, noneReason: null);
    }

    /// <summary>A document as it was kept; it was checked when it was entered.</summary>
    /// <param name="type">The type of document.</param>
    /// <param name="number">The number kept.</param>
    /// <param name="issuer">The issuer kept.</param>
    /// <param name="noneReason">The reason kept.</param>
    public static IdentityDocument Restore(IdentityDocumentType type, string? number, string? issuer, string? noneReason) =>
        new(type, number, issuer, noneReason);

    /// <summary>Full years of age on a day; null where the number tells no birthday.</summary>
    /// <param name="day">The day; before the birthday the age is negative or 0.</param>
    public int? AgeOn(DateOnly day)
    {
        if (Birthday is not { } birthday)
            return null;
        var age = day.Year - birthday.Year;
        // Born on 29 February: full on 28 February of a common year (《民法典》 art. 202), as AddYears counts.
        return birthday.AddYears(age) > day ? age - 1 : age;
    }

    /// <summary>Whether the person is under 18, so that a guardian is needed; null where the number tells no birthday.</summary>
    public bool? IsMinor(DateOnly today) => AgeOn(today) is { } age ? age < AdultAge : null;

    /// <summary>Type and masked number, so that the number cannot reach a log by accident.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Type} {Masked}").TrimEnd();

    private static IdentityDocument WithoutDocument(string? number, string? reason)
    {
        if (TypedText.Fold(number).Length > 0)
            throw new RuleViolationException("identity.none-with-number");
        return new IdentityDocument(IdentityDocumentType.None, number: null, issuer: null,
            reason ?? throw new RuleViolationException("identity.none-reason-missing"));
    }
}
