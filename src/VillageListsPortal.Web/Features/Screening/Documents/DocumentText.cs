using System.IO.Compression;
using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening.Documents;

/// <summary>What was read of a document.</summary>
/// <param name="Problem">Why it could not be read: kind, encrypted, scan, broken, too-long, slow, busy; null where it could.</param>
/// <param name="Paragraphs">Its paragraphs.</param>
public sealed record ReadDocument(string? Problem, IReadOnlyList<DocumentParagraph> Paragraphs)
{
    public static ReadDocument Failed(string problem) => new(problem, []);
}

/// <summary>Thrown where a document has more than is read.</summary>
public sealed class DocumentTooLongException : Exception;

/// <summary>Reads the words of a Word file or a PDF. It runs in a process of its own, because the file comes from a stranger (docs/screening.md).</summary>
public static class DocumentText
{
    /// <summary>The most words read, in UTF-16 units: some 200 pages.</summary>
    public const int Longest = 200_000;

    /// <summary>What the bytes are is told by themselves, never by the name.</summary>
    public static ReadDocument Read(byte[] bytes)
    {
        try
        {
            if (bytes.AsSpan().StartsWith("%PDF-"u8)) return Of(PdfText.Read(bytes));
            return IsWord(bytes) ? Of(DocxText.Read(bytes)) : ReadDocument.Failed("kind");
        }
        catch (DocumentTooLongException)
        {
            return ReadDocument.Failed("too-long");
        }
        catch (UglyToad.PdfPig.Exceptions.PdfDocumentEncryptedException)
        {
            return ReadDocument.Failed("encrypted");
        }
        catch (Exception e) when (e is not OutOfMemoryException) // whatever a broken file makes of its reader
        {
            return ReadDocument.Failed("broken");
        }
    }

    private static ReadDocument Of(IReadOnlyList<DocumentParagraph> paragraphs) => paragraphs.Count == 0 ? ReadDocument.Failed("scan") : new ReadDocument(null, paragraphs);

    private static bool IsWord(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("PK\u0003\u0004"u8)) return false;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return zip.GetEntry("word/document.xml") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
