namespace VillageListsPortal.Web.Security;

/// <summary>What an officer chose, kept in the database so that it follows the person to another computer; null where nothing was chosen.</summary>
public sealed record KeptPreferences(string? Language, bool? LargeType);

/// <summary>How a reader wants the portal: the language, and 长者版 (large type). Officers by their account, others by cookie (experience.md).</summary>
public sealed record Preferences(string Language, bool LargeType)
{
    public const string LanguageCookie = "portal.language";
    public const string TypeCookie = "portal.type";
    public const string Chinese = "zh-CN";
    public const string English = "en";
    public const string Large = "large";
    public const string Standard = "standard";

    private static readonly object Key = typeof(KeptPreferences);

    /// <summary>The preferences of this request; what the account says goes before the cookie, Chinese in standard type is where all begin.</summary>
    public static Preferences Of(HttpContext http)
    {
        var kept = http.Items.TryGetValue(Key, out var found) ? (KeptPreferences?)found : null;
        return new(
            Known(kept?.Language) ?? Known(http.Request.Cookies[LanguageCookie]) ?? Chinese,
            kept?.LargeType ?? http.Request.Cookies[TypeCookie] == Large);
    }

    /// <summary>The language, if the portal has it.</summary>
    public static string? Known(string? language) => language is Chinese or English ? language : null;

    public static void Set(HttpContext http, KeptPreferences kept) => http.Items[Key] = kept;
}
