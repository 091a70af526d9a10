using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Marker of the texts of handing cases over.</summary>
public sealed class HandoverTexts;

/// <summary>移交案件: all open cases of a colleague to another reviewer, and back; below, who did that lately.</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class HandoverModel(PortalDb db, HandOverCases handOver) : PortalPage
{
    private const int Most = 20;

    /// <summary>One time that cases were handed over.</summary>
    public sealed record Trace(DateTimeOffset At, string? By, string? From, string? To, int Count);

    [BindProperty]
    public Guid? From { get; set; }

    [BindProperty]
    public Guid? To { get; set; }

    /// <summary>Only what was taken over from the one who gets it.</summary>
    [BindProperty]
    public bool OnlyBack { get; set; }

    public IReadOnlyList<ReviewerCases> Reviewers { get; private set; } = [];

    public IReadOnlyList<Trace> Traces { get; private set; } = [];

    [TempData(Key = "handover.count")]
    public int? Done { get; set; }

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await TryAsync(async () =>
        {
            if (From is not { } from) throw new RuleViolationException("handover.from-missing");
            if (To is not { } to) throw new RuleViolationException("handover.to-missing");
            Done = await handOver.RunAsync(from, to, OnlyBack, Officer.Actor);
            return LocalRedirect("/admissions/handover");
        }, ShowAsync);
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code is "handover.from-missing" or "handover.nothing" ? nameof(From) : nameof(To);

    private async Task<IActionResult> ShowAsync()
    {
        Reviewers = await handOver.ReviewersAsync();
        var rows = await db.JournalRows.AsNoTracking().Where(r => r.What == nameof(CasesHandedOver)).OrderByDescending(r => r.Id).Take(Most).ToListAsync();
        var ids = rows.SelectMany(r => new[] { r.PersonId, r.SubjectId, ToOf(r) }).Distinct().ToList();
        var names = await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        Traces = [.. rows.Select(r => new Trace(r.At, names.GetValueOrDefault(r.PersonId), names.GetValueOrDefault(r.SubjectId), names.GetValueOrDefault(ToOf(r)), CountOf(r)))];
        return Page();
    }

    private static Guid ToOf(JournalRow row) => Guid.TryParse(row.After?.Split(' ')[^1], out var to) ? to : Guid.Empty;

    private static int CountOf(JournalRow row) => int.TryParse(row.After?.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0;
}
