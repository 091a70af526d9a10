using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>Limits are a setting (domain 3.8), but not any limits.</summary>
public sealed class AdmissionSettingsTests
{
    private static readonly AdmissionSettings Defaults = new();

    public static TheoryData<AdmissionSettings, string, string> Senseless => new()
    {
        { Defaults with { DecisionWorkdays = 0 }, "setting.out-of-range", "DecisionWorkdays" },
        { Defaults with { ConsultationWorkdays = 0 }, "setting.out-of-range", "ConsultationWorkdays" },
        { Defaults with { EmergencyWorkdays = 0 }, "setting.out-of-range", "EmergencyWorkdays" },
        { Defaults with { LeadWorkdays = -1 }, "setting.out-of-range", "LeadWorkdays" },
        { Defaults with { LeadWorkdays = 251 }, "setting.out-of-range", "LeadWorkdays" },
        { Defaults with { LeftToDecide = -1 }, "setting.out-of-range", "LeftToDecide" },
        { Defaults with { WarningWorkdays = -1 }, "setting.out-of-range", "WarningWorkdays" },
        { Defaults with { HoursCap = 0 }, "setting.out-of-range", "HoursCap" },
        { Defaults with { HoursCap = 745 }, "setting.out-of-range", "HoursCap" },
        { Defaults with { DecisionWorkdays = 7 }, "setting.no-time-to-consult", "ConsultationWorkdays" }, // settled S17: 5 + 3
        { Defaults with { DecisionWorkdays = 8, WarningWorkdays = 8 }, "setting.warning-too-early", "WarningWorkdays" },
    };

    [Fact]
    public void The_defaults_and_the_narrowest_limits_are_taken()
    {
        Defaults.RequireSensible();
        new AdmissionSettings { LeadWorkdays = 0, DecisionWorkdays = 1, ConsultationWorkdays = 1, LeftToDecide = 0, WarningWorkdays = 0, EmergencyWorkdays = 1, HoursCap = 0.5m }.RequireSensible();
        (Defaults with { DecisionWorkdays = 8, HoursCap = 744, LeadWorkdays = 250 }).RequireSensible();
    }

    [Theory]
    [MemberData(nameof(Senseless))]
    public void Limits_under_which_no_case_could_be_decided_are_refused(AdmissionSettings settings, string code, string field)
    {
        var broken = Assert.Throws<RuleViolationException>(settings.RequireSensible);
        Assert.Equal((code, field), (broken.Code, broken.Arguments[0]));
    }

    [Fact]
    public void The_body_that_issues_correction_notices_is_named_in_one_form()
    {
        Assert.Equal("区政府督查室", new DistrictBodies(LeadBody.SocialWork, " 区政府督查室 ").RequireWhole().CorrectionBody);
        Assert.Equal("field.missing", Refusal.Code(() => DistrictBodies.Unset.RequireWhole()));
        Assert.Equal("field.too-long", Refusal.Code(() => new DistrictBodies(LeadBody.CivilAffairs, new string('区', 61)).RequireWhole()));
    }
}
