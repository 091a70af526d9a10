namespace VillageListsPortal.Domain.Shared;

/// <summary>
/// A rule of the domain was broken by the call. Nothing has changed when it is thrown.
/// </summary>
/// <param name="code">
/// Stable kebab-case code such as <c>certificate.item-not-in-force</c>. The text a person reads is a resource of that name.
/// </param>
/// <param name="arguments">Values for the placeholders of that text. Never an identity number: the text may reach a log.</param>
public sealed class RuleViolationException(string code, params object[] arguments) : Exception(code)
{
    /// <summary>The stable code, also the exception's message.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the placeholders of the text, in order; empty when there are none.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}
