namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>Marker of the texts of emergency matters.</summary>
public sealed class EmergencyTexts;
