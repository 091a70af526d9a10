using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Lists.Import;

namespace VillageListsPortal.Web.Startup;

/// <summary>The lists of the demonstration, in force from 2025-01-01 (settled S10).</summary>
public static class DemonstrationLists
{
    public static Task RunAsync(PortalDb db) => ReferenceImport.RunAsync(db, new DateOnly(2025, 1, 1));
}
