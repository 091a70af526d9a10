using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Laws;

/// <summary>
/// That an item rests on a text of a law from a day on. Dated, so that a list read as of any day shows what was cited then: whether a basis is
/// 依据待复核 on a day follows from the days of the text and of the citation and is stored nowhere (domain part 2).
/// </summary>
/// <param name="lawId">The text.</param>
/// <param name="itemCode">The item.</param>
/// <param name="from">First day; the first of all for what was cited from the beginning.</param>
public sealed class LawCitation(Guid lawId, string itemCode, DateOnly from)
{
    /// <summary>Cited from the beginning of the item.</summary>
    /// <param name="lawId">The text.</param>
    /// <param name="itemCode">The item.</param>
    public LawCitation(Guid lawId, string itemCode)
        : this(lawId, itemCode, DateOnly.MinValue) { }

    /// <summary>The text.</summary>
    public Guid LawId { get; private init; } = lawId;

    /// <summary>The item.</summary>
    public string ItemCode { get; private init; } = itemCode;

    /// <summary>First day.</summary>
    public DateOnly From { get; private init; } = from;

    /// <summary>First day on which it rests on it no more; null while open.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>The article that a review has found, e.g. 第二十一条; null where the citation stands in the item's own words.</summary>
    public string? Article { get; init; }

    /// <summary>The review that found it; null for what the item itself says.</summary>
    public Guid? ReviewId { get; init; }

    /// <summary>Whether the item rests on the text on that day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True from its first day on, until its last.</returns>
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day < To);

    /// <summary>Ends the citation because another one follows.</summary>
    /// <param name="to">First day on which the item rests on it no more.</param>
    /// <exception cref="RuleViolationException"><c>law.citation-ended</c>: it has ended already, or would end before it began.</exception>
    public void End(DateOnly to)
    {
        if (To is not null || to <= From) throw new RuleViolationException("law.citation-ended", ItemCode);
        To = to;
    }
}
