using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Addresses with a query, and the print view of a list: the same address with <c>print=1</c>.</summary>
public static class Addresses
{
    private const string Print = "print";
    private const int MostPrinted = 500;
    private const string Format = "format";
    private static readonly string[] OfOnePage = [Print, Format, "before", "after"];

    /// <summary>The path with those parameters that say something.</summary>
    public static string With(string path, params (string Name, string? Value)[] query) =>
        QueryHelpers.AddQueryString(path, query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Name, q.Value)));

    /// <summary>Whether the list is asked for as it is printed: more rows, no controls, the look of paper.</summary>
    public static bool Prints(this HttpRequest request) => request.Query[Print] == "1";

    /// <inheritdoc cref="Prints(HttpRequest)"/>
    public static bool Prints(this PageModel page) => page.Request.Prints();

    /// <summary>How many rows the list has at a time: as printed as many as one reads on paper.</summary>
    /// <param name="page">The page.</param>
    /// <param name="size">How many on the screen.</param>
    public static int Size(this PageModel page, int size) => page.Prints() ? MostPrinted : size;

    /// <summary>This page as printed, or back from it.</summary>
    public static string PrintView(this HttpRequest request, bool print)
    {
        var kept = request.Query.Where(q => q.Key != Print).Select(q => (q.Key, (string?)q.Value.ToString()));
        return With(request.Path, print ? [.. kept, (Print, "1")] : [.. kept]);
    }

    /// <summary>The whole list, with the filter of this page, as a file of that form.</summary>
    public static string Export(this HttpRequest request, string format)
    {
        var kept = request.Query.Where(q => !OfOnePage.Contains(q.Key, StringComparer.OrdinalIgnoreCase)).Select(q => (q.Key, (string?)q.Value.ToString()));
        return With(request.Path, [.. kept, (Format, format)]);
    }
}
