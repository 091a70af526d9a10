using Microsoft.Extensions.Localization;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Startup;

/// <summary>The ErrorMessage of an annotation is a key of its part's texts: a class under Features.Account finds AccountTexts, one under Features.Admissions AdmissionTexts.</summary>
internal static class AnnotationTexts
{
    private const string Features = "VillageListsPortal.Web.Features.";

    public static IStringLocalizer Of(Type type, IStringLocalizerFactory factory)
    {
        var part = (type.Namespace ?? "").StartsWith(Features, StringComparison.Ordinal) ? type.Namespace![Features.Length..].Split('.')[0] : "Shared";
        var marker = typeof(AnnotationTexts).Assembly.GetType($"{Features}{part}.{part}Texts") ?? typeof(AnnotationTexts).Assembly.GetType($"{Features}{part}.{part.TrimEnd('s')}Texts") ?? typeof(SharedTexts);
        return factory.Create(marker);
    }
}
