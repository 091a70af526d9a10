namespace VillageListsPortal.Web.Data;

/// <summary>The version a form was made from travels in it: a save made from an older one is a lost race (settled S8).</summary>
public static class Versions
{
    public static uint VersionOf(this PortalDb db, object row) => (uint)db.Entry(row).Property("xmin").CurrentValue!;

    /// <summary>Saves only if the row is still the one shown.</summary>
    public static void Expect(this PortalDb db, object row, uint? shown)
    {
        if (shown is { } version) db.Entry(row).Property("xmin").OriginalValue = version;
    }
}
