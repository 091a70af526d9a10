using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests;

/// <summary>Other systems rely on the API: a change of its description is a change of the golden file, looked at in review.</summary>
public sealed class OpenApiTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UPDATE_GOLDEN=1 writes the file anew.</summary>
    [Fact]
    public async Task The_description_of_the_api_is_the_golden_file()
    {
        using var visitor = portal.Visitor();
        var now = JsonNode.Parse(await visitor.GetStringAsync("/openapi/v1.json"))!.AsObject();
        now.Remove("servers"); // the port differs by run
        var text = now.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
        var file = GoldenFile();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllTextAsync(file, text);

        Assert.Equal(await File.ReadAllTextAsync(file), text);
    }

    private static string GoldenFile([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden", "openapi-v1.json");
}
