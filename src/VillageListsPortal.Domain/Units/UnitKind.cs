namespace VillageListsPortal.Domain.Units;

/// <summary>Kinds of units (domain part 1, settled S6).</summary>
public enum UnitKind
{
    /// <summary>省、直辖市、自治区; without posts.</summary>
    Province,
    /// <summary>市、州; without posts.</summary>
    Prefecture,
    /// <summary>区（县）。</summary>
    District,
    /// <summary>镇、街道。</summary>
    Township,
    /// <summary>村（社区）。</summary>
    Village,
    /// <summary>区级部门; no division code.</summary>
    Department,
    /// <summary>社会组织; no division code.</summary>
    SocialOrganisation,
}

/// <summary>Which committee a village-level organisation has; wording, quorum and citations follow it (domain part 1).</summary>
public enum CommitteeKind
{
    /// <summary>村民委员会。</summary>
    Villagers,
    /// <summary>居民委员会 of an urban community.</summary>
    Residents,
}
