namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>Connection strings: the owner migrates, the application role serves and may not change the schema.</summary>
public sealed record DatabaseAddresses(string Owner, string App);
