using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Security;

/// <summary>The person signed in, in the post chosen; read anew on every request, so that an ended post ends at once.</summary>
public sealed record Officer(Guid PersonId, string Name, Guid PostId, Role Role, Guid UnitId, string UnitName, string? ParentName, UnitKind UnitKind, int PostCount)
{
    public Actor Actor => new(PersonId, PostId, Role, UnitId);

    public Jurisdiction Jurisdiction => new(UnitId);

    public bool IsVillage => UnitKind == UnitKind.Village;

    /// <summary>Above the village, certificates are shown without personal data (settled S7).</summary>
    public bool SeesMasked => !IsVillage || Role == Role.SupervisionMember;
}

public static class OfficerExtensions
{
    private static readonly object Key = typeof(Officer);

    /// <summary>The officer of this request, or null for visitors and before a post is chosen.</summary>
    public static Officer? FindOfficer(this HttpContext http) => http.Items.TryGetValue(Key, out var found) ? found as Officer : null;

    /// <summary>The officer of this request; pages with a policy always have one.</summary>
    public static Officer Officer(this HttpContext http) => http.FindOfficer() ?? throw new InvalidOperationException("This page needs a policy.");

    public static void Set(this HttpContext http, Officer officer) => http.Items[Key] = officer;

    /// <summary>The stamps that were read with the officer.</summary>
    public static Stamps Stamps(this HttpContext http) => http.Items.TryGetValue(typeof(Stamps), out var found) && found is Stamps stamps ? stamps : throw new InvalidOperationException("This page needs a policy.");

    public static void Set(this HttpContext http, Stamps stamps) => http.Items[typeof(Stamps)] = stamps;
}
