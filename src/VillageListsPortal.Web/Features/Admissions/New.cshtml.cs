using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Begins a request: what is asked for, on which list. Amending starts from the version in force.</summary>
[Authorize(Policies.FileAdmissions)]
public sealed class NewModel(PortalDb db, Idempotency once, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public AdmissionKind Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public ListKind List { get; set; } = ListKind.Assistance;

    [BindProperty(SupportsGet = true)]
    [StringLength(40, ErrorMessage = "new.item.long")]
    public string? Code { get; set; }

    /// <summary>Items in force that can be amended or removed.</summary>
    public IReadOnlyList<ItemChoice> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await ShowAsync();

    public Task<IActionResult> OnPostAsync() => !ModelState.IsValid ? InvalidAsync(ShowAsync) : OnceAsync(
        async () =>
        {
            var draft = Admission.Draft(await RequestAsync(), Officer.Actor, clock.GetUtcNow());
            db.Admissions.Add(draft);
            var address = $"/admissions/{draft.Id}/edit";
            once.Answer(address);
            await db.SaveChangesAsync();
            return address;
        },
        ShowAsync);

    protected override string FieldOf(RuleViolationException broken) => nameof(Code);

    private async Task<AdmissionRequest> RequestAsync()
    {
        if (Kind == AdmissionKind.TemporaryTask) return new AdmissionRequest { Kind = Kind, List = ListKind.Assistance, Villages = Officer.UnitKind == UnitKind.Township ? new VillageScope(false, [Officer.UnitId]) : VillageScope.All };
        if (Kind == AdmissionKind.AddItem) return new AdmissionRequest { Kind = Kind, List = List };
        var code = Code?.Trim().ToUpperInvariant() ?? "";
        if (code.Length == 0) throw new RuleViolationException("field.missing", "item");
        var item = await db.ListItems.AsNoTracking().InForce(code, Days.Today(clock)).SingleOrDefaultAsync() ?? throw new RuleViolationException("admission.item-gone", code);
        return ItemRequests.Of(item, Kind);
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (ItemCode.KindOf(Code) is { } list) List = list;
        var today = Days.Today(clock);
        Items = await db.ListItems.AsNoTracking().Where(i => i.From <= today && (i.To == null || today < i.To)).OrderBy(i => i.Code).Select(i => new ItemChoice(i.Code, i.Title, i.TitleEn)).Take(400).ToListAsync();
        return Page();
    }
}

/// <summary>An item to choose.</summary>
public sealed record ItemChoice(string Code, string Title, string? TitleEn);
