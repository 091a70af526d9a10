namespace VillageListsPortal.Pdf;

/// <summary>What is to be printed, without any coordinates. <see cref="PdfEngine"/> turns it into a tagged PDF (PDF/A-2a and PDF/UA-1).</summary>
public sealed record PdfDocument
{
    /// <summary>Title shown in the window bar and stored in the metadata; must not be blank.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag of the main language.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>Who issues the document (dc:creator).</summary>
    public required string Author { get; init; }

    /// <summary>Moment of creation with its zone; printed nowhere, stored in the metadata.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What the document is about (dc:description), if said.</summary>
    public string? Subject { get; init; }

    /// <summary>Paper and margins.</summary>
    public PageLayout Page { get; init; } = PageLayout.GbT9704;

    /// <summary>The blocks in reading order.</summary>
    public required IReadOnlyList<Block> Body { get; init; }

    /// <summary>Band pinned to the foot of the last page.</summary>
    public BottomBand? Band { get; init; }

    /// <summary>Light diagonal text below the content of every page, for example 预览.</summary>
    public string? Watermark { get; init; }

    /// <summary>Whether pages are numbered "— 1 —"; a single page never is (domain 4.9).</summary>
    public bool PageNumbers { get; init; } = true;

    /// <summary>How many pages at the front are a cover: without running head and number, and not counted by the numbers of the others.</summary>
    public int CoverPages { get; init; }

    /// <summary>Small lines above the text of every page but a cover; repeated matter, not part of the content.</summary>
    public IReadOnlyList<string>? RunningHead { get; init; }

    /// <summary>Identity of the document; with the content it gives the file identifier of the trailer.</summary>
    public Guid Id { get; init; }

    /// <summary>Text that a program can read back by <see cref="PdfData"/>; null for none. Not shown, not part of the structure
    /// (page-piece dictionary of the catalog, ISO 32000-1, 14.5).</summary>
    public string? Data { get; init; }
}
