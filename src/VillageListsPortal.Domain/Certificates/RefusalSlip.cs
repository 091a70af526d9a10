using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>不予出具告知单 given at a village's desk: numbered and counted (settled S23); nobody leaves empty-handed (domain 4.2).</summary>
public sealed class RefusalSlip : Entity, IOfUnit
{
    /// <summary>The longest name of who asks, in UTF-16 units.</summary>
    public const int LongestAskingBody = 100;

    private RefusalSlip() { }

    /// <summary>Gives a slip for a cancelled certificate.</summary>
    /// <param name="item">The cancelled item in force.</param>
    /// <param name="village">The village.</param>
    /// <param name="number">Case number, e.g. GZ-2026-031 (settled S13).</param>
    /// <param name="askingBody">Who asked for the certificate, or null.</param>
    /// <param name="by">A clerk of the village.</param>
    /// <param name="now">When.</param>
    public RefusalSlip(CancelledItem item, Unit village, string number, string? askingBody, Actor by, DateTimeOffset now)
    {
        if (by.UnitId != village.Id || by.Role is not (Role.VillageClerk or Role.TownshipStaff)) throw new RuleViolationException("certificate.only-clerk-prepares");
        if (!item.InForceOn(Days.On(now))) throw new RuleViolationException("certificate.item-not-in-force", item.Code);
        if (!village.ExistsOn(Days.On(now))) throw new RuleViolationException("certificate.village-ended", village.ShortName);
        (UnitId, ItemId, ItemCode, Number) = (village.Id, item.Id, item.Code, number);
        AskingBody = FieldRules.Line("asking-body", askingBody, LongestAskingBody);
        (GivenBy, GivenAt) = (by.PersonId, now);
        Raise(new SlipGiven(Id, village.Id, item.Code, number, by, now));
    }

    /// <inheritdoc/>
    public Guid UnitId { get; private set; }

    /// <summary>The version of the cancelled item.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>Its code.</summary>
    public string ItemCode { get; private set; } = "";

    /// <summary>Case number.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Who asked for the certificate.</summary>
    public string? AskingBody { get; private set; }

    /// <summary>Who gave the slip.</summary>
    public Guid GivenBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset GivenAt { get; private set; }
}

/// <summary>A slip was given.</summary>
public sealed record SlipGiven(Guid SubjectId, Guid Village, string ItemCode, string Number, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Village, By, At)
{
    /// <inheritdoc/>
    public override string? After => $"{ItemCode} {Number}";
}
