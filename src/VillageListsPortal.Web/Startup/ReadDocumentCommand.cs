using System.Text.Json;
using VillageListsPortal.Web.Features.Screening.Documents;

namespace VillageListsPortal.Web.Startup;

/// <summary><c>read-document</c>: reads one document from standard input and writes its paragraphs as JSON. The portal starts it for each file that is checked.</summary>
public static class ReadDocumentCommand
{
    public static async Task<int> RunAsync(CommandContext context)
    {
        await using var input = Console.OpenStandardInput();
        using var sent = new MemoryStream();
        await input.CopyToAsync(sent);
        await using var output = Console.OpenStandardOutput();
        await JsonSerializer.SerializeAsync(output, DocumentText.Read(sent.ToArray()));
        return 0;
    }
}
