using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace VillageListsPortal.Web.Data;

/// <summary>The same idempotency token gives the same answer (settled S22).</summary>
public sealed class Idempotency(PortalDb db, TimeProvider clock)
{
    /// <summary>The answer given before to this token by this person on this route, or null.</summary>
    public Task<string?> AnswerAsync(Guid token, Guid person, string route) =>
        db.IdempotencyRows.Where(r => r.Token == token && r.PersonId == person && r.Route == route).Select(r => r.Answer).FirstOrDefaultAsync();

    /// <summary>Keeps the answer with the change it belongs to; call before SaveChanges.</summary>
    public void Keep(Guid token, Guid person, string route, string answer) =>
        db.IdempotencyRows.Add(new IdempotencyRow { Token = token, PersonId = person, Route = route, Answer = answer, At = clock.GetUtcNow() });

    /// <summary>Saves; where another request with the token was faster, gives its answer instead.</summary>
    public async Task<string> SaveAsync(Guid token, Guid person, string route, string answer)
    {
        Keep(token, person, route, answer);
        try
        {
            await db.SaveChangesAsync();
            return answer;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_idempotency" })
        {
            db.ChangeTracker.Clear();
            return await AnswerAsync(token, person, route) ?? throw new InvalidOperationException("The faster request left no answer.", e);
        }
    }
}
