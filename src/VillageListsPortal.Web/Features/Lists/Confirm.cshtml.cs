using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>A reviewer confirms a row: that changes only its provenance (settled S10).</summary>
[Authorize(Policies.ConfirmListItems)]
public sealed class ConfirmModel(PortalDb db, ListQueries queries, ItemFacts facts, Idempotency once, TimeProvider clock) : PortalPage
{
    public ListKind Kind { get; private set; }

    public ItemView Shown { get; private set; } = null!;

    public DateOnly Today { get; } = Days.Today(clock);

    public IReadOnlyList<Fact> Facts => facts.All(Shown.Item);

    public bool Done => Shown.Item.Provenance.IsTheDistricts();

    /// <summary>The version that was looked at.</summary>
    [BindProperty]
    public Guid ItemId { get; set; }

    public Task<IActionResult> OnGetAsync(string kind, string code) => ShowAsync(kind, code);

    public async Task<IActionResult> OnPostAsync(string kind, string code)
    {
        if (ListKinds.Parse(kind) is not { } known || await queries.InForceAsync(known, code, Today) is not { } item) return NotFound();
        return await OnceAsync(() => ConfirmAsync(item), () => ShowAsync(kind, code));
    }

    private async Task<string> ConfirmAsync(ListItem item)
    {
        if (item.Id != ItemId) throw new DbUpdateConcurrencyException("Another version is in force by now.");
        item.Confirm(await queries.CitesSupersededLawAsync(item.Code, Today), Officer.Actor, clock.GetUtcNow());
        var address = $"/lists/{item.Kind.Slug()}/{item.Code}";
        once.Answer(address);
        await db.SaveChangesAsync();
        return address;
    }

    private async Task<IActionResult> ShowAsync(string kind, string code)
    {
        if (ListKinds.Parse(kind) is not { } known) return NotFound();
        Kind = known;
        if ((await queries.VersionsAsync(known, code, Today)).FirstOrDefault(v => v.Item.InForceOn(Today)) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
