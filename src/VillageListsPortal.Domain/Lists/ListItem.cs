using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Lists;

/// <summary>One dated version of one item of a list; nothing is ever edited in place (domain part 2).</summary>
public abstract class ListItem : Entity
{
    /// <summary>The list.</summary>
    public abstract ListKind Kind { get; }

    /// <summary>The code, e.g. ZM-07; the same over all versions.</summary>
    public required string Code { get; init; }

    /// <summary>1 for the first version of the code, then 2, 3, ….</summary>
    public required int Version { get; init; }

    /// <summary>Title in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>Title in English; null where there is none.</summary>
    public string? TitleEn { get; init; }

    /// <summary>Whose item it is.</summary>
    public required AppliesTo AppliesTo { get; init; }

    /// <summary>设定依据 as cited, with the version of the law.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>责任部门; in the autonomy list a 指导部门, never a 责任部门 (domain part 2).</summary>
    public required string Department { get; init; }

    /// <summary>How sure the row is.</summary>
    public Provenance Provenance { get; private set; }

    /// <summary>What is known of the source.</summary>
    public string? ProvenanceNote { get; init; }

    /// <summary>Provenance of the import.</summary>
    public required Provenance ImportedAs { get => importedAs; init => (importedAs, Provenance) = (value, value); }

    /// <summary>The admission that brought this version; null for an imported one (domain 3.9).</summary>
    public Guid? AdmissionId { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First day no longer in force; null while open.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Whether it is shown as 示例数据（待区级确认）.</summary>
    public bool AwaitsConfirmation => Provenance.AwaitsConfirmation();

    private readonly Provenance importedAs;

    /// <summary>Whether this version is in force on that day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True from its first day on, until its last.</returns>
    public bool InForceOn(DateOnly day) => From <= day && (To is null || day < To);

    /// <summary>Whether the item is for organisations with that committee.</summary>
    /// <param name="committee">The committee.</param>
    /// <returns>True if it applies.</returns>
    public bool IsFor(CommitteeKind committee) => AppliesTo switch
    {
        AppliesTo.Village => committee == CommitteeKind.Villagers,
        AppliesTo.Community => committee == CommitteeKind.Residents,
        _ => true,
    };

    /// <summary>A reviewer confirms the row; that changes only its provenance (settled S10).</summary>
    /// <param name="citesSupersededLaw">Whether the law register says that a cited text is no longer in force.</param>
    /// <param name="by">The reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>list.only-reviewer-confirms</c>, <c>list.already-confirmed</c>, <c>list.superseded-law</c>.</exception>
    public void Confirm(bool citesSupersededLaw, Actor by, DateTimeOffset now)
    {
        if (by.Role != Role.Reviewer) throw new RuleViolationException("list.only-reviewer-confirms");
        if (Provenance.IsTheDistricts()) throw new RuleViolationException("list.already-confirmed", Code);
        if (citesSupersededLaw) throw new RuleViolationException("list.superseded-law", Code);
        Raise(new ItemConfirmed(Id, Code, Provenance, by, now));
        Provenance = Provenance.Confirmed;
    }

    /// <summary>Ends this version because another, or none, follows.</summary>
    /// <param name="to">First day no longer in force.</param>
    /// <exception cref="RuleViolationException"><c>list.already-ended</c>, <c>list.end-before-start</c>.</exception>
    public void End(DateOnly to)
    {
        if (To is not null) throw new RuleViolationException("list.already-ended", Code); // nothing is edited in place
        if (to <= From) throw new RuleViolationException("list.end-before-start", Code);
        To = to;
    }
}

/// <summary>A reviewer confirmed a row of a list.</summary>
public sealed record ItemConfirmed(Guid SubjectId, string Code, Provenance Was, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? Before => $"{Code} {Was}";

    /// <inheritdoc/>
    public override string? After => $"{Code} {Provenance.Confirmed}";
}
