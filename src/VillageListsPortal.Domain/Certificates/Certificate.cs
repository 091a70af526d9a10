using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>One certificate of a village, from draft to hand-over (domain part 4, settled S19).</summary>
public sealed partial class Certificate : Entity, IOfUnit
{
    private readonly List<Guid> preparers = [];

    private Certificate() { }

    /// <inheritdoc/>
    public Guid UnitId { get; private set; }

    /// <summary>The version of the item it was prepared for.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>Code of the item.</summary>
    public string ItemCode { get; private set; } = "";

    /// <summary>State.</summary>
    public CertificateStatus Status { get; private set; }

    /// <summary>What was entered.</summary>
    public CertificateRequest Request { get; private set; } = null!;

    /// <summary>Name of the person who asks; plain, so that it is found (settled S3).</summary>
    public string ApplicantName { get; private set; } = "";

    /// <summary>Who prepared it, or changed it last.</summary>
    public Guid PreparedBy { get; private set; }

    /// <summary>Everyone who wrote a part of it; none of them signs it.</summary>
    public IReadOnlyList<Guid> Preparers => preparers;

    /// <summary>Whether township staff prepared it in a 代办 post (domain 4.6), shown on the case.</summary>
    public bool PreparedByProxy { get; private set; }

    /// <summary>When it was prepared.</summary>
    public DateTimeOffset PreparedAt { get; private set; }

    /// <summary>When it was last put before the signer.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Why it came back to the clerk, in the signer's words or as a rule's code; null once put forward again.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>What signing fixed; null before.</summary>
    public Issue? Issue { get; private set; }

    /// <summary>Who registered the stamping.</summary>
    public Guid? StampedBy { get; private set; }

    /// <summary>When the stamping was registered.</summary>
    public DateTimeOffset? StampedAt { get; private set; }

    /// <summary>Who received it: name.</summary>
    public string? HandedTo { get; private set; }

    /// <summary>Who received it: relation to the person, 本人 for the person.</summary>
    public string? HandedToRelation { get; private set; }

    /// <summary>When it was handed over.</summary>
    public DateTimeOffset? HandedOverAt { get; private set; }

    /// <summary>Why it was voided.</summary>
    public string? VoidReason { get; private set; }

    /// <summary>When it was voided.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>How many reprints were made (domain 4.7).</summary>
    public int Reprints { get; private set; }

    /// <summary>When the draft was deleted; null while it is not.</summary>
    public DateTimeOffset? DiscardedAt { get; private set; }

    /// <summary>Prepares a draft. Nothing outside the list in force passes (domain 4.1).</summary>
    /// <param name="item">The item's version in force.</param>
    /// <param name="village">The village.</param>
    /// <param name="request">What was entered.</param>
    /// <param name="by">The clerk, or township staff in a 代办 post.</param>
    /// <param name="now">When.</param>
    /// <returns>The draft.</returns>
    public static Certificate Prepare(CertificateItem item, Unit village, CertificateRequest request, Actor by, DateTimeOffset now)
    {
        if (by.UnitId != village.Id) throw new RuleViolationException("certificate.only-clerk-prepares");
        RequestRules.RequirePreparer(by);
        var day = Days.On(now);
        RequestRules.RequireIssuable(item, village, day);
        var complete = RequestRules.RequireComplete(item, request, day);
        var certificate = new Certificate { UnitId = village.Id, HeldBy = village.Id, PreparedAt = now, Status = CertificateStatus.Draft };
        certificate.Take(item, complete, by);
        certificate.Raise(new CertificatePrepared(certificate.Id, village.Id, item.Code, by, now));
        return certificate;
    }

    /// <summary>Changes the draft, or moves it to the item's version now in force.</summary>
    /// <param name="item">The item's version in force.</param>
    /// <param name="village">The village.</param>
    /// <param name="request">What was entered.</param>
    /// <param name="by">A clerk of the village.</param>
    /// <param name="now">When.</param>
    public void Amend(CertificateItem item, Unit village, CertificateRequest request, Actor by, DateTimeOffset now)
    {
        RequireDraftOf(by);
        RequireVillage(village.Id);
        RequestRules.RequireIssuable(item, village, Days.On(now));
        Take(item, RequestRules.RequireComplete(item, request, Days.On(now)), by);
        Raise(new CertificateAmended(Id, UnitId, ItemCode, by, now));
    }

    /// <summary>提交签批。</summary>
    /// <param name="by">The clerk.</param>
    /// <param name="now">When.</param>
    public void Submit(Actor by, DateTimeOffset now)
    {
        Move(CertificateStep.Submit, by, now);
        (SubmittedAt, ReturnReason) = (now, null);
    }

