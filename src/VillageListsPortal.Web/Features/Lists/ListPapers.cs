using System.Text;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Pdf;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>Lists on paper, for anyone to print; a character that the fonts lack is said, never left out (domain 4.10).</summary>
public sealed class ListPapers(ListPaper paper, PdfEngine pdf, IStringLocalizer<ListTexts> texts)
{
    /// <summary>A file, or the sentence that says why there is none.</summary>
    public readonly record struct Printed(byte[] Bytes, string? Problem);

    public Printed Edition(ListView view) => Print(() => paper.Edition(view));

    public Printed Sheet(ListView view) => Print(() => paper.Sheet(view));

    private Printed Print(Func<PdfDocument> make)
    {
        try
        {
            return new Printed(pdf.Render(make()), null);
        }
        catch (MissingGlyphException e)
        {
            return new Printed([], texts["paper.missing", string.Join(' ', e.Missing.Select(m => m.Text))]);
        }
    }
}

/// <summary>清单张贴版: a list as a sheet for the wall.</summary>
public static class ListPaperEndpoints
{
    public static void MapListPapers(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/lists/{kind}/sheet", SheetAsync).AllowAnonymous().RequireRateLimiting(Parts.PublicLimit).ExcludeFromDescription();

    private static async Task<IResult> SheetAsync(string kind, DateOnly? on, ListQueries queries, ListPapers papers, TimeProvider clock)
    {
        if (ListKinds.Parse(kind) is not { } list) return Results.NotFound();
        var view = await queries.ListAsync(list, on ?? Days.Today(clock));
        if (view.Edition is null) return Results.NotFound();
        var printed = papers.Sheet(view);
        return printed.Problem is { } problem ? Results.Text(problem, "text/plain", Encoding.UTF8, StatusCodes.Status422UnprocessableEntity) : Results.File(printed.Bytes, "application/pdf");
    }
}
