using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Startup;

/// <summary>The lists of the demonstration, in force from 2025-01-01 (settled S10).</summary>
public static class DemonstrationLists
{
    /// <summary>CALL SITE for the lists' own imports (branch lists): laws, the five lists, synonyms from Reference/.</summary>
    public static Task RunAsync(PortalDb db)
    {
        _ = db;
        return Task.CompletedTask;
    }
}
