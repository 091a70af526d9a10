using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>Marker of the texts of the lists on paper: Chinese only, as papers are.</summary>
public sealed class ListPaperTexts;

/// <summary>A list on paper: the edition to file, A4 lying with a cover, and the sheet for the wall, A3 in large type.</summary>
public sealed class ListPaper(IStringLocalizer<ListPaperTexts> words, PortalSettings settings, PdfEngine pdf)
{
    private const double EditionSize = 10.5; // 五号
    private const double LargestOnTheWall = 32;
    private const double SmallestOnTheWall = 11;

    /// <summary>Lines and characters are counted at 16 pt; they give running text of these papers its pitch and no tracking to speak of.</summary>
    private static readonly PageLayout Lying = new(297, 210, 24, 20, 18, 18) { Lines = 16, CharactersPerLine = 46 };

    private static readonly PageLayout Wall = new(297, 420, 18, 16, 18, 18) { Lines = 38, CharactersPerLine = 46 };

    /// <summary>The edition of a day: cover, then the table with its head on each page.</summary>
    /// <param name="view">The list as of a day on which there was one.</param>
    public PdfDocument Edition(ListView view)
    {
        var (title, edition) = (words[$"title.{view.Kind}"].Value, view.Edition!);
        var table = new ListColumns(words, view, Lying.WidthMm - Lying.LeftMm - Lying.RightMm, EditionSize).Edition();
        return Document(view, [.. Cover(view, title, edition), new PageBreak(), .. table.Shared.Select(Shared), table.Table]) with
        {
            Page = Lying,
            CoverPages = 1,
            RunningHead = [Head(view)],
        };
    }

    /// <summary>The sheet for the wall, in the largest type that stays on one page, or on two where one page could not be read.</summary>
    /// <param name="view">The list as of a day on which there was one.</param>
    /// <exception cref="MissingGlyphException">The fonts lack characters.</exception>
    public PdfDocument Sheet(ListView view)
    {
        if (pdf.FindMissing(WallSheet(view, SmallestOnTheWall)) is { Count: > 0 } missing) throw new MissingGlyphException(missing);
        return Largest(view, 1) ?? Largest(view, 2) ?? WallSheet(view, SmallestOnTheWall);
    }

    private PdfDocument? Largest(ListView view, int pages)
    {
        // Halving: a larger type never takes fewer pages, but for a line here and there.
        if (pdf.CountPages(WallSheet(view, SmallestOnTheWall)) > pages) return null;
        var (fits, tooLarge) = (SmallestOnTheWall, LargestOnTheWall + 0.5);
        while (tooLarge - fits > 0.5)
        {
            var size = Math.Floor(fits + tooLarge) / 2;
            if (size <= fits) break;
            if (pdf.CountPages(WallSheet(view, size)) <= pages) fits = size;
            else tooLarge = size;
        }

        return WallSheet(view, fits);
    }

    private PdfDocument WallSheet(ListView view, double size)
    {
        var (title, edition) = (words[$"title.{view.Kind}"].Value, view.Edition!);
        var address = $"{settings.PublicAddress.TrimEnd('/')}/lists/{view.Kind.Slug()}";
        var table = new ListColumns(words, view, Wall.WidthMm - Wall.LeftMm - Wall.RightMm, size).Sheet();
        return Document(view,
        [
            Centred(settings.DistrictName, 24),
            new Heading(title) { Size = 48 },
            Centred(words["sheet.edition", edition.Number, Days.Chinese(edition.From), view.Items.Count], 20) with { SpaceBefore = 6, SpaceAfter = 10 },
            .. table.Shared.Select(s => Shared(s) with { Size = Math.Min(size, 18) }),
            table.Table,
        ]) with
        {
            Page = Wall,
            CoverPages = 1, // head on a second page only
            RunningHead = [Head(view)],
            Band = new BottomBand(new QrCode(address, words["sheet.qr", title, address], 40), [words["sheet.scan"], address, words["sheet.printed", Days.Chinese(view.On)], .. Demonstration()]) { Size = 14 },
        };
    }

    private IEnumerable<Block> Cover(ListView view, string title, EditionView edition)
    {
        yield return new Spacer(70, AtHead: true);
        yield return Centred(settings.DistrictName, 24);
        yield return new Heading(title) { Size = 40 };
        yield return Centred(words["cover.edition", edition.Number], 22) with { SpaceBefore = 8, SpaceAfter = 24 };
        yield return Centred(words["cover.from", Days.Chinese(edition.From)], 16);
        yield return Centred(words["cover.count", view.Items.Count], 16);
        yield return Centred(edition.Document is { } document ? words["cover.document", document] : words[edition.Number == 1 ? "cover.imported" : "cover.no-document"], 16);
        var drafted = view.Items.Count(i => i.Item.AwaitsConfirmation);
        if (drafted > 0) yield return Centred(words["cover.drafted", drafted], 12) with { SpaceBefore = 20 };
        yield return Centred(words["cover.law", Days.Chinese(view.On)], 12) with { SpaceBefore = drafted > 0 ? 0 : 20 };
        foreach (var line in Demonstration()) yield return Centred(line, 12);
    }

    private string Head(ListView view) =>
        words["head", settings.DistrictName, words[$"title.{view.Kind}"], view.Edition!.Number, Days.Chinese(view.Edition.From), Days.Chinese(view.On)];

    private IEnumerable<string> Demonstration()
    {
        if (settings.Demonstration) yield return words["demonstration"];
    }

    private static Paragraph Centred(string text, double size) => new(text) { Align = TextAlign.Center, Size = size, FirstLineIndent = 0 };

    private static Paragraph Shared(string text) => new(text) { Align = TextAlign.Left, Size = 11, FirstLineIndent = 0, SpaceAfter = 4 };

    private PdfDocument Document(ListView view, IReadOnlyList<Block> body) => new()
    {
        Title = words["document", settings.DistrictName, words[$"title.{view.Kind}"].Value, view.Edition!.Number],
        Author = settings.DistrictName,
        Created = Days.StartOf(view.On),
        Body = body,
    };
}
