using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>A post that passes; To is null where it ends.</summary>
public sealed record PassedPost(Guid Id, Person Person, Role Role, Unit From, Unit? To);

/// <summary>An open case that passes. To is the predecessor itself where it keeps it.</summary>
public sealed record PassedCase(Certificate Certificate, Unit From, Unit To);

/// <summary>What passes from one unit.</summary>
public sealed record PassedMatters(Unit From, Unit Heir, IReadOnlyList<PassedPost> Posts, IReadOnlyList<PassedCase> Cases, PassedAdmissions Admissions);

/// <summary>
/// Moves posts, open cases, admissions and the 印章管理制度 of a unit to its successors by the verbs of the domain (settled S29), in memory: the preview
/// shows it and saves nothing, the change that takes effect saves it.
/// </summary>
public sealed class Matters(PortalDb db, UnitChange change, IReadOnlyDictionary<Guid, Unit> units, Actor by, DateTimeOffset now)
{
    public static readonly CertificateStatus[] Open = [CertificateStatus.Draft, CertificateStatus.AwaitingSignature, CertificateStatus.Signed, CertificateStatus.Stamped];

    public async Task<PassedMatters> PassAsync(Unit predecessor)
    {
        var heir = units[change.Passings.FirstOrDefault(p => p.PredecessorId == predecessor.Id && p.IsHeir)?.SuccessorId ?? predecessor.Id];
        var matters = new PassedMatters(predecessor, heir, await PostsAsync(predecessor), await CasesAsync(predecessor, heir), await AdmissionsOf(predecessor, heir).PassAsync());
        if (heir.Id != predecessor.Id) await PolicyAsync(predecessor, heir);
        return matters;
    }

    private AdmissionMatters AdmissionsOf(Unit predecessor, Unit heir)
    {
        var others = change.Passings.Where(p => p.PredecessorId == predecessor.Id && p.SuccessorId != heir.Id && p.SuccessorId != predecessor.Id).Select(p => units[p.SuccessorId]);
        return new(db, To(heir), [.. others.Select(To)], by, now);

        Passing To(Unit successor) => new(predecessor.Id, predecessor.NameOn(change.Day.AddDays(-1)).Short, successor.Id, successor.NameOn(change.Day).Short);
    }

    private async Task<List<PassedPost>> PostsAsync(Unit predecessor)
    {
        var people = await db.Persons.Include(p => p.Posts).Where(p => p.Posts.Any(x => x.UnitId == predecessor.Id && (x.To == null || (x.To > change.Day && x.To != x.From)))).OrderBy(p => p.Id).ToListAsync();
        var passed = new List<PassedPost>();
        foreach (var person in people)
        {
            foreach (var post in person.Posts.Where(p => p.UnitId == predecessor.Id && (p.To is null || (p.To > change.Day && p.To != p.From))).OrderBy(p => p.GrantedAt).ThenBy(p => p.Id).ToList())
            {
                var wanted = change.SuccessorOf(predecessor.Id, post.Id);
                var to = wanted == predecessor.Id ? predecessor
                    : person.Pass(post, wanted is { } id ? units[id] : null, change.Day, by, now) is { } next ? units[next.UnitId] : null;
                passed.Add(new PassedPost(post.Id, person, post.Role, predecessor, to));
            }
        }

        return passed;
    }

    private async Task<List<PassedCase>> CasesAsync(Unit predecessor, Unit heir)
    {
        var goesOn = change.Parts.All(p => p.UnitId != predecessor.Id || p.Kind != UnitPartKind.Ended);
        var passed = new List<PassedCase>();
        foreach (var certificate in await db.Certificates.Where(c => c.HeldBy == predecessor.Id && Open.Contains(c.Status)).OrderBy(c => c.Id).ToListAsync())
        {
            // A unit that goes on finishes what it has signed: its name and its seal are still there.
            var to = goesOn && certificate.Issue is not null ? predecessor : units[change.SuccessorOf(predecessor.Id, certificate.Id) ?? heir.Id];
            if (to.Id != predecessor.Id) certificate.PassTo(predecessor, to, by, now);
            passed.Add(new PassedCase(certificate, predecessor, to));
        }

        return passed;
    }

    private async Task PolicyAsync(Unit predecessor, Unit heir)
    {
        if (await db.SealPolicies.SingleOrDefaultAsync(p => p.UnitId == predecessor.Id) is not { } old) return;
        var policy = db.SealPolicies.Local.FirstOrDefault(p => p.UnitId == heir.Id) ?? await db.SealPolicyOfAsync(heir.Id, change.Day);
        if (db.Entry(policy).State == EntityState.Detached) db.SealPolicies.Add(policy);
        policy.TakeOver(old, change.Day, by, now);
    }
}
