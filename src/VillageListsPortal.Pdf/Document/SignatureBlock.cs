namespace VillageListsPortal.Pdf;

/// <summary>Issuer and date at the right, centred over one another (GB/T 9704-2012, 7.3.5), with room for a round stamp of 42 to 45 mm over both.</summary>
/// <param name="Issuer">Full name of the issuing body; a long one is set in lines of like length.</param>
/// <param name="Date">Day of issue as printed, for example 2026年11月23日.</param>
public sealed record SignatureBlock(string Issuer, string Date) : Block;
