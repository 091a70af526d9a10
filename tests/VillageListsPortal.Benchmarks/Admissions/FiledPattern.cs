using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Benchmarks.Bare;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>What the portal wrote when it filed one request: the rows after 提交审签 and those after 审签, to be copied.</summary>
internal sealed class FiledPattern
{
    public required FiledStep Submitted { get; init; }

    public required FiledStep Countersigned { get; init; }

    /// <summary>Reads the rows of a step that has just been taken.</summary>
    public static async Task<FiledStep> ReadAsync(NpgsqlDataSource database, Guid id)
    {
        await using var db = new BareDb(new DbContextOptionsBuilder<BareDb>().UseNpgsql(database).Options);
        var request = await db.Journal.Where(j => j.SubjectId == id).OrderByDescending(j => j.Id).Select(j => j.RequestId).FirstAsync();
        var journal = await db.Journal.AsNoTracking().Where(j => j.SubjectId == id && j.RequestId == request).OrderBy(j => j.Id).ToListAsync();
        var person = journal[0].PersonId;
        return new FiledStep(
            await db.Admissions.AsNoTracking().SingleAsync(a => a.Id == id),
            await db.Actors.AsNoTracking().SingleAsync(a => a.AdmissionId == id && a.PersonId == person),
            journal,
            await db.Notices.AsNoTracking().Where(n => n.SubjectId == id).ToListAsync());
    }
}

/// <summary>The rows of one step.</summary>
internal sealed record FiledStep(BareAdmission Admission, BareActor Actor, IReadOnlyList<BareJournal> Journal, IReadOnlyList<BareNotice> Notices)
{
    public BareActor ActorOf(Guid id) => new() { AdmissionId = id, PersonId = Actor.PersonId, Act = Actor.Act };

    public IEnumerable<BareJournal> JournalOf(Guid id) => Journal.Select(j => j.For(id));

    public IEnumerable<BareNotice> NoticesOf(Guid id) => Notices.Select(n => n.For(id));

    public BareAnswer Answer(Guid token, Guid id, string route) => new() { Token = token, PersonId = Actor.PersonId, Route = route, Answer = $"/admissions/{id}", At = TimeProvider.System.GetUtcNow() };
}
