using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Lists.Public;

/// <summary>What was added, removed and changed between any two days, over all lists (domain part 2).</summary>
[AllowAnonymous]
[EnableRateLimiting(Parts.SearchLimit)]
public sealed class CompareModel(ListHistory history, FieldWords words, TimeProvider clock, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>One list; nothing for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public DateOnly Today { get; } = Days.Today(clock);

    public ListKind? Only { get; private set; }

    /// <summary>What stands in the form where the address names no day.</summary>
    public (DateOnly From, DateOnly To) Proposed { get; private set; }

    public bool BadFrom => ModelState[nameof(From)]?.Errors.Count > 0;

    public bool BadTo => ModelState[nameof(To)]?.Errors.Count > 0;

    /// <summary>The two days are there, but the wrong way round.</summary>
    public bool Reversed => From > To;

    /// <summary>The two days side by side; null until both are there and make sense.</summary>
    public ComparedLists? Compared { get; private set; }

    public IReadOnlyList<ShownChange> Fields(ItemDifference difference) => words.Of(difference);

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        Only = ListKinds.Parse(Kind);
        if (Only is null && !string.IsNullOrEmpty(Kind)) return NotFound();
        var wrong = BadFrom || BadTo || Reversed;
        if (!wrong && (From, To) is ({ } from, { } to)) Compared = await history.CompareAsync(from, to, Only);
        if (!string.IsNullOrEmpty(format)) return Export(format);
        if (wrong) Response.StatusCode = StatusCodes.Status400BadRequest;
        Proposed = (From ?? await history.LastChangeAsync(Today) ?? Today, To ?? Today);
        return Page();
    }

    /// <summary>This comparison with other days or in another form.</summary>
    public string Address(DateOnly? from, DateOnly? to, string? format = null) =>
        Addresses.With("/lists/compare", ("from", from?.ToString("yyyy-MM-dd", null)), ("to", to?.ToString("yyyy-MM-dd", null)), ("kind", Kind), ("format", format));

    private IActionResult Export(string format)
    {
        if (Compared is not { } compared) return BadRequest();
        return format switch
        {
            "csv" => File(ComparisonExport.Table(compared).Csv(), ExportTable.CsvType, FileName(format)),
            "xlsx" => File(ComparisonExport.Table(compared).Xlsx(), ExportTable.XlsxType, FileName(format)),
            "json" => File(JsonSerializer.SerializeToUtf8Bytes(ComparisonAnswer.Of(compared), json.Value.SerializerOptions), "application/json", FileName(format)),
            _ => BadRequest(),
        };
    }

    private string FileName(string extension) => FormattableString.Invariant($"compare-{From:yyyy-MM-dd}-{To:yyyy-MM-dd}.{extension}");
}
