using System.Net;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>An answer to a person, however hard the knock: a page with a sentence, nothing of the machine behind it.</summary>
public static class PlainWords
{
    private static readonly string[] Machine = ["Exception", "Npgsql", "PostgreSQL", "   at ", ".cs:line", "No space left"];

    public static void Require(HttpStatusCode status, string html)
    {
        Assert.All(Machine, word => Assert.False(html.Contains(word, StringComparison.Ordinal), $"{(int)status} shows “{word}”"));
        if ((int)status < 400) return;
        var sentence = Pages.Parse(html).QuerySelector("main h1, #problems")?.TextContent.Trim();
        Assert.False(string.IsNullOrEmpty(sentence), $"{(int)status} says nothing: {html}");
    }
}
