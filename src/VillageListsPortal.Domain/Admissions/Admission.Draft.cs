using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>What is done to a request before it leaves its unit beside writing it: its files, deleting the draft and taking it back.</summary>
public sealed partial class Admission
{
    /// <summary>Adds a file to the request: part of filing it, so that who does it decides nothing in it (domain 3.7, settled S16).</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException">As <see cref="Change"/>.</exception>
    public void AddFile(string file, Actor by, DateTimeOffset now)
    {
        RequireChangeable(by);
        Raise(new AdmissionFileAdded(Id, UnitId, file, by, now));
        Note(by, AdmissionAct.Filed);
    }

    /// <summary>Takes a file out of the request; what the district put there stays.</summary>
    /// <param name="file">The file.</param>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>attachment.gone</c>, and as <see cref="Change"/>.</exception>
    public void RemoveFile(Attachment file, Actor by, DateTimeOffset now)
    {
        RequireChangeable(by);
        if (file.AdmissionId != Id || file.ConsultationId is not null || !Did(file.UploadedBy, AdmissionAct.Filed)) throw new RuleViolationException("attachment.gone");
        Raise(new AdmissionFileRemoved(Id, UnitId, file.Name, by, now));
        Note(by, AdmissionAct.Filed);
    }

    /// <summary>Deletes a draft that has never left its unit; a contest leaves it too, and what the district answered stays (domain 3.11).</summary>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    public void Discard(Actor by, DateTimeOffset now)
    {
        RequireFiler(by);
        RequireOwn(by);
        if (Status != AdmissionStatus.Draft || SubmittedAt is not null || ContestReason is not null) throw new RuleViolationException("admission.not-a-draft");
        DiscardedAt = now;
        Raise(new AdmissionDiscarded(Id, UnitId, Title, by, now));
    }

    /// <summary>Takes a deleted draft back as it was.</summary>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.not-discarded</c>, <c>admission.undo-over</c>.</exception>
    public void Restore(Actor by, DateTimeOffset now)
    {
        RequireFiler(by);
        if (by.UnitId != UnitId) throw new RuleViolationException("admission.other-unit");
        if (DiscardedAt is not { } at) throw new RuleViolationException("admission.not-discarded");
        if (now - at > AdmissionWorkflow.UndoTime) throw new RuleViolationException("admission.undo-over", AdmissionWorkflow.UndoTime.Minutes);
        DiscardedAt = null;
        Raise(new AdmissionRestored(Id, UnitId, Title, by, now));
    }
}
