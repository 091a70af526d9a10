using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Administration.Settings;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>区级设置: limits of admissions and the bodies that act for the district, each from a day on, with all that held before.</summary>
[Authorize(Policies.ManageSettings)]
public sealed class SettingsModel(SettingsOfDistrict settings, TimeProvider clock) : PortalPage
{
    /// <summary>The limits as typed; what is left out counts as missing.</summary>
    public sealed class LimitsInput
    {
        public int? LeadWorkdays { get; set; }
        public int? DecisionWorkdays { get; set; }
        public int? ConsultationWorkdays { get; set; }
        public int? LeftToDecide { get; set; }
        public int? WarningWorkdays { get; set; }
        public int? EmergencyWorkdays { get; set; }
        public int? ReviewWorkdays { get; set; }
        public decimal? HoursCap { get; set; }
        public string? AlwaysConsulted { get; set; }
        public bool Municipal { get; set; }

        public static LimitsInput Of(AdmissionSettings s) => new()
        {
            LeadWorkdays = s.LeadWorkdays,
            DecisionWorkdays = s.DecisionWorkdays,
            ConsultationWorkdays = s.ConsultationWorkdays,
            LeftToDecide = s.LeftToDecide,
            WarningWorkdays = s.WarningWorkdays,
            EmergencyWorkdays = s.EmergencyWorkdays,
            ReviewWorkdays = s.ReviewWorkdays,
            HoursCap = s.HoursCap,
            AlwaysConsulted = string.Join(NameLists.Between, s.AlwaysConsulted),
            Municipal = s.Municipal,
        };

        /// <summary>The fields in the order of the page, with what is typed in them.</summary>
        public IEnumerable<(string Name, int? Value)> Workdays() =>
        [
            (nameof(LeadWorkdays), LeadWorkdays), (nameof(DecisionWorkdays), DecisionWorkdays), (nameof(ConsultationWorkdays), ConsultationWorkdays),
            (nameof(LeftToDecide), LeftToDecide), (nameof(WarningWorkdays), WarningWorkdays), (nameof(EmergencyWorkdays), EmergencyWorkdays),
            (nameof(ReviewWorkdays), ReviewWorkdays),
        ];

        public AdmissionSettings Settings() => new()
        {
            LeadWorkdays = Need(LeadWorkdays, nameof(LeadWorkdays)),
            DecisionWorkdays = Need(DecisionWorkdays, nameof(DecisionWorkdays)),
            ConsultationWorkdays = Need(ConsultationWorkdays, nameof(ConsultationWorkdays)),
            LeftToDecide = Need(LeftToDecide, nameof(LeftToDecide)),
            WarningWorkdays = Need(WarningWorkdays, nameof(WarningWorkdays)),
            EmergencyWorkdays = Need(EmergencyWorkdays, nameof(EmergencyWorkdays)),
            ReviewWorkdays = Need(ReviewWorkdays, nameof(ReviewWorkdays)),
            HoursCap = HoursCap,
            AlwaysConsulted = NameLists.Of(AlwaysConsulted),
            Municipal = Municipal,
        };

        private static int Need(int? value, string name) => value ?? throw new RuleViolationException("setting.missing", name);
    }

    public static readonly AdmissionSettings Defaults = new();

    [BindProperty]
    public LimitsInput Limits { get; set; } = new();

    [BindProperty]
    public DateOnly? LimitsFrom { get; set; }

    [BindProperty]
    public LeadBody? Lead { get; set; }

    [BindProperty]
    public string? CorrectionBody { get; set; }

    [BindProperty]
    public DateOnly? BodiesFrom { get; set; }

    public IReadOnlyList<SettingRow<AdmissionSettings>> LimitsSet { get; private set; } = [];

    public IReadOnlyList<SettingRow<DistrictBodies>> BodiesSet { get; private set; } = [];

    public DateOnly Today => Days.Today(clock);

    [TempData(Key = "settings.saved")]
    public bool Saved { get; set; }

    /// <summary>What holds today.</summary>
    public AdmissionSettings LimitsNow => LimitsSet.FirstOrDefault(r => r.From <= Today)?.Value ?? Defaults;

    /// <summary>The bodies of today.</summary>
    public DistrictBodies BodiesNow => BodiesSet.FirstOrDefault(r => r.From <= Today)?.Value ?? DistrictBodies.Unset;

    /// <summary>A number's default.</summary>
    public static int DefaultOf(string name) => LimitsInput.Of(Defaults).Workdays().First(f => f.Name == name).Value!.Value;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        FillLimits();
        FillBodies();
    }

    public async Task<IActionResult> OnPostLimitsAsync()
    {
        if (!ModelState.IsValid) return await InvalidAsync(ShowLimitsAsync);
        return await TryOnceAsync(() => DoneAsync(() => settings.SetLimitsAsync(LimitsFrom, Limits.Settings(), Officer.Actor)), ShowLimitsAsync);
    }

    public async Task<IActionResult> OnPostBodiesAsync()
    {
        if (!ModelState.IsValid) return await InvalidAsync(ShowBodiesAsync);
        return await TryOnceAsync(() => DoneAsync(() => settings.SetBodiesAsync(BodiesFrom, new DistrictBodies(Lead ?? LeadBody.CivilAffairs, CorrectionBody), Officer.Actor)), ShowBodiesAsync);
    }

    protected override string FieldOf(RuleViolationException broken) => broken switch
    {
        { Code: "setting.missing" or "setting.out-of-range" or "setting.no-time-to-consult" or "setting.warning-too-early" or "setting.no-department" } => $"{nameof(Limits)}.{broken.Arguments[0]}",
        { Code: "field.missing" or "field.too-long" } => nameof(CorrectionBody),
        { Code: "setting.from-missing" or "setting.from-past" or "setting.day-taken" } => Request.Query["handler"] == "Bodies" ? nameof(BodiesFrom) : nameof(LimitsFrom),
        _ => Request.Query["handler"] == "Bodies" ? nameof(CorrectionBody) : "",
    };

    private const string Address = "/admin/settings";

    private async Task<IActionResult> DoneAsync(Func<Task> act)
    {
        AnswerWith(Address);
        await act();
        Saved = true;
        return LocalRedirect(Address);
    }

    private async Task<IActionResult> ShowLimitsAsync()
    {
        await LoadAsync();
        FillBodies();
        return Page();
    }

    private async Task<IActionResult> ShowBodiesAsync()
    {
        await LoadAsync();
        FillLimits();
        return Page();
    }

    private async Task LoadAsync() => (LimitsSet, BodiesSet) = (await settings.LimitsAsync(), await settings.BodiesAsync());

    private void FillLimits() => (Limits, LimitsFrom) = (LimitsInput.Of(LimitsNow), Today.AddDays(1));

    private void FillBodies() => (Lead, CorrectionBody, BodiesFrom) = (BodiesNow.Lead, BodiesNow.CorrectionBody, Today.AddDays(1));
}
