using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.WorkingDays;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>What a day is, as chosen on the page.</summary>
public enum DayChoice
{
    Holiday,
    Workday,
    ByWeek,
}

/// <summary>工作日历: the State Council's notices by year; a day is changed or a year imported after a look at the due days that move (settled S2).</summary>
[Authorize(Policies.ManageSettings)]
[RequestSizeLimit(MostBytes + (64 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes + (64 * 1024))]
public sealed class CalendarModel(PortalDb db, ChangeCalendar change, TimeProvider clock) : PortalPage
{
    /// <summary>A year has about forty rows of thirty bytes.</summary>
    private const int MostBytes = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public DayChoice? Choice { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The plan that was looked at.</summary>
    [BindProperty]
    public string? Plan { get; set; }

    public IReadOnlyList<CalendarRow> Rows { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    public int Shown { get; private set; }

    public IReadOnlyList<LineFault> Faults { get; private set; } = [];

    public CalendarPreview? Preview { get; private set; }

    /// <summary>Years that people reckon with now but whose notice is missing (暂估).</summary>
    public IReadOnlyList<int> Missing { get; private set; } = [];

    [TempData(Key = "calendar.saved")]
    public bool Saved { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid) return BadRequest();
        await LoadAsync();
        if (Day is not { } day) return Page();
        var row = Rows.FirstOrDefault(r => r.Date == day);
        (Choice, Name) = (row?.Kind switch { CalendarDayKind.Holiday => DayChoice.Holiday, CalendarDayKind.Workday => DayChoice.Workday, _ => DayChoice.ByWeek }, row?.Name);
        return Page();
    }

    public async Task<IActionResult> OnPostDayAsync()
    {
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await TryAsync(() => LookAsync([OneDay()]), ShowAsync);
    }

    public async Task<IActionResult> OnPostFileAsync(IFormFile? file)
    {
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await TryAsync(async () =>
        {
            if (file is null || file.Length == 0) throw new RuleViolationException("calendar.file-missing");
            if (file.Length > MostBytes) throw new RuleViolationException("calendar.file-too-large", MostBytes / 1024);
            var (days, faults) = CalendarFile.Read(new StringReader(await TextAsync(file)));
            if (faults.Count == 0) return await LookAsync(days);
            Faults = faults;
            return await InvalidAsync(ShowAsync);
        }, ShowAsync);
    }

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await OnceAsync(async () =>
        {
            var (days, faults) = CalendarFile.Read(new StringReader(Plan ?? ""));
            if (faults.Count > 0) throw new RuleViolationException("calendar.plan-broken");
            var address = $"/admin/calendar?year={days[^1].Date.Year}";
            AnswerWith(address);
            await change.RunAsync(days, Officer.Actor);
            Saved = true;
            return address;
        }, ShowAsync);
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code switch
    {
        "calendar.day-missing" or "calendar.workday-on-weekday" or "calendar.year-missing" => nameof(Day),
        "calendar.name" => nameof(Name),
        "calendar.kind-missing" => "Choice_Holiday",
        "calendar.file-missing" or "calendar.file-too-large" or "calendar.file-encoding" or "calendar.year-thin" => "file",
        _ => "",
    };

    private DayPlan OneDay()
    {
        if (Day is not { } day) throw new RuleViolationException("calendar.day-missing");
        if (Choice is not { } choice) throw new RuleViolationException("calendar.kind-missing");
        var name = SafeText.Check(Name, int.MaxValue);
        if (choice == DayChoice.ByWeek) return new DayPlan(day, null, "");
        if (!CalendarFile.IsName(name)) throw new RuleViolationException("calendar.name", CalendarFile.LongestName);
        if (choice == DayChoice.Workday && !CalendarFile.IsWeekend(day)) throw new RuleViolationException("calendar.workday-on-weekday");
        return new DayPlan(day, choice == DayChoice.Holiday ? CalendarDayKind.Holiday : CalendarDayKind.Workday, name);
    }

    private async Task<IActionResult> LookAsync(IReadOnlyList<DayPlan> days)
    {
        Preview = await change.PreviewAsync(days);
        Plan = CalendarFile.Write(days);
        ModelState.Clear(); // the form shows what was understood
        return await ShowAsync();
    }

    private static async Task<string> TextAsync(IFormFile file)
    {
        using var sent = new MemoryStream((int)file.Length);
        await file.CopyToAsync(sent);
        try
        {
            return Strict.GetString(sent.ToArray());
        }
        catch (DecoderFallbackException)
        {
            throw new RuleViolationException("calendar.file-encoding");
        }
    }

    private async Task<IActionResult> ShowAsync()
    {
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var thisYear = Days.Today(clock).Year;
        Years = await db.CalendarRows.AsNoTracking().Select(r => r.Date.Year).Distinct().OrderBy(y => y).ToListAsync();
        Missing = [.. new[] { thisYear, thisYear + 1 }.Except(Years)];
        Shown = Day?.Year ?? Year ?? thisYear;
        if (Shown is < 1949 or > 2199) Shown = thisYear;
        var (first, last) = (new DateOnly(Shown, 1, 1), new DateOnly(Shown, 12, 31));
        Rows = await db.CalendarRows.AsNoTracking().Where(r => r.Date >= first && r.Date <= last).OrderBy(r => r.Date).ToListAsync();
    }
}
