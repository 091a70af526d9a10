using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Npgsql;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Notifications.Mail;

/// <summary>
/// Once a day and person: what came since the last digest that was sent, is still unread and of the groups that the person has chosen, in the person's
/// language. Nothing new, no mail. A digest of a day before that was not sent goes, and what it told of is in the new one.
/// </summary>
public sealed class MakeDigests(IServiceScopeFactory scopes, SmtpDelivery smtp, PortalSettings settings, TimeProvider clock, ILogger<MakeDigests> log)
{
    /// <summary>The hour in China from which a day's digests are made: before work, so that the day begins with them.</summary>
    public const int FromHour = 7;

    private const int Most = 30;

    /// <returns>How many were made.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (!smtp.IsSetUp || Days.InChina(now).Hour < FromHour) return 0;
        var made = 0;
        foreach (var person in await WithoutDigestAsync(Days.On(now), stop))
        {
            try
            {
                if (await MakeAsync(person, now, stop)) made++;
            }
            catch (Exception e) when (e.LeavesTheRest(stop))
            {
                log.LogWarning("The digest of {Person} waits for the next round: {Reason}", person, e.Reason()); // the others need not
            }
        }

        return made;
    }

    private async Task<List<Guid>> WithoutDigestAsync(DateOnly today, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        return await db.WithoutDigestAsync(today, stop);
    }

    /// <summary>Another portal may be making the same one: the database lets one through.</summary>
    private async Task<bool> MakeAsync(Guid person, DateTimeOffset now, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await DropWaitingAsync(db, person, Days.On(now), stop)) return false;
        var notices = await NewAsync(db, person, Days.On(now), stop);
        var language = Preferences.Known(await db.Users.Where(a => a.PersonId == person).Select(a => a.Language).FirstOrDefaultAsync(stop)) ?? Preferences.Chinese;
        if (notices.Count > 0) db.MailOutbox.Add(Write(scope.ServiceProvider, person, notices, language, now));
        try
        {
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return notices.Count > 0;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }

    /// <summary>Drops what waits from a day before, so that no day has two mails; one that is being sent just now is waited for.</summary>
    /// <returns>Whether there may be another one today: false where one was sent meanwhile.</returns>
    private static async Task<bool> DropWaitingAsync(PortalDb db, Guid person, DateOnly today, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM mail_outbox WHERE person_id = {person} AND day < {today} AND next_try_at IS NOT NULL", stop);
        var begin = Days.StartOf(today);
        return !await db.MailOutbox.AnyAsync(o => o.PersonId == person && o.SentAt >= begin, stop);
    }

    private static async Task<IReadOnlyList<Notice>> NewAsync(PortalDb db, Guid person, DateOnly today, CancellationToken stop)
    {
        var wish = await db.PersonMail.AsNoTracking().Where(m => m.PersonId == person).Select(m => new { m.ToldUntil, m.LeftOut }).SingleOrDefaultAsync(stop);
        if (wish is null) return [];
        var posts = await db.Posts.AsNoTracking().Where(p => p.PersonId == person && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To))
            .Select(p => new { p.UnitId, p.Role }).Distinct().ToListAsync(stop);
        var found = new Dictionary<Guid, Notice>();
        foreach (var post in posts)
        {
            var notices = await db.Notices.AsNoTracking().For(person, post.UnitId, post.Role).Without(wish.LeftOut)
                .Where(n => n.At > wish.ToldUntil && !db.NoticeReadings.Any(r => r.PersonId == person && r.NoticeId == n.Id))
                .OrderByDescending(n => n.Id).Take(Most + 1).ToListAsync(stop);
            foreach (var notice in notices) found[notice.Id] = notice;
        }

        return [.. found.Values.OrderByDescending(n => n.Id)];
    }

    private OutgoingMail Write(IServiceProvider services, Guid person, IReadOnlyList<Notice> notices, string language, DateTimeOffset now)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var (texts, words, moments) = (services.GetRequiredService<IStringLocalizer<NoticeTexts>>(), services.GetRequiredService<NoticeWords>(), services.GetRequiredService<Moments>());
            var lines = notices.Take(Most).Select(n => $"- {words.Of(n)} ({Numbered(n)}{moments.Of(n.At)})");
            var more = notices.Count > Most ? [texts["digest.more"].Value] : Array.Empty<string>();
            return new OutgoingMail
            {
                PersonId = person,
                Day = Days.On(now),
                Subject = texts.Plural("digest.subject", Math.Min(notices.Count, Most)),
                Body = string.Join("\r\n", [texts["digest.lead"].Value, "", .. lines, .. more, "", $"{settings.PublicAddress.TrimEnd('/')}/notices", "", texts["digest.end", $"{settings.PublicAddress.TrimEnd('/')}/account/notices"].Value]),
                MadeAt = now,
                NextTryAt = now,
            };
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Numbered(Notice notice) => notice.Arguments is [{ Length: > 0 } number, ..] ? number + ", " : "";
}
