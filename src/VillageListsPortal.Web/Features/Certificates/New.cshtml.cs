using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>群众要开什么？ One box: a kept item opens its form, a cancelled one gives its slip at once.</summary>
[Authorize(Policies.PrepareCertificates)]
public sealed class NewModel(PortalDb db, ItemSearch search, GiveSlip give, TimeProvider clock) : PortalPage
{
    private const int Most = 8;

    public sealed record Kept(string Code, string Title, string? TitleEn, Lane Lane, int Days, int NoticeDays, bool IsFor);

    public sealed record Recent(Guid Id, string Number, string Title, string? TitleEn, DateTimeOffset At);

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<FoundItem> Found { get; private set; } = [];

    public IReadOnlyList<Kept> Items { get; private set; } = [];

    public IReadOnlyList<Recent> Slips { get; private set; } = [];

    public CommitteeKind Committee { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Officer.IsVillage) return Forbid();
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostSlipAsync(string? code, string? askingBody)
    {
        if (!Officer.IsVillage) return Forbid();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await OnceAsync(() => give.RunAsync(Officer, code, askingBody), ShowAsync);
    }

    protected override string FieldOf(RuleViolationException broken) => broken is { Code: "paper.missing-character", Arguments: [_, string field] } ? field : "";

    private async Task<IActionResult> ShowAsync()
    {
        var today = Days.Today(clock);
        Committee = await db.Units.Where(u => u.Id == Officer.UnitId).Select(u => u.Committee!.Value).SingleAsync();
        if (!string.IsNullOrWhiteSpace(Q))
        {
            Found = await search.FindAsync(Q, today, [ListKind.Certificate, ListKind.Cancelled], Most);
            return Page();
        }

        Items = [.. (await db.ListItems.OfType<CertificateItem>().AsNoTracking()
            .Where(i => i.From <= today && (i.To == null || today < i.To)).OrderBy(i => i.Code).ToListAsync())
            .Select(i => new Kept(i.Code, i.Title, i.TitleEn, i.Lane, i.TimeLimitWorkdays, i.PublicNoticeDays, i.IsFor(Committee)))];
        Slips = await (
            from s in db.RefusalSlips.Within(db, Officer.Jurisdiction).AsNoTracking()
            orderby s.Id descending
            join i in db.ListItems on s.ItemId equals i.Id
            select new Recent(s.Id, s.Number, i.Title, i.TitleEn, s.GivenAt)).Take(5).ToListAsync();
        return Page();
    }
}
