using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Lists.Public;

/// <summary>A list in force today or on any day, with a filter and the export of what is shown.</summary>
[AllowAnonymous]
[EnableRateLimiting(Parts.SearchLimit)]
public sealed class ListModel(ListQueries queries, ItemSearch search, ItemFacts facts, TimeProvider clock, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json) : ListPageModel(clock)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>village, community or nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    public ListKind Kind { get; private set; }

    public ListView View { get; private set; } = null!;

    /// <summary>What is left of the list after the filter.</summary>
    public IReadOnlyList<ItemView> Items { get; private set; } = [];

    public bool Filtered => !string.IsNullOrWhiteSpace(Q) || Committee is not null;

    /// <summary>What the rows of the whole list depend on: what they were made of, which list and day, whether the links name the day, and the language.</summary>
    public string RowsKey => FormattableString.Invariant($"{View.Stamp} {Kind} {Day:O} {On} {CultureInfo.CurrentUICulture.Name}");

    public IReadOnlyList<Fact> Row(ListItem item) => facts.Row(item);

    public async Task<IActionResult> OnGetAsync(string kind, string? format, [FromServices] ListPapers papers)
    {
        if (ListKinds.Parse(kind) is not { } known) return NotFound();
        Kind = known;
        View = await queries.ListAsync(Kind, Day);
        Items = [.. View.Items.Where(i => Committee is not { } c || i.Item.IsFor(c))];
        if (!string.IsNullOrWhiteSpace(Q)) Items = await SearchedAsync(Q);
        return format switch
        {
            null or "" => Answer(),
            _ when BadDay => BadRequest(),
            "csv" => File(Table().Csv(), ExportTable.CsvType, FileName("csv")),
            "xlsx" => File(Table().Xlsx(), ExportTable.XlsxType, FileName("xlsx")),
            "json" => File(JsonSerializer.SerializeToUtf8Bytes(ListAnswer.Of(View with { Items = Items }), json.Value.SerializerOptions), "application/json", FileName("json")),
            "pdf" => View.Edition is null ? NotFound() : Paper(papers.Edition(View)),
            _ => BadRequest(),
        };
    }

    /// <summary>This page with its filter, in another form.</summary>
    public string Address(string? format = null)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal) { ["on"] = On?.ToString("yyyy-MM-dd", null), ["q"] = Blank(Q), ["for"] = Blank(For), ["format"] = format };
        return QueryHelpers.AddQueryString($"/lists/{Kind.Slug()}", query.Where(p => p.Value is not null));
    }

    private CommitteeKind? Committee => For switch
    {
        "village" => CommitteeKind.Villagers,
        "community" => CommitteeKind.Residents,
        _ => null,
    };

    private async Task<IReadOnlyList<ItemView>> SearchedAsync(string q)
    {
        var found = (await search.FindAsync(q, Day, [Kind], int.MaxValue)).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        return [.. Items.Where(i => found.Contains(i.Item.Code) || Row(i.Item).Any(f => f.Text.Contains(q.Trim(), StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>The edition is the whole list, whatever the filter.</summary>
    private ActionResult Paper(ListPapers.Printed printed) => printed.Problem is { } problem
        ? new ContentResult { Content = problem, ContentType = "text/plain; charset=utf-8", StatusCode = StatusCodes.Status422UnprocessableEntity }
        : File(printed.Bytes, "application/pdf");

    private ExportTable Table() => ListExport.Table(Kind, Items.Select(i => i.Item));

    private string FileName(string extension) => FormattableString.Invariant($"{Kind.Slug()}-{Day:yyyy-MM-dd}.{extension}");

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
