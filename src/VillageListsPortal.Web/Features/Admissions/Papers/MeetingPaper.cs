using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Pdf;

namespace VillageListsPortal.Web.Features.Admissions.Papers;

/// <summary>A paper for the meeting, before it is a Word file or a PDF.</summary>
/// <param name="Title">Title.</param>
/// <param name="Issuer">Who puts it before the meeting.</param>
/// <param name="Day">Its day.</param>
/// <param name="Parts">What it says, in order.</param>
public sealed record MeetingPaper(string Title, string Issuer, DateOnly Day, IReadOnlyList<MeetingPart> Parts)
{
    private const double LineBelowTitle = 29; // GB/T 9704-2012, 7.3.2: one line is left free

    /// <summary>The paper for our own engine; of one day it is one file, however often it is asked for (S27).</summary>
    public PdfDocument ToPdf(Guid id) => new()
    {
        Title = Title,
        Author = Issuer,
        Created = Days.StartOf(Day),
        Id = id,
        Body = [new Heading(Title), new Spacer(LineBelowTitle), .. Parts.SelectMany(BlocksOf), new SignatureBlock(Issuer, Days.Chinese(Day))],
    };

    private static IEnumerable<Block> BlocksOf(MeetingPart part) => part switch
    {
        MeetingAddressee to => [new Paragraph(to.Text) { FirstLineIndent = 0 }],
        MeetingHeading h => [new Heading(h.Text, 2, HeadingStyle.Section)],
        MeetingText t => t.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (Block)new Paragraph(line)),
        MeetingTable t => [new Table([.. t.Columns.Select(c => new TableColumn(c.Name, c.Weight))], t.Rows) { Size = 12 }],
        _ => [],
    };
}

/// <summary>A part of a paper.</summary>
public abstract record MeetingPart;

/// <summary>A heading, such as 一、基本情况.</summary>
public sealed record MeetingHeading(string Text) : MeetingPart;

/// <summary>Whom a notice is sent to (主送机关), flush with the left edge (GB/T 9704-2012, 7.3.2).</summary>
public sealed record MeetingAddressee(string Text) : MeetingPart;

/// <summary>Running text; a line is a paragraph.</summary>
public sealed record MeetingText(string Text) : MeetingPart;

/// <summary>A table with a head.</summary>
public sealed record MeetingTable(IReadOnlyList<(string Name, double Weight)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : MeetingPart;
