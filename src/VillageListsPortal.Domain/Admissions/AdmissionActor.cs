namespace VillageListsPortal.Domain.Admissions;

/// <summary>That a person took part; one row for each person and act, on which the database keeps persons apart (settled S16).</summary>
public sealed class AdmissionActor
{
    private AdmissionActor() { }

    internal AdmissionActor(Guid admissionId, Guid personId, AdmissionAct act) => (AdmissionId, PersonId, Act) = (admissionId, personId, act);

    /// <summary>The admission.</summary>
    public Guid AdmissionId { get; private set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What was done.</summary>
    public AdmissionAct Act { get; private set; }
}
