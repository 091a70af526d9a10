using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Units;

/// <summary>An officer: a name and the posts held.</summary>
public sealed class Person : Entity
{
    private readonly List<Post> posts = [];

    private Person() { }

    /// <summary>Registers an officer.</summary>
    /// <param name="name">Name as spoken.</param>
    /// <param name="by">Who registers.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException">As <see cref="PersonName.Check"/>: the name stands on papers.</exception>
    public Person(string name, Actor by, DateTimeOffset now)
    {
        Name = PersonName.Check(name);
        Raise(new PersonRegistered(Id, by, now));
    }

    /// <summary>Name as spoken.</summary>
    public string Name { get; private set; } = "";

    /// <summary>All posts, past ones included.</summary>
    public IReadOnlyList<Post> Posts => posts;

    /// <summary>Grants a post; it works once the security officer has confirmed it (product.md, roles).</summary>
    /// <param name="role">The role.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="term">First day, and first day after, if known.</param>
    /// <param name="by">Who grants.</param>
    /// <param name="now">When.</param>
    /// <returns>The post.</returns>
    /// <exception cref="RuleViolationException"><c>post.only-administrator</c>, <c>post.not-to-oneself</c>, <c>post.unit-kind</c>, <c>post.already-held</c>, <c>post.incompatible</c>, <c>post.term</c>.</exception>
    public Post Grant(Role role, Unit unit, (DateOnly From, DateOnly? To) term, Actor by, DateTimeOffset now)
    {
        if (by != Actor.System && by.Role != Role.Administrator) throw new RuleViolationException("post.only-administrator");
        if (by.PersonId == Id) throw new RuleViolationException("post.not-to-oneself");
        if (term.To is { } to && to <= term.From) throw new RuleViolationException("post.term");
        PostRules.RequireUnitKind(role, unit.Kind);
        PostRules.RequireRoom(role, unit.Id, posts.Where(p => p.Overlaps(term.From, term.To)).ToList());
        var post = new Post(this, role, unit.Id, term, by, now);
        posts.Add(post);
        Raise(new PostGranted(Id, unit.Id, role, by, now));
        return post;
    }

    /// <summary>
    /// Confirms a grant; done by the security officer, never by who granted it or receives it. The portal itself confirms the first
    /// ones, when nobody else can. What stood beside it at the grant may have changed: the rules are asked again.
    /// </summary>
    /// <param name="post">A post of this person.</param>
    /// <param name="by">The security officer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>post.only-security-officer</c>, <c>post.confirm-by-other</c>, <c>post.already-confirmed</c>, <c>post.already-ended</c>, <c>post.already-held</c>, <c>post.incompatible</c>.</exception>
    public void Confirm(Post post, Actor by, DateTimeOffset now)
    {
        RequireSecurityOfficer(by);
        if (by.PersonId == Id || (by.PersonId == post.GrantedBy && by != Actor.System)) throw new RuleViolationException("post.confirm-by-other");
        if (post.IsOverOn(Days.On(now))) throw new RuleViolationException("post.already-ended");
        PostRules.RequireRoom(post.Role, post.UnitId, posts.Where(p => p != post && p.Overlaps(post.From, post.To)).ToList());
        post.Confirm(by, now);
        Raise(new PostConfirmed(Id, post.UnitId, post.Role, by, now));
    }

    /// <summary>
    /// On the day of a merger or split a post goes on at the successor as it is, confirmation included (settled S29). What the person
    /// cannot hold there beside other posts, or holds there already, ends; that of an officer whose end takes two waits for the security officer.
    /// </summary>
    /// <param name="post">A post of this person at the predecessor.</param>
    /// <param name="successor">The unit that goes on; null where the post is not wanted there.</param>
    /// <param name="day">First day of the successor's responsibility.</param>
    /// <param name="by">The portal, or the administrator.</param>
    /// <param name="now">When.</param>
    /// <returns>The post at the successor, or null where it ended.</returns>
    /// <exception cref="RuleViolationException"><c>post.only-administrator</c>, <c>post.already-ended</c>.</exception>
    public Post? Pass(Post post, Unit? successor, DateOnly day, Actor by, DateTimeOffset now)
    {
        if (by != Actor.System && by.Role != Role.Administrator) throw new RuleViolationException("post.only-administrator");
        var next = successor is not null && FitsAt(post, successor, day) ? post.At(successor.Id, day) : null;
        if (next is null && EndTakesTwo(post, by))
        {
            AskEnd(post, day, by, now);
            return null;
        }

        post.End(day);
        if (next is not null) posts.Add(next);
        Raise(next is null ? new PostEnded(Id, post.UnitId, post.Role, by, now) : new PostPassed(Id, next.UnitId, post.Role, by, now));
        return next;
    }

