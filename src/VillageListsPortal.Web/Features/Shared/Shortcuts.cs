using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Keys that do something, outside of fields only (WCAG 2.2, 2.1.4: they can be switched off).</summary>
/// <param name="Keys">As <c>KeyboardEvent.key</c>, two of them one after the other with a space between.</param>
/// <param name="Text">Key of the text.</param>
/// <param name="Href">Where it leads; null for what the script does on the page.</param>
public sealed record Shortcut(string Keys, string Text, string? Href = null);

/// <summary>The keys for an officer by the rail, or for a visitor: one list for the script, the sheet and the page of help.</summary>
public static class Shortcuts
{
    private static readonly Dictionary<string, string> OfRail = new(StringComparer.Ordinal)
    {
        ["work"] = "g w",
        ["issue"] = "n",
        ["register"] = "g c",
        ["seal-register"] = "g s",
        ["lists"] = "g l",
        ["verify"] = "g v",
        ["people"] = "g p",
        ["units"] = "g u",
        ["journal"] = "g j",
    };

    private static readonly Shortcut[] OnPage =
        [new("/", "keys.search"), new("j", "keys.next"), new("k", "keys.previous"), new("Enter", "keys.open"), new("?", "keys.help"), new("Esc", "keys.close")];

    private static readonly Shortcut[] OfVisitors = [new("g h", "keys.home", "/"), new("g l", "rail.lists", "/lists/certificate"), new("g v", "rail.verify", "/verify")];

    public static IReadOnlyList<Shortcut> For(Officer? officer) =>
        [.. officer is null ? OfVisitors : Rail.Of(officer.Role, officer.UnitKind).Where(e => OfRail.ContainsKey(e.Name)).Select(e => new Shortcut(OfRail[e.Name], $"rail.{e.Name}", e.Href)), .. OnPage];
}
