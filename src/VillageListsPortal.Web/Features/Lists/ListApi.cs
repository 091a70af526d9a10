using Microsoft.AspNetCore.Http.HttpResults;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>The lists for other systems (product.md, API).</summary>
public static class ListApi
{
    public static void MapListApi(this WebApplication app)
    {
        var lists = app.MapGroup("/api/v1/lists").WithTags("Lists").AllowAnonymous().ProducesProblem(StatusCodes.Status400BadRequest);
        lists.MapGet("/{kind}", ListAsync).WithName("GetList").WithSummary("A list as of a day")
            .WithDescription("kind is autonomy, assistance, negative, certificate or cancelled; on is a day such as 2025-01-01, today in China where it is left out.");
        lists.MapGet("/compare", CompareAsync).RequireRateLimiting(Parts.SearchLimit).WithName("CompareLists").WithSummary("What two days of the lists do not have in common")
            .WithDescription("from and to are days such as 2025-01-01, from not after to; kind is one list, all where it is left out. Fields have the same names in every answer: title, title-en, applies, department, basis, and those of the list.");
        lists.MapGet("/{kind}/{code}", ItemAsync).WithName("GetListItem").WithSummary("The version of an item in force on a day");
        app.MapGet("/api/v1/lawful", LawfulAsync).AllowAnonymous().RequireRateLimiting(Parts.SearchLimit).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithTags("Lists").WithName("WasLawful").WithSummary("Whether a task was lawful on a day, from the items in force on it")
            .WithDescription("q says in free words what the village was told to do; on is a day such as 2025-01-01, today in China where it is left out. The verdict is of words: read the item before relying on it.");
    }

    private static async Task<Results<Ok<ListAnswer>, ProblemHttpResult>> ListAsync(string kind, DateOnly? on, ListQueries queries, TimeProvider clock) =>
        ListKinds.Parse(kind) is { } list
            ? TypedResults.Ok(ListAnswer.Of(await queries.ListAsync(list, on ?? Days.Today(clock))))
            : NotFound($"There is no list '{kind}'.");

    private static async Task<Results<Ok<ItemAnswer>, ProblemHttpResult>> ItemAsync(string kind, string code, DateOnly? on, ListQueries queries, TimeProvider clock)
    {
        if (ListKinds.Parse(kind) is not { } list) return NotFound($"There is no list '{kind}'.");
        var day = on ?? Days.Today(clock);
        var versions = await queries.VersionsAsync(list, code, day);
        return versions.FirstOrDefault(v => v.Item.InForceOn(day)) is { } found
            ? TypedResults.Ok(ItemAnswer.Of(found, day))
            : NotFound($"No item '{code}' is in force on that day.");
    }

    private static async Task<Results<Ok<ComparisonAnswer>, ProblemHttpResult>> CompareAsync(DateOnly? from, DateOnly? to, string? kind, ListHistory history)
    {
        if (!string.IsNullOrEmpty(kind) && ListKinds.Parse(kind) is null) return NotFound($"There is no list '{kind}'.");
        if (from is not { } first || to is not { } second) return BadRequest("from and to are both needed, each a day such as 2025-01-01.");
        if (first > second) return BadRequest("from must not be after to.");
        return TypedResults.Ok(ComparisonAnswer.Of(await history.CompareAsync(first, second, ListKinds.Parse(kind))));
    }

    private static async Task<Results<Ok<LawfulApiAnswer>, ProblemHttpResult>> LawfulAsync(DateOnly? on, string? q, LawfulSearch search, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(q)) return BadRequest("q is needed: what the village was told to do.");
        var today = Days.Today(clock);
        return TypedResults.Ok(LawfulApiAnswer.Of(await search.AnswerAsync(q, on ?? today, today)));
    }

    private static ProblemHttpResult BadRequest(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);

    private static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);
}
