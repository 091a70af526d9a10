using VillageListsPortal.Web.Tests.Access;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>Which endpoint of the access matrix an address belongs to.</summary>
public static class Endpoints
{
    /// <summary>The endpoint; null for none.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="address">Path and query.</param>
    public static string? Of(string method, string address)
    {
        var (path, query) = address.Split('?', 2) is [var p, var q] ? (p, q) : (address.Split('#')[0], "");
        var handler = query.Split('&').Where(f => f.StartsWith("handler=", StringComparison.Ordinal)).Select(f => "?" + f).FirstOrDefault() ?? "";
        return AccessTable.Read().Where(r => r.Method == method && (method == "GET" || HandlerOf(r) == handler) && Fits(r.Route.Split('?')[0], path))
            .OrderBy(r => r.Route.Count(c => c == '{')).FirstOrDefault()?.Endpoint;
    }

    private static string HandlerOf(AccessRow row) => row.Route.Split('?') is [_, var handler] ? "?" + handler : "";

    private static bool Fits(string route, string path)
    {
        var (parts, given) = (route.Split('/'), path.Split('#')[0].Split('/'));
        var optional = parts[^1].Contains('=', StringComparison.Ordinal) ? 1 : 0;
        return given.Length <= parts.Length && given.Length >= parts.Length - optional && given.Zip(parts).All(x => Fills(x.Second, x.First));
    }

    private static bool Fills(string part, string given) => part.Length == 0 || part[0] != '{' ? part == given
        : part.EndsWith(":guid}", StringComparison.Ordinal) ? Guid.TryParse(given, out _)
        : part[^1] == '}' && given.Length > 0;
}
