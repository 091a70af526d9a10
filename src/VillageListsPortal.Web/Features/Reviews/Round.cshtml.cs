using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>One review: its clock, how far each unit is, and each item with its answer; also as a file.</summary>
[Authorize(Policies.ReadReviews)]
public sealed class RoundModel(PortalDb db, ReviewQueries queries, RulesOfDistrict rules, ReviewExport export, TimeProvider clock) : PortalPage
{
    /// <summary>One unit's items only.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }

    public ReviewRound Round { get; private set; } = null!;

    public Law? Law { get; private set; }

    public IReadOnlyList<ReviewRow> All { get; private set; } = [];

    public IEnumerable<ReviewRow> Rows => All.Where(r => Unit is null || r.Review.UnitId == Unit);

    public IReadOnlyList<UnitProgress> Progress { get; private set; } = [];

    /// <summary>Working days left; negative once late.</summary>
    public int DaysLeft { get; private set; }

    public string Tone { get; private set; } = "";

    public bool MayClose => Round.Cause == ReviewCause.Annual && ReviewWorkflow.Rounds.Allows(Round.Status, ReviewRoundStep.Close, Officer.Role);

    /// <summary>Whether the officer has a step to take for the item.</summary>
    public bool Waits(ItemReview item) => Round.Status == ReviewRoundStatus.Open
        && ((item.Status == ItemReviewStatus.Open && item.UnitId == Officer.UnitId && Officer.Passes(Policies.AnswerReviews))
            || (ReviewWorkflow.Items.Allows(item.Status, ItemReviewStep.Accept, Officer.Role) && item.AnsweredBy != Officer.PersonId));

    public async Task<IActionResult> OnGetAsync(Guid id, [AllowedValues(null, "", "csv", "xlsx")] string? format)
    {
        if (!ModelState.IsValid) return BadRequest();
        var today = Days.Today(clock);
        All = await queries.RowsAsync(id, Officer, today);
        if (All.Count == 0) return NotFound();
        Round = await db.ReviewRounds.AsNoTracking().SingleAsync(r => r.Id == id);
        Law = await db.Laws.AsNoTracking().SingleOrDefaultAsync(l => l.Id == Round.LawId);
        Progress = ReviewQueries.Progress(All);
        var limits = await rules.ReadAsync();
        (DaysLeft, Tone) = (limits.Calendar.DaysLeft(today, Round.Due), ReviewQueries.Tone(Round, today, limits));
        return string.IsNullOrEmpty(format) ? Page() : await ExportAsync(format, export.Table([.. Rows]), nameof(ReviewRound), id);
    }
}
