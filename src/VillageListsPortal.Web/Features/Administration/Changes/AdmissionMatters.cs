using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Reviews;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>How many open admissions, questions, emergency matters and reviews of items pass; no case data (settled S7).</summary>
public sealed record PassedAdmissions(int Requests, int Questions, int Emergencies, int Reviews)
{
    public static readonly PassedAdmissions None = new(0, 0, 0, 0);

    public bool Any => Requests + Questions + Emergencies + Reviews > 0;
}

/// <summary>Moves what a unit has asked for, was asked about, has issued and has to review to its heir (settled S29), in memory, by the verbs of the domain. A unit that goes on keeps its own.</summary>
/// <param name="passing">From the unit to its heir.</param>
/// <param name="others">To the other units that come out of it in a split.</param>
public sealed class AdmissionMatters(PortalDb db, Passing passing, IReadOnlyList<Passing> others, Actor by, DateTimeOffset now)
{
    private static readonly AdmissionStatus[] Answerable = [AdmissionStatus.Consulting, AdmissionStatus.Assessing];

    public async Task<PassedAdmissions> PassAsync() =>
        passing.From == passing.To
            ? PassedAdmissions.None with { Emergencies = await TasksAsync(others) }
            : new PassedAdmissions(await RequestsAsync(), await QuestionsAsync(), await IssuedAsync() + await TasksAsync([passing, .. others]), await ReviewsAsync());

    private async Task<int> RequestsAsync()
    {
        var open = await db.Admissions.Where(a => a.UnitId == passing.From && a.ClosedAt == null).OrderBy(a => a.Id).ToListAsync();
        foreach (var admission in open) admission.PassTo(passing, by, now);
        return open.Count;
    }

    /// <summary>Where the heir asks itself or is asked in the same round, the question of the body that was lapses on its day: nobody answers twice (domain 3.5).</summary>
    private async Task<int> QuestionsAsync()
    {
        var (from, to) = (passing.From, passing.To);
        var asked = await db.Consultations
            .Where(c => c.UnitId == from && c.Answer == null && db.Admissions.Any(a => a.Id == c.AdmissionId && Answerable.Contains(a.Status) && a.UnitId != to && a.UnitId != from))
            .Where(c => !db.Consultations.Any(o => o.AdmissionId == c.AdmissionId && o.Round == c.Round && o.UnitId == to)).OrderBy(c => c.Id).ToListAsync();
        asked = [.. asked.Where(c => !db.Consultations.Local.Any(o => o.AdmissionId == c.AdmissionId && o.Round == c.Round && o.UnitId == to))]; // the other village of this merger was asked too
        foreach (var consultation in asked) consultation.PassTo(passing, by, now);
        return asked.Count;
    }

    private async Task<int> IssuedAsync()
    {
        var from = passing.From;
        var issued = await db.EmergencyMatters.Where(m => m.UnitId == from && (m.Status != EmergencyStatus.Acknowledged || m.EndedOn == null)).OrderBy(m => m.Id).ToListAsync();
        foreach (var matter in issued) matter.PassTo(passing, by, now);
        return issued.Count;
    }

    /// <summary>What holds at a place holds in every village that it becomes (domain 3.10).</summary>
    private async Task<int> TasksAsync(IReadOnlyList<Passing> successors)
    {
        if (successors.Count == 0) return 0;
        var from = passing.From;
        var had = await db.EmergencyMatters.Include(m => m.Villages).Where(m => m.EndedOn == null && m.Villages.Any(v => v.UnitId == from)).OrderBy(m => m.Id).ToListAsync();
        foreach (var matter in had)
        {
            foreach (var successor in successors) matter.PassVillage(successor, by, now);
            db.Entry(matter).Property(m => m.Status).IsModified = true; // one more village is another version of the matter: who files or ends it as it was loses the race
        }

        return had.Count;
    }

    /// <summary>Items of open reviews, and those whose request is still under way; the heir is told once for each review.</summary>
    private async Task<int> ReviewsAsync()
    {
        var unit = passing.From;
        var open = await (
            from i in db.ItemReviews
            join r in db.ReviewRounds on i.RoundId equals r.Id
            where i.UnitId == unit && i.Status != ItemReviewStatus.Settled && (r.Status == ReviewRoundStatus.Open || i.Status == ItemReviewStatus.Requested)
            orderby i.Id
            select new { Item = i, Round = r }).ToListAsync();
        foreach (var found in open) found.Item.PassTo(passing, by, now);
        db.Notices.AddRange(open.Where(f => !f.Item.IsAnswered).GroupBy(f => f.Round).Select(round => ReviewNotices.Passed(round.Key, passing.To, round.Count(), now)));
        return open.Count;
    }
}
