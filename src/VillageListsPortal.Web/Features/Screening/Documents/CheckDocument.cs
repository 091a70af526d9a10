using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening.Documents;

/// <summary>发文前自查: reads a document, screens every clause of it and says where and why.</summary>
public sealed class CheckDocument(DocumentRoom room, DistrictScreener district, ScreenText names, TimeProvider clock)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int Largest = 20 * 1024 * 1024;

    /// <summary>No place was free in time.</summary>
    public const string Busy = "busy";

    private const int MostRows = 200;
    private const int Around = 60;
    private const int LongestName = 120;

    /// <summary>The report, or why there is none: a code of <see cref="ReadDocument.Problem"/>, missing, too-large or busy. The place is kept for the whole work.</summary>
    public async Task<(DocumentReport? Report, string? Problem)> RunAsync(IFormFile? file, string unit, CancellationToken stop)
    {
        if (file is null || file.Length == 0) return (null, "missing");
        if (file.Length > Largest) return (null, "too-large");
        using var place = await room.EnterAsync(stop);
        if (place is null) return (null, Busy);
        await using var stream = file.OpenReadStream();
        var read = await DocumentReader.ReadAsync(stream, stop);
        return read.Problem is { } problem ? (null, problem) : (await ReportAsync(NameOf(file.FileName), unit, read.Paragraphs), null);
    }

    private async Task<DocumentReport> ReportAsync(string name, string unit, IReadOnlyList<DocumentParagraph> paragraphs)
    {
        var found = DocumentScreener.Screen(await district.ReadAsync(), paragraphs);
        var titles = await names.TitlesAsync([.. found.Select(f => f.Code).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)]);
        return new DocumentReport(name, unit, clock.GetUtcNow(), paragraphs.Count, paragraphs.SelectMany(p => p.Pages).Select(p => p.Page).DefaultIfEmpty(0).Max(), paragraphs.Sum(p => p.Text.Length),
            [.. found.Take(MostRows).Select(f => Row(f, titles))], Math.Max(0, found.Count - MostRows));
    }

    private static ReportRow Row(DocumentFinding f, IReadOnlyDictionary<string, ItemTitle> titles)
    {
        var (text, end) = (f.Paragraph.Text, Math.Min(f.Paragraph.Text.Length, f.Start + f.Clause.Length));
        return new ReportRow(f.Page, f.Paragraph.Number, Joined(Last(text[..f.Start])), Joined(f.Clause), Joined(First(text[end..])), f.Code, titles.GetValueOrDefault(f.Code)?.Title ?? "",
            f.Crossed?.Responsible ?? f.Shifted?.Responsible, f.Crossed?.Reasons ?? f.Shifted!.Reasons, f.Crossed?.Basis ?? "", f.Crossed?.LawfulBody ?? "");
    }

    private static string Last(string text) => text.Length <= Around ? text : "…" + text[^(char.IsLowSurrogate(text[^Around]) ? Around - 1 : Around)..];

    private static string First(string text) => text.Length <= Around ? text : text[..(char.IsHighSurrogate(text[Around - 1]) ? Around - 1 : Around)] + "…";

    private static string Joined(string text) => text.Replace("\n", "", StringComparison.Ordinal);

    private static string NameOf(string sent)
    {
        var name = string.Concat(Path.GetFileName(sent.Replace('\\', '/')).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return name.Length <= LongestName ? name : name[..LongestName] + "…";
    }
}
