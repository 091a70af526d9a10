using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests;

/// <summary>Those who have to do with one emergency matter, and the way to every state by their acts.</summary>
internal sealed class EmergencyDesk
{
    private readonly Guid district = Guid.CreateVersion7();

    public Guid Township { get; } = Guid.CreateVersion7();

    public IReadOnlyList<Guid> Villages { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    public Actor Author => field ??= Of(Role.TownshipStaff);

    public Actor Reviewer => field ??= Of(Role.Reviewer);

    public DistrictRules Rules { get; } = TestData.Rules();

    /// <summary>The instant of what is done next.</summary>
    public DateTimeOffset At { get; set; } = TestData.Now;

    /// <summary>A new person in a post of that role: at the township, or for reviewers and approvers at the district.</summary>
    public Actor Of(Role role) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), role, role is Role.Reviewer or Role.Approver ? district : Township);

    public EmergencyMatter Issue(EmergencyTask? task = null, Actor? by = null, DateOnly? over = null, AdmissionFindings? findings = null) =>
        EmergencyMatter.Issue(task ?? TestData.RainTask(), Villages, findings ?? AdmissionFindings.None, "YJ-2026-001", over, by ?? Author, At);

    public void File(EmergencyMatter m, EmergencyTask? task = null, Actor? by = null, AdmissionFindings? findings = null, DateOnly? over = null) =>
        m.File(task ?? TestData.RainFiled(), findings ?? AdmissionFindings.None, over, Rules, by ?? Author, At);

    public void End(EmergencyMatter m, Actor? by = null, DateOnly? on = null) => m.End(on ?? Days.On(At), "渝北防指〔2026〕9号", by ?? Author, At);

    /// <summary>A matter in that state, in force.</summary>
    public EmergencyMatter Matter(EmergencyStatus status)
    {
        var m = Issue();
        if (status == EmergencyStatus.Issued) return m;
        File(m);
        if (status == EmergencyStatus.Returned) m.SendBack("请写明依据条款", Reviewer, At);
        if (status == EmergencyStatus.Acknowledged) m.Acknowledge(Reviewer, At);
        return m;
    }
}
