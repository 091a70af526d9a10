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
        lists.MapGet("/{kind}/{code}", ItemAsync).WithName("GetListItem").WithSummary("The version of an item in force on a day");
    }

    private static async Task<Results<Ok<ListAnswer>, ProblemHttpResult>> ListAsync(string kind, DateOnly? on, ListQueries queries, TimeProvider clock) =>
        ListKinds.Parse(kind) is { } list
            ? TypedResults.Ok(ListAnswer.Of(await queries.ListAsync(list, on ?? Days.Today(clock))))
            : NotFound($"There is no list '{kind}'.");

    private static async Task<Results<Ok<ItemAnswer>, ProblemHttpResult>> ItemAsync(string kind, string code, DateOnly? on, ListQueries queries, TimeProvider clock)
    {
        if (ListKinds.Parse(kind) is not { } list) return NotFound($"There is no list '{kind}'.");
        var day = on ?? Days.Today(clock);
        var versions = await queries.VersionsAsync(list, code);
        return versions.FirstOrDefault(v => v.Item.InForceOn(day)) is { } found
            ? TypedResults.Ok(ItemAnswer.Of(found, day))
            : NotFound($"No item '{code}' is in force on that day.");
    }

    private static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);
}
