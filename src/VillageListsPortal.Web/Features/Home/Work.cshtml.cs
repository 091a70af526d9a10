using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Admissions.Emergencies;
using VillageListsPortal.Web.Features.Reviews;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Home;

/// <summary>Marker of the texts of this part.</summary>
public sealed class HomeTexts;

/// <summary>What waits for me, for others, what is done (experience.md). Nothing here counts anybody's activity.</summary>
[Authorize(Policies.InPost)]
public sealed class WorkModel(PortalDb db, WaitingWork work, WorkOfParts parts, TimeProvider clock) : PortalPage
{
    private const int Most = 50;
    private const int Recent = 5;

    /// <summary>One line: a link to the next action.</summary>
    public sealed record Row(string Href, string Title, string? TitleEn, string Name, string? Number, string State, string Tone, string Action, DateTimeOffset At);

    private sealed record Found(Guid Id, CertificateStatus Status, string Title, string? TitleEn, string Name, string? Number, bool Returned, DateTimeOffset At);

    public IReadOnlyList<Row> Mine { get; private set; } = [];

    public IReadOnlyList<Row> Others { get; private set; } = [];

    public IReadOnlyList<Row> Done { get; private set; } = [];

    public DateOnly Today => Days.Today(clock);

    public bool IsAtVillageDesk => WaitingWork.IsAtVillageDesk(Officer);

    /// <summary>How much waits for this officer.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many of them are certificates.</summary>
    public int MineCount { get; private set; }

    public int OthersCount { get; private set; }

    /// <summary>Rows of the lists that wait for a reviewer.</summary>
    public IReadOnlyList<KindCount> ToConfirm { get; private set; } = [];

    /// <summary>Admissions that wait for this officer.</summary>
    public IReadOnlyList<AdmissionTask> Admissions { get; private set; } = [];

    /// <summary>Reviews in which this officer has something to answer or to accept.</summary>
    public IReadOnlyList<ReviewTask> Reviews { get; private set; } = [];

    /// <summary>Admissions past their day, whoever has them; told to approvers.</summary>
    public IReadOnlyList<AdmissionTask> Overdue { get; private set; } = [];

    /// <summary>Emergency matters that wait for this officer.</summary>
    public IReadOnlyList<EmergencyRow> Emergencies { get; private set; } = [];

    /// <summary>Emergency matters whose filing is overdue; told to the district.</summary>
    public IReadOnlyList<EmergencyRow> Unfiled { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Admissions = await parts.Admissions.RowsAsync(Officer, Most);
        Emergencies = await parts.Emergencies.RowsAsync(Officer, Most);
        Reviews = await parts.Reviews.RowsAsync(Officer, Most);
        if (Officer.Role == Role.Approver) Overdue = await parts.Admissions.OverdueAsync();
        if (Officer.IsOfDistrict()) Unfiled = await parts.Emergencies.OverdueAsync();
        Waiting = await work.CountAsync(Officer);
        if (Officer.Role == Role.Reviewer) ToConfirm = await work.ToConfirmByListAsync();
        if (!IsAtVillageDesk) return;
        var mine = await work.MineAsync(Officer);
        Mine = await RowsAsync(mine, Most, isMine: true);
        MineCount = Mine.Count < Most ? Mine.Count : await mine.CountAsync();
        var others = await work.OthersAsync(Officer);
        OthersCount = await others.CountAsync();
        Others = await RowsAsync(others, Most, isMine: false);
        Done = await RowsAsync(work.Own(Officer).Where(c => c.Status == CertificateStatus.HandedOver || c.Status == CertificateStatus.Voided), Recent, isMine: false);
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(IQueryable<Certificate> certificates, int most, bool isMine)
    {
        var found = await (
            from c in certificates
            join i in db.ListItems on c.ItemId equals i.Id
            orderby c.Id descending
            select new Found(c.Id, c.Status, i.Title, i.TitleEn, c.ApplicantName, c.Issue!.NumberText, c.ReturnReason != null, c.SubmittedAt ?? c.PreparedAt)).Take(most).ToListAsync();
        return [.. found.Select(r => RowOf(r, isMine ? StepOf(r.Status) : null))];
    }

    private static string StepOf(CertificateStatus status) => status switch
    {
        CertificateStatus.Draft => "edit",
        CertificateStatus.AwaitingSignature => "sign",
        CertificateStatus.Signed => "stamp",
        _ => "hand-over",
    };

    private static Row RowOf(Found r, string? step) => new(
        $"/certificates/{r.Id}{(step is null ? "" : "/" + step)}", r.Title, r.TitleEn, r.Name, r.Number, r.Status.ToString(),
        r.Returned && r.Status == CertificateStatus.Draft ? "stop" : r.Status is CertificateStatus.HandedOver ? "" : r.Status is CertificateStatus.Voided ? "stop" : "wait", step ?? "open", r.At);
}
