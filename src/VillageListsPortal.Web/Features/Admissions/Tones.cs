using VillageListsPortal.Domain.Admissions;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Colours of states and clocks: red where it ended or is late, amber where time runs out, grey where it waits.</summary>
public static class Tones
{
    public static string Of(AdmissionStatus status) => status switch
    {
        AdmissionStatus.Stopped or AdmissionStatus.Refused => "stop",
        AdmissionStatus.Returned or AdmissionStatus.Contested => "due",
        AdmissionStatus.Approved => "",
        _ => "wait",
    };

    public static string Of(EmergencyStatus status) => status switch
    {
        EmergencyStatus.Acknowledged => "",
        EmergencyStatus.Returned => "stop",
        _ => "wait",
    };

    public static string Of(AdmissionClock clock) => clock.Tone switch { ClockTone.Red => "over", ClockTone.Amber => "due", _ => "wait" };
}
