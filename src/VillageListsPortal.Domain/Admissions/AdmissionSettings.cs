using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>What differs from district to district (domain 3.7, 3.8, settled S17); the defaults are Beijing Xicheng's published rule where there is one.</summary>
public sealed record AdmissionSettings
{
    /// <summary>Working days between submission and the first day in force, at least.</summary>
    public int LeadWorkdays { get; init; } = 30;

    /// <summary>Working days from acceptance to the decision.</summary>
    public int DecisionWorkdays { get; init; } = 15;

    /// <summary>Working days that a consulted body has, unless told otherwise.</summary>
    public int ConsultationWorkdays { get; init; } = 5;

    /// <summary>Departments that are proposed for every consultation, by short name: legality and funds are always asked about (domain 3.6).</summary>
    public IReadOnlyList<string> AlwaysConsulted { get; init; } = ["区司法局", "区财政局"];

    /// <summary>Working days that must be left for the decision when a consultation ends.</summary>
    public int LeftToDecide { get; init; } = 3;

    /// <summary>Working days before the due day from which the clock is amber.</summary>
    public int WarningWorkdays { get; init; } = 2;

    /// <summary>Working days within which an emergency matter is filed (domain 3.10).</summary>
    public int EmergencyWorkdays { get; init; } = 3;

    /// <summary>Working days in which a department reviews the basis of its items after an amendment of the law, or its items in an annual review.</summary>
    public int ReviewWorkdays { get; init; } = 20;

    /// <summary>Hours a month that each village may be given in all (总量控制); null without cap.</summary>
    public decimal? HoursCap { get; init; }

    /// <summary>Whether the municipality approves too (报市政府审定).</summary>
    public bool Municipal { get; init; }

    /// <summary>Refuses limits under which no case could be decided in order. The first argument is the field.</summary>
    /// <exception cref="RuleViolationException"><c>setting.out-of-range</c> (field, least, most), <c>setting.no-time-to-consult</c>, <c>setting.warning-too-early</c>.</exception>
    public void RequireSensible()
    {
        Between(nameof(LeadWorkdays), LeadWorkdays, 0);
        Between(nameof(DecisionWorkdays), DecisionWorkdays, 1);
        Between(nameof(ConsultationWorkdays), ConsultationWorkdays, 1);
        Between(nameof(LeftToDecide), LeftToDecide, 0);
        Between(nameof(WarningWorkdays), WarningWorkdays, 0);
        Between(nameof(EmergencyWorkdays), EmergencyWorkdays, 1);
        Between(nameof(ReviewWorkdays), ReviewWorkdays, 1);
        if (AlwaysConsulted.Count > MostAlways) throw new RuleViolationException("setting.out-of-range", nameof(AlwaysConsulted), 0, MostAlways);
        if (HoursCap is <= 0 or > MostHours) throw new RuleViolationException("setting.out-of-range", nameof(HoursCap), 1, MostHours);
        if (ConsultationWorkdays + LeftToDecide > DecisionWorkdays) throw new RuleViolationException("setting.no-time-to-consult", nameof(ConsultationWorkdays));
        if (WarningWorkdays >= DecisionWorkdays) throw new RuleViolationException("setting.warning-too-early", nameof(WarningWorkdays));
    }

    private const int MostAlways = 10;
    private const int MostWorkdays = 250; // a year has about as many
    private const int MostHours = 744; // the hours of a month

    private static void Between(string name, int value, int least)
    {
        if (value < least || value > MostWorkdays) throw new RuleViolationException("setting.out-of-range", name, least, MostWorkdays);
    }
}
