using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Notifications.Mail;

/// <summary>
/// Sends what waits in the outbox, a row at a time: locked while it is sent, so that two portals never send the same one at once. A portal killed
/// between the server's answer and the commit sends it once more: better twice than never.
/// </summary>
public sealed class SendMail(IServiceScopeFactory scopes, SmtpDelivery smtp, TimeProvider clock, ILogger<SendMail> log)
{
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var sent = 0;
        while (smtp.IsSetUp && await SendNextAsync(stop) is { } taken)
        {
            if (taken) sent++;
        }

        return sent;
    }

    /// <returns>Whether one was sent; null where nothing waits, or where the server is away, so that the others need not be tried.</returns>
    private async Task<bool?> SendNextAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var waiting = await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM mail_outbox WHERE next_try_at <= {now} ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED").ToListAsync(stop);
        if (waiting is not [var id]) return null;
        var result = await TrySendAsync(db, id, now, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return result;
    }

    /// <summary>One that cannot be read, say because its key is gone, keeps no other waiting.</summary>
    private async Task<bool?> TrySendAsync(PortalDb db, Guid id, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            return await SendAsync(db, await db.MailOutbox.SingleAsync(m => m.Id == id, stop), now, stop);
        }
        catch (Exception e) when (e is not NpgsqlException && e.InnerException is not NpgsqlException && e.LeavesTheRest(stop))
        {
            log.LogWarning("Mail {Mail} cannot be sent: {Reason}", id, e.Reason());
            await db.Database.ExecuteSqlAsync($"UPDATE mail_outbox SET next_try_at = NULL, last_error = {e.GetType().Name} WHERE id = {id}", stop);
            return false;
        }
    }

    private async Task<bool?> SendAsync(PortalDb db, OutgoingMail mail, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.PersonMail.AsNoTracking().Where(m => m.PersonId == mail.PersonId).Select(m => m.Address).SingleOrDefaultAsync(stop) is not { } address)
        {
            mail.Drop();
            return false;
        }

        try
        {
            await smtp.DeliverAsync(address, mail.Subject, mail.Body, stop);
            mail.Sent(now);
            await db.Database.ExecuteSqlAsync($"UPDATE person_mail SET told_until = {mail.MadeAt} WHERE person_id = {mail.PersonId} AND told_until < {mail.MadeAt}", stop); // who ended the digests meanwhile has no row
            return true;
        }
        catch (DeliveryException e)
        {
            mail.Failed(e.Message, now);
            log.LogWarning("Mail {Mail} was not taken, try {Try} of {Most}: {Reason}", mail.Id, mail.Tries, OutgoingMail.MostTries, e.Message);
            return e.IsAway ? null : false;
        }
    }
}
