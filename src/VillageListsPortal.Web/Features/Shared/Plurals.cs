using Microsoft.Extensions.Localization;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Counted things. Chinese has one form; English has a second text, <c>key.one</c>, where the count is one.</summary>
public static class Plurals
{
    private const string One = ".one";

    /// <param name="texts">The texts of a part.</param>
    /// <param name="key">The key; <c>{0}</c> in its text is the count.</param>
    /// <param name="count">How many.</param>
    /// <param name="more">What else the text names, from <c>{1}</c> on.</param>
    public static string Plural(this IStringLocalizer texts, string key, int count, params object[] more)
    {
        object[] arguments = [count, .. more];
        return count == 1 && texts[key + One, arguments] is { ResourceNotFound: false } one ? one.Value : texts[key, arguments].Value;
    }
}
