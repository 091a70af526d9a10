using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>A village's dated 印章管理制度: who signs beside the head (domain 4.3).</summary>
public sealed class SealPolicy : Entity, IOfUnit
{
    private readonly List<SigningDelegation> delegations = [];

    private SealPolicy() { }

    /// <summary>Adopts the policy of a village.</summary>
    /// <param name="unitId">The village.</param>
    /// <param name="from">First day.</param>
    public SealPolicy(Guid unitId, DateOnly from) => (UnitId, From) = (unitId, from);

    /// <inheritdoc/>
    public Guid UnitId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>委托签批人, past ones included.</summary>
    public IReadOnlyList<SigningDelegation> Delegations => delegations;

    /// <summary>Whether this officer signs this item on that day: the head, or a person the head has named.</summary>
    /// <param name="by">The officer.</param>
    /// <param name="itemCode">The item.</param>
    /// <param name="day">The day in China.</param>
    /// <returns>True if so.</returns>
    public bool MaySign(Actor by, string itemCode, DateOnly day) => ScopeOf(by, day).Covers(itemCode);

    /// <summary>Refuses whoever this policy does not let sign.</summary>
    /// <param name="unit">The village of the certificate.</param>
    /// <param name="itemCode">Its item.</param>
    /// <param name="by">Who would sign.</param>
    /// <param name="day">The day.</param>
    /// <exception cref="RuleViolationException"><c>certificate.signer-not-named</c>.</exception>
    internal void RequireSigner(Guid unit, string itemCode, Actor by, DateOnly day)
    {
        if (unit != UnitId || !MaySign(by, itemCode, day)) throw new RuleViolationException("certificate.signer-not-named");
    }

    /// <summary>Which items this officer signs on that day.</summary>
    /// <param name="by">The officer.</param>
    /// <param name="day">The day in China.</param>
    /// <returns>All, some or none.</returns>
    public SigningScope ScopeOf(Actor by, DateOnly day)
    {
        if (by.UnitId != UnitId) return SigningScope.None;
        if (by.Role == Role.VillageHead) return new SigningScope(Everything: true, []);
        var named = delegations.Where(d => d.PersonId == by.PersonId && d.CoversDay(day)).Select(d => d.ItemCode).ToList();
        return new SigningScope(named.Contains(null), [.. named.OfType<string>()]);
    }

    /// <summary>The head names a 委托签批人 for a term, for one item or all, filed with the township.</summary>
    /// <param name="person">Who is named, with all posts.</param>
    /// <param name="itemCode">One item, or null for all.</param>
    /// <param name="term">First day and first day after.</param>
    /// <param name="filedOn">Day of filing with the township.</param>
    /// <param name="by">The head.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>seal.only-head-names</c>, <c>seal.delegate-unfit</c>, <c>seal.delegation-term</c>, <c>seal.filed-in-future</c>, <c>seal.already-named</c>.</exception>
    public void Name(Units.Person person, string? itemCode, (DateOnly From, DateOnly To) term, DateOnly filedOn, Actor by, DateTimeOffset now)
    {
        RequireHead(by);
        if (filedOn > Days.On(now)) throw new RuleViolationException("seal.filed-in-future");
        if (term.To <= term.From || term.To.Year - term.From.Year > 3 || term.To > term.From.AddYears(3)) throw new RuleViolationException("seal.delegation-term");
        var here = person.Posts.Where(p => p.UnitId == UnitId).ToList();
        var keeps = here.Any(p => p.Role == Role.SealKeeper && p.Overlaps(term.From, term.To)); // on any day of the term
        var serves = here.Any(p => p.Role is Role.VillageClerk or Role.PartySecretary && p.WorksOn(term.From));
        if (person.Id == by.PersonId || keeps || !serves)
        {
            throw new RuleViolationException("seal.delegate-unfit"); // who keeps the seal never signs; township staff never sign
        }

        if (delegations.Any(d => d.PersonId == person.Id && d.ItemCode == itemCode && d.From < term.To && term.From < d.To))
        {
            throw new RuleViolationException("seal.already-named"); // ended once, he would sign on under the other
        }

        delegations.Add(new SigningDelegation(Id, person.Id, itemCode, term, filedOn));
        Raise(new SigningDelegated(Id, UnitId, itemCode, by, now));
    }

