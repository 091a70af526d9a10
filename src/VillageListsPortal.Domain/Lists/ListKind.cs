namespace VillageListsPortal.Domain.Lists;

/// <summary>The four lists and the cancelled certificates (domain part 2).</summary>
public enum ListKind
{
    /// <summary>依法自治事项清单, codes ZZ-nn.</summary>
    Autonomy,
    /// <summary>依法协助政府工作事项清单, codes XZ-nn.</summary>
    Assistance,
    /// <summary>负面事项清单, codes FM-nn.</summary>
    Negative,
    /// <summary>依法出具证明事项清单, codes ZM-nn.</summary>
    Certificate,
    /// <summary>取消的证明事项, codes QX-nn.</summary>
    Cancelled,
}

/// <summary>Whose item it is.</summary>
public enum AppliesTo
{
    /// <summary>Villages and communities.</summary>
    Both,
    /// <summary>Villages only.</summary>
    Village,
    /// <summary>Urban communities only.</summary>
    Community,
}

/// <summary>How sure a row is (domain part 2).</summary>
public enum Provenance
{
    /// <summary>Named in the district's article.</summary>
    Seed,
    /// <summary>From a national list.</summary>
    NationalList,
    /// <summary>From a province's list.</summary>
    ProvincialList,
    /// <summary>From a published guide.</summary>
    PublishedGuide,
    /// <summary>Drafted from the cited law; 示例数据（待区级确认）.</summary>
    Drafted,
    /// <summary>Confirmed by a district reviewer (settled S10).</summary>
    Confirmed,
    /// <summary>Admitted by the district's own procedure (domain 3.9).</summary>
    Admitted,
}

/// <summary>What provenance means for the reader.</summary>
public static class Provenances
{
    /// <summary>Whether such a row is shown as 示例数据（待区级确认） (domain part 2).</summary>
    /// <param name="provenance">How sure the row is.</param>
    /// <returns>True for a row drafted from the law, until the district has confirmed it.</returns>
    public static bool AwaitsConfirmation(this Provenance provenance) => provenance == Provenance.Drafted;

    /// <summary>Whether the district itself stands behind the row.</summary>
    /// <param name="provenance">How sure the row is.</param>
    /// <returns>True once confirmed or admitted.</returns>
    public static bool IsTheDistricts(this Provenance provenance) => provenance is Provenance.Confirmed or Provenance.Admitted;
}

/// <summary>The ways a certificate is handled (domain 4.2).</summary>
public enum Lane
{
    /// <summary>当场办结。</summary>
    OnTheSpot,
    /// <summary>限时办结。</summary>
    TimeLimited,
    /// <summary>清单外。</summary>
    Unlisted,
}
