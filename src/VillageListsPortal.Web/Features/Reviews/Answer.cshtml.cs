using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>One item in a review: what it says, what the new text says, the answer, and what a reviewer makes of it.</summary>
[Authorize(Policies.AnswerReviews)]
public sealed class AnswerModel(PortalDb db, AnswerReview answer, ResponsibleUnits units, ItemFacts facts, TimeProvider clock) : PortalPage
{
    [BindProperty]
    public string? Article { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid? To { get; set; }

    /// <summary>The version of the row that the form was made from (settled S8).</summary>
    [BindProperty]
    public uint? Version { get; set; }

    public ReviewRound Round { get; private set; } = null!;

    public ItemReview Review { get; private set; } = null!;

    public ListItem Item { get; private set; } = null!;

    /// <summary>The new text with its articles, after a repeal the last one; null in an annual review.</summary>
    public Law? Law { get; private set; }

    public IReadOnlyList<AnsweringUnit> Departments { get; private set; } = [];

    /// <summary>Whether the officer may read the request: a reviewer only once it has left its unit.</summary>
    public bool ReachesRequest { get; private set; }

    public IReadOnlyList<Fact> Facts => facts.All(Item);

    /// <summary>Whether the table lets this officer take the step now.</summary>
    public bool May(ItemReviewStep step) => Round.Status == ReviewRoundStatus.Open && ReviewWorkflow.Items.Allows(Review.Status, step, Officer.Role) && step switch
    {
        ItemReviewStep.Accept => Review.AnsweredBy != Officer.PersonId,
        ItemReviewStep.Keep => Round.Cause == ReviewCause.Annual && Review.UnitId == Officer.UnitId,
        ItemReviewStep.NameArticle => Round.Cause != ReviewCause.Annual && Review.UnitId == Officer.UnitId,
        ItemReviewStep.Request => Review.UnitId == Officer.UnitId,
        _ => true,
    };

    public async Task<IActionResult> OnGetAsync(Guid id, Guid item) => await FindAsync(id, item) ? await ShowAsync() : NotFound();

    public Task<IActionResult> OnPostConfirmAsync(Guid id, Guid item) => StepAsync(id, item, () => answer.ConfirmAsync(Review, Round, (Article, Words), Officer));

    public Task<IActionResult> OnPostAmendAsync(Guid id, Guid item) => StepAsync(id, item, () => answer.RequestAsync(Review, Round, ReviewAnswer.Amend, Officer));

    public Task<IActionResult> OnPostRemoveAsync(Guid id, Guid item) => StepAsync(id, item, () => answer.RequestAsync(Review, Round, ReviewAnswer.Remove, Officer));

    public Task<IActionResult> OnPostAcceptAsync(Guid id, Guid item) => StepAsync(id, item, () => answer.AcceptAsync(Review, Round, Officer));

    public Task<IActionResult> OnPostReturnAsync(Guid id, Guid item) => StepAsync(id, item, () => answer.ReturnAsync(Review, Round, Reason, Officer));

    public Task<IActionResult> OnPostAssignAsync(Guid id, Guid item) => StepAsync(id, item, async () =>
    {
        var to = (await units.DepartmentsAsync()).Find(d => d.Id == To) ?? throw new RuleViolationException("field.missing", "to");
        return await answer.AssignAsync(Review, Round, to.Id, Officer);
    });

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments switch
    {
        ["article", ..] => nameof(Article),
        ["words", ..] => nameof(Words),
        ["reason", ..] => nameof(Reason),
        ["to", ..] => nameof(To),
        _ => broken.Code == "review.same-unit" ? nameof(To) : "",
    };

    private async Task<IActionResult> StepAsync(Guid id, Guid item, Func<Task<string>> take)
    {
        if (!await FindAsync(id, item)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await OnceAsync(
            () =>
            {
                if (Version is { } shown && shown != db.VersionOf(Review)) throw new DbUpdateConcurrencyException("The form was made from an older version.");
                return take();
            },
            async () => await FindAsync(id, item) ? await ShowAsync() : NotFound());
    }

    private async Task<bool> FindAsync(Guid id, Guid item)
    {
        if (await db.ItemReviews.ReachedBy(Officer).SingleOrDefaultAsync(i => i.Id == item && i.RoundId == id) is not { } found) return false;
        var (code, today) = (found.ItemCode, Days.Today(clock));
        (Review, Round) = (found, await db.ReviewRounds.SingleAsync(r => r.Id == id));
        Item = await db.ListItems.AsNoTracking().Where(i => i.Code == code && i.From <= today).OrderByDescending(i => i.Version).FirstAsync();
        Law = await db.Laws.AsNoTracking().Include(l => l.Articles.OrderBy(a => a.Ordinal)).SingleOrDefaultAsync(l => l.Id == Round.LawId);
        return true;
    }

    private async Task<IActionResult> ShowAsync()
    {
        Renew(nameof(Version));
        Version = db.VersionOf(Review);
        ReachesRequest = Review.AdmissionId is { } request && await db.Admissions.ReachedBy(db, Officer).AnyAsync(a => a.Id == request);
        if (May(ItemReviewStep.Assign)) Departments = [.. (await units.DepartmentsAsync()).Where(d => d.Id != Review.UnitId)];
        return Page();
    }
}
