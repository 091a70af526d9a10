using Microsoft.AspNetCore.Http.HttpResults;
using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>The screening for other systems (product.md, API): the same screener as the page, nothing kept.</summary>
public static class ScreeningApi
{
    public static void MapScreening(this WebApplication app) =>
        app.MapPost("/api/v1/screening", ScreenAsync).AllowAnonymous().RequireRateLimiting(Parts.SearchLimit)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithTags("Screening").WithName("Screen").WithSummary("Whether a request makes a village responsible for what is not its own")
            .WithDescription($"title has at most {ScreenText.LongestTitle} characters, description at most {ScreenText.LongestText}; one of them is needed. villageRole is one of {string.Join(", ", VillageRoles.Words)}; left out, that is a defect. start and length count UTF-16 units of the text as sent, of title or description as part says. Nothing is kept. The answer is of words: nothing found does not mean that it is lawful.");

    private static async Task<Results<Ok<ScreeningAnswer>, ProblemHttpResult>> ScreenAsync(ScreeningQuestion question, DistrictScreener screener)
    {
        if (ProblemOf(question) is { } problem) return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        var text = new ScreeningText(question.Title ?? "", question.Description ?? "", question.VillageRole ?? "");
        return TypedResults.Ok(ScreeningAnswer.Of((await screener.ReadAsync()).Screen(text)));
    }

    private static string? ProblemOf(ScreeningQuestion question) => question switch
    {
        { Title.Length: > ScreenText.LongestTitle } => $"title is longer than {ScreenText.LongestTitle} characters.",
        { Description.Length: > ScreenText.LongestText } => $"description is longer than {ScreenText.LongestText} characters.",
        _ when string.IsNullOrWhiteSpace(question.Title) && string.IsNullOrWhiteSpace(question.Description) => "description is needed: what is asked of the village.",
        { VillageRole.Length: > 0 } when VillageRoles.Of(question.VillageRole) == VillageRole.Unstated => $"villageRole is one of: {string.Join(", ", VillageRoles.Words)}.",
        _ => null,
    };
}

/// <summary>What is to be screened.</summary>
public sealed record ScreeningQuestion(string? Title, string? Description, string? VillageRole);

/// <summary>What was found (product.md).</summary>
public sealed record ScreeningAnswer(IReadOnlyList<ScreeningAnswer.CrossedAnswer> Crossed, IReadOnlyList<ScreeningAnswer.ShiftedAnswer> Shifted, IReadOnlyList<ScreeningAnswer.CoveredAnswer> CoveredBy, IReadOnlyList<string> Defects)
{
    public static ScreeningAnswer Of(ScreeningResult r) => new(
        [.. r.Crossed.Select(c => new CrossedAnswer(c.Code, PartOf(c.At), c.At.Clause, c.At.Start, c.At.Length, c.Basis, c.LawfulBody))],
        [.. r.Shifted.Select(s => new ShiftedAnswer(PartOf(s.At), s.At.Clause, s.At.Start, s.At.Length))],
        [.. r.CoveredBy.Select(c => new CoveredAnswer(c.Code, c.Score))],
        r.Defects);

    private static string PartOf(Passage at) => at.Part == TextPart.Title ? "title" : "description";

    /// <summary>A red line crossed; part is title or description.</summary>
    public sealed record CrossedAnswer(string Code, string Part, string Clause, int Start, int Length, string Basis, string LawfulBody);

    /// <summary>Responsibility shifted outside the seven fields.</summary>
    public sealed record ShiftedAnswer(string Part, string Clause, int Start, int Length);

    /// <summary>An item that covers it.</summary>
    public sealed record CoveredAnswer(string Code, double Score);
}