    /// <summary>The clerk takes it back to change it.</summary>
    /// <param name="by">The clerk.</param>
    /// <param name="now">When.</param>
    public void TakeBack(Actor by, DateTimeOffset now) => Move(CertificateStep.TakeBack, by, now);

    /// <summary>The signer returns it to the clerk.</summary>
    /// <param name="reason">Why; required.</param>
    /// <param name="policy">The village's 印章管理制度.</param>
    /// <param name="by">The signer.</param>
    /// <param name="now">When.</param>
    public void Return(string? reason, SealPolicy policy, Actor by, DateTimeOffset now) =>
        GiveBack(FieldRules.Lines("reason", reason, 500) ?? throw new RuleViolationException("field.missing", "reason"), policy, by, now);

    /// <summary>Whether the item has changed since it was prepared, so that signing must return it (settled S11).</summary>
    /// <param name="inForce">The version in force now, or null.</param>
    /// <returns>True if it is another version, or none.</returns>
    public bool IsOutdated(CertificateItem? inForce) => inForce?.Id != ItemId;

    /// <summary>Returns it to the clerk because the item's version changed (settled S11).</summary>
    /// <param name="policy">The village's 印章管理制度.</param>
    /// <param name="by">The signer.</param>
    /// <param name="now">When.</param>
    public void ReturnAsOutdated(SealPolicy policy, Actor by, DateTimeOffset now) => GiveBack("certificate.item-changed", policy, by, now);

    /// <summary>Checks that this officer may sign this certificate now; nothing changes.</summary>
    /// <param name="item">The version in force now.</param>
    /// <param name="village">The village.</param>
    /// <param name="policy">The village's 印章管理制度.</param>
    /// <param name="by">The signer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>certificate.preparer-signs</c>, <c>certificate.signer-not-named</c>, <c>certificate.item-changed</c>, or a rule of <see cref="RequestRules"/>.</exception>
    public void RequireSignable(CertificateItem item, Unit village, SealPolicy policy, Actor by, DateTimeOffset now)
    {
        CertificateWorkflow.Table.Next(Status, CertificateStep.Sign, by.Role);
        RequireOwn(by);
        RequireVillage(village.Id);
        policy.RequireSigner(UnitId, ItemCode, by, Days.On(now));
        if (preparers.Contains(by.PersonId)) throw new RuleViolationException("certificate.preparer-signs"); // who prepared does not sign
        if (IsOutdated(item)) throw new RuleViolationException("certificate.item-changed", ItemCode);
        RequestRules.RequireIssuable(item, village, Days.On(now));
    }

    /// <summary>签批: fixes number, content and token; the caller stores the paper in the same transaction.</summary>
    /// <param name="issue">Number, content and token.</param>
    /// <param name="item">The version in force now.</param>
    /// <param name="village">The village.</param>
    /// <param name="policy">The village's 印章管理制度.</param>
    /// <param name="by">The signer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException">As <see cref="RequireSignable"/>, and <c>certificate.issue-of-another</c>.</exception>
    public void Sign(Issue issue, CertificateItem item, Unit village, SealPolicy policy, Actor by, DateTimeOffset now)
    {
        RequireSignable(item, village, policy, by, now);
        if (issue.SignedBy != by.PersonId || issue.Content.ItemCode != ItemCode) throw new RuleViolationException("certificate.issue-of-another");
        Move(CertificateStep.Sign, by, now, issue.Number.ToString());
        Issue = issue;
    }

    /// <summary>The keeper registers the stamping; from now on the certificate holds (domain 4.3).</summary>
    /// <param name="by">The keeper.</param>
    /// <param name="now">When.</param>
    /// <returns>The row of the seal register.</returns>
    public SealUse Stamp(Actor by, DateTimeOffset now)
    {
        var issue = Issue ?? throw new RuleViolationException("workflow.step-not-allowed", CertificateStep.Stamp, Status);
        if (by.PersonId == issue.SignedBy) throw new RuleViolationException("certificate.signer-stamps"); // who signed does not stamp
        Move(CertificateStep.Stamp, by, now, issue.Number.ToString());
        (StampedBy, StampedAt) = (by.PersonId, now);
        return new SealUse(HeldBy, Id, issue.Number.ToString(), issue.SignedBy, by, now);
    }

    /// <summary>交付 to the person or to someone named.</summary>
    /// <param name="name">Who received it.</param>
    /// <param name="relation">Relation to the person; 本人 for the person.</param>
    /// <param name="by">Who handed it over.</param>
    /// <param name="now">When.</param>
    public void HandOver(string? name, string? relation, Actor by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleViolationException("field.missing", "name");
        var receiver = PersonName.Check(name);
        var tie = FieldRules.Line("relation", relation, RequestRules.LongestRelation) ?? throw new RuleViolationException("field.missing", "relation");
        Move(CertificateStep.HandOver, by, now);
        (HandedTo, HandedToRelation, HandedOverAt) = (receiver, tie, now);
    }