    private static bool EndTakesTwo(Post post, Actor by) => by != Actor.System && post.ConfirmedAt is not null && PostRules.EndsByTwo(post.Role);

    private void AskEnd(Post post, DateOnly day, Actor by, DateTimeOffset now)
    {
        post.AskEnd(day, by, now);
        Raise(new PostEndAsked(Id, post.UnitId, post.Role, by, now));
    }

    private bool FitsAt(Post post, Unit successor, DateOnly day)
    {
        var standing = posts.Where(p => p != post && p.Overlaps(post.From > day ? post.From : day, post.To)).ToList();
        return PostRules.StandsAt(post.Role, successor.Kind)
            && !standing.Exists(p => p.Role == post.Role && p.UnitId == successor.Id)
            && PostRules.AreCompatible(post.Role, successor.Id, standing);
    }

    /// <summary>Ends a grant that the security officer would not confirm, as if it had not begun: its place is free.</summary>
    /// <param name="post">A post of this person.</param>
    /// <param name="by">The security officer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>post.only-security-officer</c>, <c>post.already-confirmed</c>, <c>post.already-ended</c>.</exception>
    public void Refuse(Post post, Actor by, DateTimeOffset now)
    {
        RequireSecurityOfficer(by);
        if (post.ConfirmedAt is not null) throw new RuleViolationException("post.already-confirmed");
        post.End(post.From);
        Raise(new PostRefused(Id, post.UnitId, post.Role, by, now));
    }

    /// <summary>
    /// Ends a post from a day on. That of an administrator, security officer or auditor works on until the security officer has
    /// confirmed its end: else the administrator alone would be all three (product.md, roles).
    /// </summary>
    /// <param name="post">A post of this person.</param>
    /// <param name="day">First day without it.</param>
    /// <param name="by">Who ends it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>post.only-administrator</c>, <c>post.already-ended</c>.</exception>
    public void End(Post post, DateOnly day, Actor by, DateTimeOffset now)
    {
        if (by != Actor.System && by.Role != Role.Administrator) throw new RuleViolationException("post.only-administrator");
        if (EndTakesTwo(post, by))
        {
            AskEnd(post, day, by, now);
            return;
        }

        post.End(day);
        Raise(new PostEnded(Id, post.UnitId, post.Role, by, now));
    }

    /// <summary>Confirms that a post ends, never from a day before today. Who holds it may confirm: he gives power away, and another has asked.</summary>
    /// <param name="post">A post of this person.</param>
    /// <param name="ofRole">All posts of this role, of any person.</param>
    /// <param name="by">The security officer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>post.only-security-officer</c>, <c>post.end-not-asked</c>, <c>post.confirm-by-other</c>, <c>post.last-officer</c>, <c>post.already-ended</c>.</exception>
    public void ConfirmEnd(Post post, IEnumerable<Post> ofRole, Actor by, DateTimeOffset now)
    {
        RequireSecurityOfficer(by);
        if (!post.EndWaits) throw new RuleViolationException("post.end-not-asked");
        if (by.PersonId == post.EndAskedBy) throw new RuleViolationException("post.confirm-by-other");
        var day = post.EndDay!.Value < Days.On(now) ? Days.On(now) : post.EndDay.Value;
        PostRules.RequireSuccessor(post, day, ofRole);
        post.ConfirmEnd(day, by);
        Raise(new PostEnded(Id, post.UnitId, post.Role, by, now));
    }

    /// <summary>Leaves a post as it is whose end was asked for.</summary>
    /// <param name="post">A post of this person.</param>
    /// <param name="by">The security officer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>post.only-security-officer</c>, <c>post.end-not-asked</c>.</exception>
    public void RefuseEnd(Post post, Actor by, DateTimeOffset now)
    {
        RequireSecurityOfficer(by);
        if (!post.EndWaits) throw new RuleViolationException("post.end-not-asked");
        post.RefuseEnd();
        Raise(new PostEndRefused(Id, post.UnitId, post.Role, by, now));
    }

    private static void RequireSecurityOfficer(Actor by)
    {
        if (by != Actor.System && by.Role != Role.SecurityOfficer) throw new RuleViolationException("post.only-security-officer");
    }
}
