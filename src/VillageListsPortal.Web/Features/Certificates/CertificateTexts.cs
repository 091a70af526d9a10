namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>Marker of the texts of this part.</summary>
public sealed class CertificateTexts;

/// <summary>Marker of the words printed on papers; Chinese in every interface language (settled S31).</summary>
public sealed class PaperTexts;
