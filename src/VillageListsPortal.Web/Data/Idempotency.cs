using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace VillageListsPortal.Web.Data;

/// <summary>The same idempotency token gives the same answer (settled S22): the answer is a row of the same transaction as the change.</summary>
public sealed class Idempotency(PortalDb db, TimeProvider clock)
{
    private (Guid Token, Guid Person, string Route)? asked;

    /// <summary>The answer given before to this token by this person on this route, or null.</summary>
    public Task<string?> AnswerAsync(Guid token, Guid person, string route) =>
        db.IdempotencyRows.AsNoTracking().Where(r => r.Token == token && r.PersonId == person && r.Route == route).Select(r => r.Answer).FirstOrDefaultAsync();

    /// <summary>Remembers the token for <see cref="Answer"/>. Nothing is looked up: of two requests with one token only one can be saved, and only the other one asks.</summary>
    public void Begin(Guid token, Guid person, string route) => asked = (token, person, route);

    /// <summary>The answer that another request with the token has given before or meanwhile, or null.</summary>
    public async Task<string?> AgainAsync() => asked is { } a ? await AnswerAsync(a.Token, a.Person, a.Route) : null;

    /// <summary>Keeps the answer with the change; call before SaveChanges. Without a token asked for, nothing is kept.</summary>
    public void Answer(string answer)
    {
        if (asked is { } a) Keep(a.Token, a.Person, a.Route, answer);
    }

    /// <summary>Saves with an answer; where another request with the token was faster, gives its answer instead.</summary>
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

    private void Keep(Guid token, Guid person, string route, string answer) =>
        db.IdempotencyRows.Add(new IdempotencyRow { Token = token, PersonId = person, Route = route, Answer = answer, At = clock.GetUtcNow() });
}
