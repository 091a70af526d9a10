using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Account;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>Who is invited, and into which first post.</summary>
public sealed record Invitation(string Name, string Account, Role Role, Guid UnitId, DateOnly From, DateOnly? To);

/// <summary>Registers an officer with an account, a first post that waits for confirmation, and a one-time slip; all or nothing.</summary>
public sealed class RegisterPerson(PortalDb db, Idempotency idempotency, Slips slips, RequestTrace trace, TimeProvider clock)
{
    private const string Route = "/admin/people/new";

    /// <returns>The slip; the same one for the same token (settled S22), kept as ciphertext.</returns>
    /// <exception cref="RuleViolationException"><c>person.account-taken</c>, <c>person.unit-missing</c>, and those of the person.</exception>
    public async Task<SlipPaper> RunAsync(Invitation invitation, Actor by, Guid token)
    {
        if (await idempotency.AnswerAsync(token, by.PersonId, Route) is { } before) return Open(before);
        var (now, today) = (clock.GetUtcNow(), Days.Today(clock));
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Id == invitation.UnitId && (u.To == null || today < u.To)) ?? throw new RuleViolationException("person.unit-missing");
        var name = invitation.Account.ToUpperInvariant();
        if (await db.Users.AnyAsync(a => a.NormalizedUserName == name)) throw new RuleViolationException("person.account-taken");

        var person = new Person(invitation.Name, by, now);
        person.Grant(invitation.Role, unit, (invitation.From, invitation.To), by, now);
        var account = new Security.Account { PersonId = person.Id, UserName = invitation.Account, NormalizedUserName = name };
        var paper = new SlipPaper(person.Id, person.Name, invitation.Account, slips.Write(account, waits: false, by), account.SlipUntil!.Value);
        db.Persons.Add(person);
        db.Users.Add(account);
        db.Note(new SlipWritten(person.Id, by, now), Session.Subject, trace);
        return Open(await SaveAsync(token, by, Convert.ToBase64String(db.Cipher.SealText(JsonSerializer.Serialize(paper)))));
    }

    private async Task<string> SaveAsync(Guid token, Actor by, string answer)
    {
        try
        {
            return await idempotency.SaveAsync(token, by.PersonId, Route, answer);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "user_name_index" })
        {
            // The name went to another invitation, or to this one sent twice at once.
            db.ChangeTracker.Clear();
            return await idempotency.AnswerAsync(token, by.PersonId, Route) ?? throw new RuleViolationException("person.account-taken");
        }
    }

    private SlipPaper Open(string answer) => JsonSerializer.Deserialize<SlipPaper>(db.Cipher.OpenText(Convert.FromBase64String(answer)))!;
}
