using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Home;

/// <summary>Marker of the texts of this part.</summary>
public sealed class HomeTexts;

/// <summary>What waits for me, for others, what is done (experience.md). Nothing here counts anybody's activity.</summary>
[Authorize(Policies.InPost)]
public sealed class WorkModel(PortalDb db, TimeProvider clock) : PortalPage
{
    private const int Most = 50;

    /// <summary>One line: a link to the next action.</summary>
    public sealed record Row(string Href, string Title, string Detail, string State, string Tone, string Action, DateTimeOffset At);

    private sealed record Found(Guid Id, CertificateStatus Status, string ItemCode, string Title, string Name, IReadOnlyList<Guid> Preparers, Guid? SignedBy, string? Number, bool Returned, DateTimeOffset At);

    public IReadOnlyList<Row> Mine { get; private set; } = [];

    public IReadOnlyList<Row> Others { get; private set; } = [];

    public IReadOnlyList<Row> Done { get; private set; } = [];

    public DateOnly Today => Days.Today(clock);

    /// <summary>Grants of posts that wait for the security officer; rows of the lists that wait for a reviewer.</summary>
    public int Waiting { get; private set; }

    public async Task OnGetAsync()
    {
        if (Officer.IsVillage && Officer.Role is not Role.SupervisionMember) await LoadCertificatesAsync();
        if (Officer.Role == Role.SecurityOfficer) Waiting = await db.Posts.CountAsync(p => p.ConfirmedAt == null && p.To == null);
        if (Officer.Role == Role.Reviewer) Waiting = await db.ListItems.CountAsync(i => i.To == null && (i.Provenance == Provenance.Drafted || i.Provenance == Provenance.PublishedGuide || i.Provenance == Provenance.ProvincialList));
    }

    private async Task LoadCertificatesAsync()
    {
        CertificateStatus[] open = [CertificateStatus.Draft, CertificateStatus.AwaitingSignature, CertificateStatus.Signed, CertificateStatus.Stamped];
        var own = db.Certificates.Within(db, Officer.Jurisdiction).AsNoTracking().Where(c => c.UnitId == Officer.UnitId);
        var rows = await Project(own.Where(c => open.Contains(c.Status)).OrderByDescending(c => c.Id).Take(Most)).ToListAsync();
        var done = await Project(own.Where(c => c.Status == CertificateStatus.HandedOver || c.Status == CertificateStatus.Voided).OrderByDescending(c => c.Id).Take(5)).ToListAsync();
        var policy = await db.SealPolicyOfAsync(Officer.UnitId, Today);
        var mine = rows.ToLookup(r => StepOf(r, policy) is not null);
        Mine = [.. mine[true].Select(r => RowOf(r, StepOf(r, policy)))];
        Others = [.. mine[false].Select(r => RowOf(r, null))];
        Done = [.. done.Select(r => RowOf(r, null))];
    }

    private IQueryable<Found> Project(IQueryable<Certificate> rows) =>
        from c in rows
        join i in db.ListItems on c.ItemId equals i.Id
        orderby c.Id descending
        select new Found(c.Id, c.Status, c.ItemCode, i.Title, c.ApplicantName, c.Preparers, c.Issue!.SignedBy, c.Issue!.NumberText, c.ReturnReason != null, c.SubmittedAt ?? c.PreparedAt);

    /// <summary>The step that waits for this officer, by the same table as the case page.</summary>
    private string? StepOf(Found r, SealPolicy policy) => r.Status switch
    {
        CertificateStatus.Draft when Officer.Role is Role.VillageClerk or Role.TownshipStaff => "edit",
        CertificateStatus.AwaitingSignature when !r.Preparers.Contains(Officer.PersonId) && policy.MaySign(Officer.Actor, r.ItemCode, Today)
            && CertificateWorkflow.Table.Allows(r.Status, CertificateStep.Sign, Officer.Role) => "sign",
        CertificateStatus.Signed when Officer.Role == Role.SealKeeper && r.SignedBy != Officer.PersonId => "stamp",
        CertificateStatus.Stamped when CertificateWorkflow.Table.Allows(r.Status, CertificateStep.HandOver, Officer.Role) => "hand-over",
        _ => null,
    };

    private static Row RowOf(Found r, string? step) => new(
        $"/certificates/{r.Id}{(step is null ? "" : "/" + step)}", $"{r.Title}　{r.Name}", r.Number ?? "", r.Status.ToString(),
        r.Returned && r.Status == CertificateStatus.Draft ? "stop" : r.Status is CertificateStatus.HandedOver ? "" : r.Status is CertificateStatus.Voided ? "stop" : "wait", step ?? "open", r.At);
}
