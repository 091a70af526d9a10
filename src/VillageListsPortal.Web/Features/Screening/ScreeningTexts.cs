namespace VillageListsPortal.Web.Features.Screening;

/// <summary>Marker of the texts of this part.</summary>
public sealed class ScreeningTexts;
