namespace VillageListsPortal.Web.Features.Lists;

/// <summary>Marker of the texts of the list pages and of the front page.</summary>
public sealed class ListTexts;
