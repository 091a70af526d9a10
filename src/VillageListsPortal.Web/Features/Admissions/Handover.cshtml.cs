using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Marker of the texts of handing cases over.</summary>
public sealed class HandoverTexts;

/// <summary>移交案件: all open cases of a colleague who is away to a deputy, for a period; which hand-overs are in force, to be ended early; which ended lately.</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class HandoverModel(PortalDb db, HandOverCases handOver, TimeProvider clock) : PortalPage
{
    private const int MostEnded = 20;

    /// <summary>A case that stayed because the deputy could not act in it.</summary>
    public sealed record LeftOut(Guid Id, string? Number, string Title);

    /// <summary>One hand-over with names, how many cases the deputy has by it, and those that stayed.</summary>
    public sealed record Row(CaseHandover Handover, string From, string To, string By, int Open, IReadOnlyList<LeftOut> LeftOut);

    [BindProperty]
    public Guid? From { get; set; }

    [BindProperty]
    public Guid? To { get; set; }

    [BindProperty]
    public DateOnly? FirstDay { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public IReadOnlyList<ReviewerCases> Reviewers { get; private set; } = [];

    /// <summary>Planned and in force, the first to begin first.</summary>
    public IReadOnlyList<Row> InForce { get; private set; } = [];

    /// <summary>Ended lately, the last first.</summary>
    public IReadOnlyList<Row> Ended { get; private set; } = [];

    [TempData(Key = "handover.done")]
    public string? Done { get; set; }

    public DateOnly Today => Days.Today(clock);

    public Task<IActionResult> OnGetAsync()
    {
        FirstDay = Today;
        return ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await OnceAsync(async () =>
        {
            if (From is not { } from) throw new RuleViolationException("handover.from-missing");
            if (To is not { } to) throw new RuleViolationException("handover.to-missing");
            var first = FirstDay ?? Today;
            var answer = await handOver.RunAsync(from, to, (first, LastDay), Officer.Actor);
            Done = first > Today ? "planned" : "begun";
            return answer;
        }, ShowAsync);
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code switch
    {
        "handover.from-missing" or "handover.nothing" or "handover.none-possible" or "handover.already" or "handover.is-deputy" => nameof(From),
        "handover.from-past" => nameof(FirstDay),
        "handover.until-before-from" => nameof(LastDay),
        "handover.only-reviewer" => "",
        _ => nameof(To),
    };

    private async Task<IActionResult> ShowAsync()
    {
        Reviewers = await handOver.ReviewersAsync();
        InForce = await RowsAsync(db.CaseHandovers.Where(h => h.EndedAt == null).OrderBy(h => h.From).ThenBy(h => h.Id));
        Ended = await RowsAsync(db.CaseHandovers.Where(h => h.EndedAt != null).OrderByDescending(h => h.EndedAt).Take(MostEnded));
        return Page();
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(IQueryable<CaseHandover> sought)
    {
        var found = await sought.AsNoTracking().Select(h => new
        {
            Handover = h,
            From = db.Persons.First(p => p.Id == h.FromPerson).Name,
            To = db.Persons.First(p => p.Id == h.ToPerson).Name,
            By = db.Persons.Where(p => p.Id == h.GivenBy).Select(p => p.Name).FirstOrDefault(),
            Open = db.Admissions.Count(a => a.HandoverId == h.Id && a.ClosedAt == null),
        }).ToListAsync();
        var left = found.SelectMany(f => f.Handover.LeftOut).ToList();
        var titles = await db.Admissions.AsNoTracking().Where(a => left.Contains(a.Id)).Select(a => new LeftOut(a.Id, a.Number, a.Title)).ToDictionaryAsync(a => a.Id);
        return [.. found.Select(f => new Row(f.Handover, f.From, f.To, f.By ?? "", f.Open, [.. f.Handover.LeftOut.Where(titles.ContainsKey).Select(id => titles[id])]))];
    }
}