    /// <summary>The head ends a delegation.</summary>
    /// <param name="delegationId">Which.</param>
    /// <param name="day">First day without it; today or later, so that what was signed under it stays explained.</param>
    /// <param name="by">The head.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>seal.only-head-names</c>, <c>seal.no-such-delegation</c>, <c>seal.end-in-past</c>.</exception>
    public void EndDelegation(Guid delegationId, DateOnly day, Actor by, DateTimeOffset now)
    {
        RequireHead(by);
        var delegation = delegations.FirstOrDefault(d => d.Id == delegationId) ?? throw new RuleViolationException("seal.no-such-delegation");
        if (day < Days.On(now)) throw new RuleViolationException("seal.end-in-past");
        delegation.End(day);
        Raise(new SigningDelegationEnded(Id, UnitId, delegation.ItemCode, by, now));
    }

    /// <summary>Takes over what holds on under the 印章管理制度 of a predecessor: its 委托签批人, each for the rest of his term (settled S29).</summary>
    /// <param name="predecessor">The policy of the unit that was.</param>
    /// <param name="day">First day of the successor's responsibility.</param>
    /// <param name="by">The portal, or the administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>seal.only-administrator-passes</c>.</exception>
    public void TakeOver(SealPolicy predecessor, DateOnly day, Actor by, DateTimeOffset now)
    {
        if (by != Actor.System && by.Role != Role.Administrator) throw new RuleViolationException("seal.only-administrator-passes");
        var running = predecessor.delegations.Where(d => day < d.To && !delegations.Exists(o => o.PersonId == d.PersonId && o.ItemCode == d.ItemCode && day < o.To)).ToList();
        delegations.AddRange(running.Select(d => new SigningDelegation(Id, d.PersonId, d.ItemCode, (d.From > day ? d.From : day, d.To), d.FiledOn)));
        foreach (var d in predecessor.delegations.Where(d => day < d.To)) d.End(day);
        Raise(new SealPolicyPassed(Id, UnitId, running.Count, by, now));
    }

    private void RequireHead(Actor by)
    {
        if (by.Role != Role.VillageHead || by.UnitId != UnitId) throw new RuleViolationException("seal.only-head-names");
    }
}

/// <summary>One 委托签批人 for a term.</summary>
public sealed class SigningDelegation
{
    private SigningDelegation() { }

    internal SigningDelegation(Guid policyId, Guid personId, string? itemCode, (DateOnly From, DateOnly To) term, DateOnly filedOn)
    {
        Id = Guid.CreateVersion7();
        (PolicyId, PersonId, ItemCode, FiledOn) = (policyId, personId, itemCode, filedOn);
        (From, To) = term;
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The policy.</summary>
    public Guid PolicyId { get; private set; }

    /// <summary>Who signs.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>For one item, or null for all.</summary>
    public string? ItemCode { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>First day after.</summary>
    public DateOnly To { get; private set; }

    /// <summary>Day of filing with the township.</summary>
    public DateOnly FiledOn { get; private set; }

    /// <summary>Whether the term holds that day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True if so.</returns>
    public bool CoversDay(DateOnly day) => From <= day && day < To;

    internal void End(DateOnly day) => To = day < To ? (day < From ? From : day) : To;
}

/// <summary>What somebody signs on a day.</summary>
/// <param name="Everything">All items.</param>
/// <param name="Items">Codes of single items.</param>
public sealed record SigningScope(bool Everything, IReadOnlyList<string> Items)
{
    /// <summary>Nothing.</summary>
    public static readonly SigningScope None = new(Everything: false, []);

    /// <summary>Whether the item is among them.</summary>
    /// <param name="itemCode">The item.</param>
    /// <returns>True if so.</returns>
    public bool Covers(string itemCode) => Everything || Items.Contains(itemCode);
}

/// <summary>The head named a 委托签批人.</summary>
public sealed record SigningDelegated(Guid SubjectId, Guid Unit, string? ItemCode, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => ItemCode ?? "*";
}

/// <summary>The 印章管理制度 of a predecessor passed to the successor.</summary>
public sealed record SealPolicyPassed(Guid SubjectId, Guid Unit, int Delegations, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Delegations.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The head ended a delegation.</summary>
public sealed record SigningDelegationEnded(Guid SubjectId, Guid Unit, string? ItemCode, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => ItemCode ?? "*";
}
