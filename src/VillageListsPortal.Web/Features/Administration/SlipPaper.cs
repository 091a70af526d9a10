namespace VillageListsPortal.Web.Features.Administration;

/// <summary>What stands on a printed one-time slip; whether it waits for the security officer.</summary>
public sealed record SlipPaper(Guid PersonId, string Name, string Account, string Code, DateTimeOffset Until, bool Waits = false);
