using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>The body that leads the admissions of a district (domain 3.7).</summary>
public enum LeadBody
{
    /// <summary>区民政局。</summary>
    CivilAffairs,
    /// <summary>区委社会工作部。</summary>
    SocialWork,
}

/// <summary>Which bodies act for the district, as of a day: a dated setting, since the law leaves it to the district (domain 3.7).</summary>
/// <param name="Lead">牵头单位。</param>
/// <param name="CorrectionBody">The body that issues 《限期纠正通知书》; the lead body cannot order its peers. Null while the district has not named one.</param>
public sealed record DistrictBodies(LeadBody Lead, string? CorrectionBody)
{
    /// <summary>The longest name of a body, in UTF-16 units.</summary>
    public const int LongestName = 60;

    /// <summary>What holds until the district sets it.</summary>
    public static readonly DistrictBodies Unset = new(LeadBody.CivilAffairs, null);

    /// <summary>Checks the name and keeps it in one form.</summary>
    /// <returns>The bodies to be kept.</returns>
    /// <exception cref="RuleViolationException"><c>field.missing</c>, <c>field.too-long</c>, or <c>text.…</c>.</exception>
    public DistrictBodies RequireWhole() => this with { CorrectionBody = AdmissionRules.Words("correction-body", CorrectionBody, LongestName) };
}
