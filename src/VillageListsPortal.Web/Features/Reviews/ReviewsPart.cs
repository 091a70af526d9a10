using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>Marker of the texts of reviews of items.</summary>
public sealed class ItemReviewTexts;

public static class ReviewsPart
{
    public static void AddReviewsPart(this IServiceCollection services) => services
        .AddScoped<ResponsibleUnits>()
        .AddScoped<OpenReview>()
        .AddScoped<AnswerReview>()
        .AddScoped<ReviewTitles>()
        .AddScoped<ReviewQueries>()
        .AddScoped<ReviewExport>()
        .AddScoped<ReviewWork>()
        .AddDue<DueReviews>();
}
