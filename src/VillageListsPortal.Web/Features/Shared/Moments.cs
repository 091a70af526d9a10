using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Instants as people of the district read them: China time (settled S2).</summary>
public sealed class Moments
{
    public string Of(DateTimeOffset? instant)
    {
        if (instant is not { } at) return "";
        var china = at.ToOffset(TimeSpan.FromHours(8));
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh"
            ? string.Create(CultureInfo.InvariantCulture, $"{Days.Chinese(Days.On(at))} {china:HH:mm}")
            : china.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);
    }

    public string Of(DateOnly day) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh"
        ? Days.Chinese(day)
        : day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