    /// <summary>作废 with a reason; the number stays taken and every check says so (domain 4.5, 4.7).</summary>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">The head.</param>
    /// <param name="now">When.</param>
    public void Void(string? reason, Actor by, DateTimeOffset now)
    {
        var why = FieldRules.Lines("reason", reason, 500) ?? throw new RuleViolationException("field.missing", "reason");
        Move(CertificateStep.Void, by, now);
        (VoidReason, VoidedAt) = (why, now);
    }

    /// <summary>补打: each reprint is counted and marked (domain 4.7, settled S21).</summary>
    /// <param name="by">A clerk, head, secretary or keeper: the supervision committee only reads (settled S7), a 代办 post only prepares (domain 4.6).</param>
    /// <param name="now">When.</param>
    /// <returns>The number of this reprint, from 1.</returns>
    /// <exception cref="RuleViolationException"><c>certificate.reprint-role</c>, <c>certificate.nothing-to-reprint</c>.</exception>
    public int Reprint(Actor by, DateTimeOffset now)
    {
        RequireOwn(by);
        if (by.Role is not (Role.VillageClerk or Role.VillageHead or Role.PartySecretary or Role.SealKeeper)) throw new RuleViolationException("certificate.reprint-role");
        if (Status is not (CertificateStatus.Signed or CertificateStatus.Stamped or CertificateStatus.HandedOver)) throw new RuleViolationException("certificate.nothing-to-reprint");

        Reprints++;
        Raise(new CertificateReprinted(Id, UnitId, Reprints, by, now));
        return Reprints;
    }

    /// <summary>Deletes a draft; only a draft can be (settled S19). Until <see cref="CertificateWorkflow.UndoTime"/> has passed it can be taken back.</summary>
    /// <param name="by">A clerk of the village.</param>
    /// <param name="now">When.</param>
    public void Discard(Actor by, DateTimeOffset now)
    {
        RequireDraftOf(by);
        DiscardedAt = now;
        Raise(new CertificateDiscarded(Id, UnitId, ItemCode, by, now));
    }

    /// <summary>撤销: takes a deleted draft back as it was.</summary>
    /// <param name="by">A clerk of the village.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>certificate.not-discarded</c>, <c>certificate.undo-over</c>.</exception>
    public void Restore(Actor by, DateTimeOffset now)
    {
        RequireVillage(by.UnitId);
        RequestRules.RequirePreparer(by);
        if (DiscardedAt is not { } at) throw new RuleViolationException("certificate.not-discarded");
        if (now - at > CertificateWorkflow.UndoTime) throw new RuleViolationException("certificate.undo-over", CertificateWorkflow.UndoTime.Minutes);
        DiscardedAt = null;
        Raise(new CertificateRestored(Id, UnitId, ItemCode, by, now));
    }

    private void Take(CertificateItem item, CertificateRequest request, Actor by)
    {
        (ItemId, ItemCode) = (item.Id, item.Code);
        (Request, ApplicantName) = (request, request.Name);
        (PreparedBy, PreparedByProxy) = (by.PersonId, by.Role == Role.TownshipStaff);
        if (!preparers.Contains(by.PersonId)) preparers.Add(by.PersonId);
    }

    private void GiveBack(string reason, SealPolicy policy, Actor by, DateTimeOffset now)
    {
        policy.RequireSigner(UnitId, ItemCode, by, Days.On(now));
        Move(CertificateStep.Return, by, now);
        ReturnReason = reason;
    }

    private void Move(CertificateStep step, Actor by, DateTimeOffset now, string? number = null)
    {
        RequireOwn(by);
        var before = Status;
        Status = CertificateWorkflow.Table.Next(Status, step, by.Role);
        Raise(new CertificateMoved(Id, UnitId, step, before, Status, number, by, now));
    }

    private void RequireOwn(Actor by)
    {
        RequireHolder(by.UnitId);
        if (DiscardedAt is not null) throw new RuleViolationException("certificate.discarded");
    }

    private void RequireVillage(Guid? village)
    {
        if (village != UnitId) throw new RuleViolationException("certificate.other-village");
    }

    private void RequireDraftOf(Actor by)
    {
        RequireOwn(by);
        RequestRules.RequirePreparer(by);
        if (Status != CertificateStatus.Draft) throw new RuleViolationException("certificate.not-a-draft");
    }
}
