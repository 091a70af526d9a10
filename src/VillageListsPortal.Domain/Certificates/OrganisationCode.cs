using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>Unified social credit code (统一社会信用代码) by GB 32100-2015: 18 characters, check character mod 31 (domain 4.10).</summary>
public sealed record OrganisationCode
{
    private const int Length = 18;
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"; // without I O S V Z
    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    private OrganisationCode(string value) => Value = value;

    /// <summary>The code, 18 half-width characters in upper case.</summary>
    public string Value { get; }

    /// <summary>Reads a code as typed: small letters, full-width characters and inner spaces are accepted.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="code">The code when true is returned.</param>
    /// <param name="problemCode">
    /// Otherwise <c>organisation.code-length</c>, <c>organisation.code-characters</c> or <c>organisation.code-check</c>.
    /// </param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OrganisationCode? code,
        [NotNullWhen(false)] out string? problemCode)
    {
        var value = TypedText.Fold(text);
        problemCode = Problem(value);
        code = problemCode is null ? new OrganisationCode(value) : null;
        return problemCode is null;
    }

    /// <summary>The code itself.</summary>
    public override string ToString() => Value;

    private static string? Problem(string value)
    {
        if (value.Length != Length)
            return "organisation.code-length";
        // GB 32100: characters 3 to 8 are the division code of the registering body, digits only.
        if (value.AsSpan().ContainsAnyExcept(Characters) || value.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9'))
            return "organisation.code-characters";
        return value[^1] == CheckCharacter(value) ? null : "organisation.code-check";
    }

    /// <summary>The check character for the first 17 characters: weights are the powers of 3 mod 31.</summary>
    internal static char CheckCharacter(string value)
    {
        var sum = 0;
        var weight = 1;
        for (var at = 0; at < Length - 1; at++)
        {
            sum += Alphabet.IndexOf(value[at], StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
