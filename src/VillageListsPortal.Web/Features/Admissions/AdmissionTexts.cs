namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Marker of the texts of filing, of the list of admissions and of their case page.</summary>
public sealed class AdmissionTexts;

/// <summary>Marker of the texts of reviewing, consulting, assessing and deciding.</summary>
public sealed class ReviewTexts;
