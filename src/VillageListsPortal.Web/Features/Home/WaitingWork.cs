using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Admissions.Emergencies;
using VillageListsPortal.Web.Features.Notifications;
using VillageListsPortal.Web.Features.Reviews;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Home;

/// <summary>What waits for an officer, by the same table as the case pages: for the queue and for the count in the rail.</summary>
public sealed class WaitingWork(PortalDb db, UnreadNotices notices, WorkOfParts parts, TimeProvider clock)
{
    private static readonly CertificateStatus[] Open = [CertificateStatus.Draft, CertificateStatus.AwaitingSignature, CertificateStatus.Signed, CertificateStatus.Stamped];

    // One of these serves one request of one officer; the queue and the rail ask the same.
    private Counts? counts;
    private SigningScope? scope;

    private DateOnly Today => Days.Today(clock);

    public static bool IsAtVillageDesk(Officer officer) => officer.IsVillage && officer.Role != Role.SupervisionMember;

    /// <summary>How much waits: certificates, admissions, emergency matters, posts and slips to confirm, rows of the lists to confirm.</summary>
    public async Task<int> CountAsync(Officer officer) => (await CountsAsync(officer)).Waiting;

    /// <summary>What waits and what is unread, for rail and bell: one question to the database a page.</summary>
    public async Task<Counts> CountsAsync(Officer officer) => counts ??= await CountNowAsync(officer);

    private async Task<Counts> CountNowAsync(Officer officer)
    {
        var (me, unread) = (officer.PersonId, notices.Recent(officer));
        if (await WaitingIdsAsync(officer) is not { } waiting) return new Counts(0, await unread.CountAsync());
        return await db.Persons.Where(p => p.Id == me).Select(p => new Counts(waiting.Count(), unread.Count())).SingleAsync();
    }

    private async Task<IQueryable<Guid>?> WaitingIdsAsync(Officer officer)
    {
        var own = officer.Role switch
        {
            Role.SecurityOfficer => db.Posts.WaitingOn(Today).Select(p => p.Id).Concat(db.Users.WithWaitingSlip(clock.GetUtcNow()).Select(a => a.Id)),
            Role.Reviewer => ToConfirm().Select(i => i.Id),
            _ when IsAtVillageDesk(officer) => (await MineAsync(officer)).Select(c => c.Id),
            _ => null,
        };
        return new[] { own, parts.Admissions.Ids(officer), parts.Emergencies.Ids(officer), parts.Reviews.Ids(officer) }.OfType<IQueryable<Guid>>().Aggregate((IQueryable<Guid>?)null, (all, more) => all is null ? more : all.Concat(more));
    }

    /// <summary>How many rows of each list a reviewer can confirm, by the list's name.</summary>
    public Task<List<KindCount>> ToConfirmByListAsync() => ToConfirm()
        .GroupBy(i => EF.Property<string>(i, "kind")).OrderBy(g => g.Key).Select(g => new KindCount(g.Key, g.Count())).ToListAsync();

    public IQueryable<Certificate> Own(Officer officer) =>
        db.Certificates.Within(db, officer.Jurisdiction).AsNoTracking().Where(c => c.HeldBy == officer.UnitId);

    /// <summary>Certificates whose next step is this officer's.</summary>
    public async Task<IQueryable<Certificate>> MineAsync(Officer officer)
    {
        var (me, role) = (officer.PersonId, officer.Role);
        var drafts = CertificateWorkflow.Table.Allows(CertificateStatus.Draft, CertificateStep.Submit, role);
        var stamps = CertificateWorkflow.Table.Allows(CertificateStatus.Signed, CertificateStep.Stamp, role);
        var hands = CertificateWorkflow.Table.Allows(CertificateStatus.Stamped, CertificateStep.HandOver, role);
        var signs = await ScopeAsync(officer);
        return Own(officer).Where(c =>
            (drafts && c.Status == CertificateStatus.Draft)
            || ((signs.Everything || signs.Items.Contains(c.ItemCode)) && c.Status == CertificateStatus.AwaitingSignature && !c.Preparers.Contains(me))
            || (stamps && c.Status == CertificateStatus.Signed && c.Issue!.SignedBy != me)
            || (hands && c.Status == CertificateStatus.Stamped));
    }

    /// <summary>Open certificates of the village that wait for somebody else.</summary>
    public async Task<IQueryable<Certificate>> OthersAsync(Officer officer)
    {
        var mine = (await MineAsync(officer)).Select(c => c.Id);
        return Own(officer).Where(c => Open.Contains(c.Status) && !mine.Contains(c.Id));
    }

    /// <summary>Drafted rows in force, without those on a superseded text, which nobody can confirm (domain part 2).</summary>
    private IQueryable<ListItem> ToConfirm()
    {
        var cited = db.LawCitations.HoldingOn(Today);
        return db.ListItems.Where(i => i.Provenance == Provenance.Drafted && i.From <= Today && (i.To == null || Today < i.To)
            && !cited.Any(c => c.ItemCode == i.Code && db.Laws.Any(l => l.Id == c.LawId && l.InForceTo < Today)));
    }

    private async Task<SigningScope> ScopeAsync(Officer officer)
    {
        if (!CertificateWorkflow.Table.Allows(CertificateStatus.AwaitingSignature, CertificateStep.Sign, officer.Role)) return SigningScope.None;
        return scope ??= (await db.SealPolicyOfAsync(officer.UnitId, Today)).ScopeOf(officer.Actor, Today);
    }
}

/// <summary>How many rows of a list.</summary>
public sealed record KindCount(string Kind, int Count);

/// <summary>How much waits for an officer, and how many notices are unread.</summary>
public sealed record Counts(int Waiting, int Unread);

/// <summary>What waits in the other parts.</summary>
public sealed record WorkOfParts(AdmissionWork Admissions, EmergencyWork Emergencies, ReviewWork Reviews);
