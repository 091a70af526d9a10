using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Instants and days as the reader's language writes them, in China time (settled S2).</summary>
public sealed class Moments
{
    private const string EnglishDay = "d MMM yyyy";

    public string Of(DateTimeOffset? instant)
    {
        if (instant is not { } at) return "";
        var china = Days.InChina(at);
        return string.Create(CultureInfo.InvariantCulture, $"{Of(Days.On(at))}{(Chinese.IsInterface ? " " : ", ")}{china:HH:mm}");
    }

    public string Of(DateOnly day) => Chinese.IsInterface ? Days.Chinese(day) : day.ToString(EnglishDay, CultureInfo.InvariantCulture);
}
