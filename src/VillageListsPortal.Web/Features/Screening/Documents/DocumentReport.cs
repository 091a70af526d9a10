using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening.Documents;

/// <summary>A finding in a document, with its law as of the day of the check.</summary>
/// <param name="Page">The page; null where the document has no fixed pages.</param>
/// <param name="Paragraph">The paragraph, from 1.</param>
/// <param name="Before">What stands before the clause in its paragraph, shortened.</param>
/// <param name="Clause">The clause.</param>
/// <param name="After">What follows it.</param>
/// <param name="Code">The red line; empty for responsibility shifted outside the seven fields.</param>
/// <param name="Title">Its title.</param>
/// <param name="Who">Who is made responsible; null where the text leaves that to the reader.</param>
/// <param name="Reasons">What was read.</param>
/// <param name="Basis">The law.</param>
/// <param name="Body">Who is responsible by law.</param>
public sealed record ReportRow(int? Page, int Paragraph, string Before, string Clause, string After, string Code, string Title, string? Who, IReadOnlyList<Reason> Reasons, string Basis, string Body);

/// <summary>为基层减负一致性评估表: what was found in a document before it is sent out. It is kept nowhere.</summary>
/// <param name="FileName">The name of the file, as it was sent.</param>
/// <param name="Unit">Whose officer checked it.</param>
/// <param name="At">When.</param>
/// <param name="Paragraphs">How many paragraphs were read.</param>
/// <param name="Pages">How many pages; 0 where it has no fixed pages.</param>
/// <param name="Characters">How many characters.</param>
/// <param name="Rows">The findings, in the order of the document.</param>
/// <param name="More">How many more there are than are shown.</param>
public sealed record DocumentReport(string FileName, string Unit, DateTimeOffset At, int Paragraphs, int Pages, int Characters, IReadOnlyList<ReportRow> Rows, int More)
{
    public int Crossed => Rows.Count(r => r.Code.Length > 0);
}

/// <summary>Sends a report along with its page, so that the paper is made of it without anything being kept here; nobody can write one himself.</summary>
public sealed class ReportSeal(IDataProtectionProvider provider)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private readonly ITimeLimitedDataProtector protector = provider.CreateProtector("screening.document").ToTimeLimitedDataProtector();

    public string Close(DocumentReport report)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) JsonSerializer.Serialize(brotli, report);
        return Convert.ToBase64String(protector.Protect(packed.ToArray(), Life));
    }

    /// <summary>The report, or null where it is none of ours or too old.</summary>
    public DocumentReport? Open(string? text)
    {
        try
        {
            using var packed = new MemoryStream(protector.Unprotect(Convert.FromBase64String(text ?? "")));
            using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<DocumentReport>(brotli);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
