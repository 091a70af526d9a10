namespace VillageListsPortal.Domain.Screening;

/// <summary>What is formally wrong with a request as far as its words show it.</summary>
internal static class Defects
{
    /// <summary>The codes, in the order of the form.</summary>
    public static List<string> In(ScreeningText text, Reading reading, bool bears, IReadOnlyList<CoveringItem> covered)
    {
        var role = VillageRoles.Of(text.VillageRole);
        var defects = new List<string>();
        if (reading.Title.Count == 0) defects.Add("title-missing");
        if (reading.Description.Count == 0 || (role != VillageRole.Uninvolved && !reading.Description.Any(IsAsked))) defects.Add("task-missing");
        if (role == VillageRole.Unstated) defects.Add("role-unstated");
        if (role is VillageRole.Assisting or VillageRole.Uninvolved && bears) defects.Add("role-understated");
        if (role == VillageRole.Uninvolved && !bears && covered.Count > 0) defects.Add("role-understated");
        if (role == VillageRole.Responsible && !covered.Any(c => c.Code.StartsWith(Coverage.Autonomy, StringComparison.Ordinal))) defects.Add("role-responsible");
        return defects;
    }

    private static bool IsAsked(Clause clause) => clause.Before == Side.Village || clause.Mentions.Exists(m => m.Side == Side.Village);
}
