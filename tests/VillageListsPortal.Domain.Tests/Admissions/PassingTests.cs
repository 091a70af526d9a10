using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>On a merger's day what is open passes to the successor, and what is closed or answered stays whose it was (settled S29).</summary>
public sealed class PassingTests
{
    private static readonly Guid Successor = Guid.CreateVersion7();

    private readonly Desk desk = new();

    private static Passing From(Guid unit) => new(unit, "甲镇", Successor, "乙镇");

    [Fact]
    public void An_open_admission_passes_and_the_successor_goes_on_with_it()
    {
        foreach (var status in Enum.GetValues<AdmissionStatus>().Except(AdmissionWorkflow.Closed))
        {
            var admission = desk.Admission(status);
            admission.PassTo(From(desk.Township), Actor.System, Now);
            Assert.Equal((Successor, status), (admission.UnitId, admission.Status));
            Assert.Equal(("甲镇", "乙镇"), (admission.Events[^1].Before, admission.Events[^1].After));
            Assert.Equal("admission.other-unit", Refusal.Code(() => admission.Withdraw("撤回", desk.Author, Now)));
        }

        var draft = desk.Admission(AdmissionStatus.Draft);
        draft.PassTo(From(desk.Township), Actor.System, Now);
        desk.Submit(draft, by: desk.Author with { UnitId = Successor }); // the same person, whose post has passed
    }

    [Fact]
    public void A_closed_admission_stays_with_who_asked()
    {
        foreach (var status in AdmissionWorkflow.Closed)
        {
            var admission = desk.Admission(status);
            Assert.Equal("admission.closed", admission.Refused(() => admission.PassTo(From(desk.Township), Actor.System, Now)));
        }
    }

    [Fact]
    public void A_question_passes_until_it_is_answered()
    {
        var admission = desk.Admission(AdmissionStatus.Consulting);
        var (open, answered) = (admission.Consultations[0], admission.Consultations[1]);
        answered.Reply(ConsultationAnswer.Agree, null, admission.Status, desk.Body(answered.UnitId), Now);

        open.PassTo(From(open.UnitId), Actor.System, Now);
        open.Reply(ConsultationAnswer.Agree, null, admission.Status, desk.Body(Successor), Now);

        Assert.Equal("consultation.answered", Refusal.Code(() => answered.PassTo(From(answered.UnitId), Actor.System, Now)));
        Assert.Equal(desk.Bodies[1], answered.UnitId);
    }

    [Fact]
    public void An_emergency_matter_passes_while_anything_is_left_to_do()
    {
        var emergency = new EmergencyDesk();
        var matter = emergency.Matter(EmergencyStatus.Acknowledged);
        matter.PassTo(From(emergency.Township), Actor.System, Now);
        emergency.End(matter, emergency.Author with { UnitId = Successor });
        Assert.Equal("admission.closed", Refusal.Code(() => matter.PassTo(From(Successor), Actor.System, Now)));
    }

    [Fact]
    public void The_successor_of_a_village_has_the_task_too_while_the_response_lasts()
    {
        var emergency = new EmergencyDesk();
        var matter = emergency.Matter(EmergencyStatus.Issued);
        foreach (var village in emergency.Villages) matter.PassVillage(From(village), Actor.System, Now); // both merge into one
        Assert.Equal([.. emergency.Villages, Successor], matter.Villages.Select(v => v.UnitId));
        Assert.Equal("admission.other-unit", Refusal.Code(() => matter.PassVillage(From(Guid.CreateVersion7()), Actor.System, Now)));
        emergency.End(matter);
        Assert.Equal("emergency.ended", Refusal.Code(() => matter.PassVillage(From(Successor), Actor.System, Now)));
    }

    [Fact]
    public void Nobody_passes_a_case_by_hand_but_the_administrator()
    {
        var matter = new EmergencyDesk().Issue();
        foreach (var role in Enum.GetValues<Role>())
        {
            var (admission, by) = (desk.Admission(AdmissionStatus.Consulting), desk.Of(role));
            string? code = admission.Try(() => admission.PassTo(From(desk.Township), by, Now));
            Assert.Equal(role == Role.Administrator ? null : "admission.only-administrator-passes", code);
            if (role == Role.Administrator) continue;
            Assert.Equal("admission.only-administrator-passes", Refusal.Code(() => admission.Consultations[0].PassTo(From(desk.Bodies[0]), by, Now)));
            Assert.Equal("admission.only-administrator-passes", Refusal.Code(() => matter.PassTo(From(matter.UnitId), by, Now)));
        }
    }
}
