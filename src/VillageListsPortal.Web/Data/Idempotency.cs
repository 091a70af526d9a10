using Microsoft.EntityFrameworkCore;

namespace VillageListsPortal.Web.Data;

/// <summary>The same idempotency token gives the same answer (settled S22): the answer is a row of the same transaction as the change.</summary>
public sealed class Idempotency(PortalDb db, TimeProvider clock)
{
    private (Guid Token, Guid Person, string Route)? asked;

    /// <summary>The answer given before to this token by this person on this route, or null.</summary>
    public Task<string?> BeginAsync(Guid token, Guid person, string route)
    {
        asked = (token, person, route);
        return AgainAsync();
    }

    /// <summary>The answer that another request with the token has given meanwhile, or null.</summary>
    public async Task<string?> AgainAsync()
    {
        if (asked is not { } a) return null;
        return await db.IdempotencyRows.AsNoTracking()
            .Where(r => r.Token == a.Token && r.PersonId == a.Person && r.Route == a.Route)
            .Select(r => r.Answer).FirstOrDefaultAsync();
    }

    /// <summary>Keeps the answer with the change; call before SaveChanges. Without a token asked for, nothing is kept.</summary>
    public void Answer(string address)
    {
        if (asked is not { } a) return;
        db.IdempotencyRows.Add(new IdempotencyRow { Token = a.Token, PersonId = a.Person, Route = a.Route, Answer = address, At = clock.GetUtcNow() });
    }
}
