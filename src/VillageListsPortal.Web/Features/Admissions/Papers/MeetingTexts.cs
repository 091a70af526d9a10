namespace VillageListsPortal.Web.Features.Admissions.Papers;

/// <summary>Marker of the words of papers for the meeting; Chinese in every interface language (settled S31).</summary>
public sealed class MeetingTexts;
