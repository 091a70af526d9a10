namespace VillageListsPortal.Domain.Screening;

/// <summary>The roles of a village in the words of requests and files (settled S18).</summary>
public static class VillageRoles
{
    private static readonly Dictionary<string, VillageRole> Roles = new(StringComparer.Ordinal)
    {
        ["责任主体"] = VillageRole.Responsible,
        ["协助"] = VillageRole.Assisting,
        ["无"] = VillageRole.Uninvolved,
    };

    /// <summary>The words, in the order of the form.</summary>
    public static IReadOnlyCollection<string> Words => Roles.Keys;

    /// <summary>The role of a word.</summary>
    /// <param name="word">The word as it was ticked or sent.</param>
    /// <returns>The role; <see cref="VillageRole.Unstated"/> for any other word.</returns>
    public static VillageRole Of(string? word) => Roles.GetValueOrDefault(Normaliser.Word(word ?? ""));

    /// <summary>The word of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The word; empty for none.</returns>
    public static string Word(VillageRole role) => Roles.FirstOrDefault(r => r.Value == role).Key ?? "";
}
