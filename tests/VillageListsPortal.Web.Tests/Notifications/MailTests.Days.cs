using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Notifications;

/// <summary>Digests over several days: nothing is told twice, nothing is lost, no day has two mails.</summary>
public sealed partial class MailTests
{
    [Fact]
    public async Task What_was_told_is_not_told_again_when_the_outbox_has_forgotten_it()
    {
        var (_, unit) = await WantsMailAsync();
        await TellAsync(unit, "admission-returned", "ZR-2026-821", "早就寄过的");
        Assert.Equal((1, 1), await RoundAsync());
        portal.Clock.Set(portal.Clock.GetUtcNow() + Housekeeping.Answers + TimeSpan.FromDays(1));
        await portal.Services.GetRequiredService<Housekeeping>().SweepAsync(CancellationToken.None);
        Assert.False(await portal.InDatabaseAsync(db => db.MailOutbox.AnyAsync()));
        Assert.Equal((0, 0), await RoundAsync());
        await TellAsync(unit, "admission-returned", "ZR-2026-822", "一个月后的");
        Assert.Equal((1, 1), await RoundAsync());
        Assert.DoesNotContain("早就寄过的", SmtpServer.BodyOf(server.Taken.Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_outage_there_is_one_mail_with_all_that_was_not_told()
    {
        var (person, unit) = await WantsMailAsync();
        await TellAsync(unit, "admission-returned", "ZR-2026-823", "断线那天的");
        await Digests().RunAsync(CancellationToken.None);
        await Sender(Settings() with { Server = "127.0.0.1:1" }).RunAsync(CancellationToken.None);
        NextDay();
        await TellAsync(unit, "admission-returned", "ZR-2026-824", "第二天的");
        Assert.Equal((1, 1), await RoundAsync());
        Assert.Equal((0, 0), await RoundAsync());
        var body = SmtpServer.BodyOf(Assert.Single(server.Taken));
        Assert.Contains("断线那天的", body, StringComparison.Ordinal);
        Assert.Contains("第二天的", body, StringComparison.Ordinal);
        Assert.Equal(Days.On(portal.Clock.GetUtcNow()), (await MailOfAsync(person)).Day);
    }

    [Fact]
    public async Task What_a_digest_that_was_given_up_told_of_comes_with_the_next_one()
    {
        var (person, unit) = await WantsMailAsync();
        await TellAsync(unit, "admission-returned", "ZR-2026-825", "没有寄到的");
        await Digests().RunAsync(CancellationToken.None);
        await portal.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE mail_outbox SET tries = {OutgoingMail.MostTries}, next_try_at = NULL WHERE person_id = {person}"));
        NextDay();
        Assert.Equal((1, 1), await RoundAsync());
        Assert.Contains("没有寄到的", SmtpServer.BodyOf(Assert.Single(server.Taken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_waits_goes_unsent_when_all_of_it_was_read_and_one_sent_late_is_the_mail_of_that_day()
    {
        var (reader, unit) = await WantsMailAsync();
        var (late, other) = await WantsMailAsync();
        var read = await TellAsync(unit, "admission-returned", "ZR-2026-826", "在网上读了的");
        await TellAsync(other, "admission-returned", "ZR-2026-827", "后半夜寄到的");
        Assert.Equal(2, await Digests().RunAsync(CancellationToken.None));
        await portal.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE mail_outbox SET next_try_at = {portal.Clock.GetUtcNow().AddDays(2)} WHERE person_id = {reader}"));
        portal.Clock.Set(new DateTimeOffset(2026, 3, 3, 1, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(1, await Sender().RunAsync(CancellationToken.None));
        await ReadAsync(reader, read);
        await TellAsync(other, "admission-returned", "ZR-2026-828", "第二天早上的");
        portal.Clock.Set(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal((0, 0), await RoundAsync());
        Assert.Equal([late], await portal.InDatabaseAsync(db => db.MailOutbox.Select(m => m.PersonId).ToListAsync()));
        NextDay();
        Assert.Equal((1, 1), await RoundAsync());
    }

    [Fact]
    public async Task A_mail_that_cannot_be_read_keeps_no_other_waiting()
    {
        var (odd, unit) = await WantsMailAsync();
        await TellAsync(unit, "admission-returned", "ZR-2026-829", "密钥丢了的");
        await Digests().RunAsync(CancellationToken.None);
        await portal.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE mail_outbox SET body = substring(body FROM 1 FOR 20) WHERE person_id = {odd}"));
        var (_, other) = await WantsMailAsync();
        await TellAsync(other, "admission-returned", "ZR-2026-830", "照常寄到的");
        Assert.Equal((1, 1), await RoundAsync());
        Assert.Contains("照常寄到的", SmtpServer.BodyOf(Assert.Single(server.Taken)), StringComparison.Ordinal);
        NextDay();
        Assert.Equal((1, 1), await RoundAsync()); // made anew
        Assert.Contains("密钥丢了的", SmtpServer.BodyOf(server.Taken.Last()), StringComparison.Ordinal);
    }
}
