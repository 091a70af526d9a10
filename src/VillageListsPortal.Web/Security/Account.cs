using Microsoft.AspNetCore.Identity;

namespace VillageListsPortal.Web.Security;

/// <summary>The sign-in of one officer.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    /// <summary>The officer.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Hash of the one-time slip not yet used; null otherwise.</summary>
    public string? SlipHash { get; set; }

    /// <summary>Until when the slip can be used.</summary>
    public DateTimeOffset? SlipUntil { get; set; }

    /// <summary>Interface language kept for the person: zh-CN or en; null until chosen, then the cookie's.</summary>
    public string? Language { get; set; }

    /// <summary>长者版 kept for the person; null until chosen, then the cookie's.</summary>
    public bool? LargeType { get; set; }
}
