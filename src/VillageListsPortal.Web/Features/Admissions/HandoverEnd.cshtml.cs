using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>结束移交: one hand-over before its last day. Each has its own address, so that ending two from one page are two acts (settled S22).</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class HandoverEndModel(PortalDb db, HandOverCases handOver) : PortalPage
{
    private CaseHandover handover = null!;

    public string From { get; private set; } = "";

    public string To { get; private set; } = "";

    /// <summary>How many cases the deputy has by it.</summary>
    public int Open { get; private set; }

    public bool IsOver => handover.EndedAt is not null;

    [TempData(Key = "handover.done")]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return IsOver ? LocalRedirect(HandOverCases.Page) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await OnceAsync(
            async () =>
            {
                var answer = await handOver.EndAsync(handover, Officer.Actor);
                Done = "ended";
                return answer;
            },
            async () => await LoadAsync(id) ? Page() : NotFound());
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.CaseHandovers.SingleOrDefaultAsync(h => h.Id == id) is not { } found) return false;
        handover = found;
        var names = await db.Persons.Where(p => p.Id == found.FromPerson || p.Id == found.ToPerson).ToDictionaryAsync(p => p.Id, p => p.Name);
        (From, To) = (names[found.FromPerson], names[found.ToPerson]);
        Open = await db.Admissions.CountAsync(a => a.HandoverId == id && a.ClosedAt == null);
        return true;
    }
}
