using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>交付 to the person, or to someone with name and relation.</summary>
[Authorize(Policies.HandOverCertificates)]
public sealed class HandOverModel(PortalDb db, TimeProvider clock, IStringLocalizer<PaperTexts> words) : CasePage(db, clock)
{
    [BindProperty]
    public string? ReceiverName { get; set; }

    [BindProperty]
    public string? Relation { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (Officer.SeesMasked || !May(CertificateStep.HandOver)) return LocalRedirect($"/certificates/{id}");
        var agent = Certificate.Request.Attendance.AgentName;
        ReceiverName = agent ?? Certificate.ApplicantName;
        Relation = agent is null ? words["relation.self"] : Certificate.Request.Attendance.AgentRelation;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await OnceAsync(async () =>
        {
            Certificate.HandOver(ReceiverName, Relation, Officer.Actor, Now);
            return await SaveAsync($"/certificates/{id}");
        }, async () => await LoadAsync(id) ? Page() : NotFound());
    }

    protected override string FieldOf(RuleViolationException broken) => broken switch
    {
        { Code: var code } when code.StartsWith("name.", StringComparison.Ordinal) => nameof(ReceiverName),
        { Code: "field.missing" or "field.too-long" } => broken.Arguments is ["name", ..] ? nameof(ReceiverName) : nameof(Relation),
        _ => "",
    };
}
