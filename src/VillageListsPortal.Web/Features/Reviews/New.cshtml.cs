using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>A reviewer opens the annual review of a list.</summary>
[Authorize(Policies.LeadReviews)]
public sealed class NewModel(PortalDb db, OpenReview open, Idempotency once) : PortalPage
{
    [BindProperty]
    public ListKind List { get; set; } = ListKind.Assistance;

    [BindProperty]
    public DateOnly? Due { get; set; }

    public async Task OnGetAsync() => Due = await open.DueAsync();

    public Task<IActionResult> OnPostAsync() => !ModelState.IsValid ? InvalidAsync(ShowAsync) : OnceAsync(
        async () =>
        {
            var address = $"/reviews/{await open.AnnualAsync(List, Due ?? throw new RuleViolationException("field.missing", "due"), Officer)}";
            once.Answer(address);
            await db.SaveChangesAsync();
            return address;
        },
        ShowAsync);

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is ["due", ..] ? nameof(Due) : nameof(List);

    private Task<IActionResult> ShowAsync() => Task.FromResult<IActionResult>(Page());
}
