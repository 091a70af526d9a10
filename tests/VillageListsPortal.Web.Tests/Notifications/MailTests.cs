using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Notifications;
using VillageListsPortal.Web.Features.Notifications.Mail;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Notifications;

/// <summary>Who asks for it gets a digest a day, over a real SMTP conversation; a mail server that is away only delays it.</summary>
public sealed partial class MailTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Address = "clerk@village.example.cn";

    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();
    private SmtpServer server = null!;

    public Task InitializeAsync()
    {
        server = SmtpServer.Start();
        portal.Clock.Set(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        return portal.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM mail_outbox"));
    }

    public async Task DisposeAsync()
    {
        portal.Clock.Set(began);
        await server.DisposeAsync();
        await portal.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM person_mail"));
    }

    [Fact]
    public async Task What_is_new_and_unread_comes_in_one_mail_a_day_and_nothing_new_in_none()
    {
        var (person, unit) = await WantsMailAsync();
        await TellAsync(unit, "admission-returned", "ZR-2026-801", "秸秆禁烧宣传");
        await ReadAsync(person, await TellAsync(unit, "admission-accepted", "ZR-2026-802", "已经读过的"));

        Assert.Equal((1, 1), await RoundAsync());
        await TellAsync(unit, "admission-approved", "ZR-2026-803", "当天后来的");
        Assert.Equal((0, 0), await RoundAsync());
        Assert.Equal([$"MAIL FROM:<portal@district.example.cn>", $"RCPT TO:<{Address}>", "DATA"], server.Said.Where(s => s.StartsWith("MAIL", StringComparison.Ordinal) || s.StartsWith("RCPT", StringComparison.Ordinal) || s == "DATA"));
        var body = SmtpServer.BodyOf(Assert.Single(server.Taken));
        Assert.Contains("准入申请“秸秆禁烧宣传”已退回，请补正后再次提交。", body, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/notices", body, StringComparison.Ordinal);
        Assert.DoesNotContain("已经读过的", body, StringComparison.Ordinal);

        NextDay();
        Assert.Equal((1, 1), await RoundAsync());
        Assert.Contains("当天后来的", SmtpServer.BodyOf(server.Taken.Last()), StringComparison.Ordinal);
        Assert.DoesNotContain("秸秆", SmtpServer.BodyOf(server.Taken.Last()), StringComparison.Ordinal);
        NextDay();
        Assert.Equal((0, 0), await RoundAsync());
    }

    [Fact]
    public async Task Nothing_is_made_before_seven_and_two_portals_make_one()
    {
        var (_, unit) = await WantsMailAsync();
        await TellAsync(unit, "task-expired", "ZR-2026-804", "清晨的");
        portal.Clock.Set(new DateTimeOffset(2026, 3, 3, 6, 59, 0, TimeSpan.FromHours(8)));
        Assert.Equal(0, await Digests().RunAsync(CancellationToken.None));
        portal.Clock.Set(new DateTimeOffset(2026, 3, 3, 7, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(1, (await Task.WhenAll(Digests().RunAsync(CancellationToken.None), Digests().RunAsync(CancellationToken.None))).Sum());
        Assert.Equal(1, (await Task.WhenAll(Sender().RunAsync(CancellationToken.None), Sender().RunAsync(CancellationToken.None))).Sum());
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_later_each_time_and_given_up_after_ten_tries()
    {
        var (person, unit) = await WantsMailAsync();
        await TellAsync(unit, "task-expired", "ZR-2026-805", "送不到的");
        await Digests().RunAsync(CancellationToken.None);
        var away = Settings() with { Server = "127.0.0.1:1" };
        var waits = new List<TimeSpan>();
        for (var i = 0; i < OutgoingMail.MostTries; i++)
        {
            Assert.Equal(0, await Sender(away).RunAsync(CancellationToken.None));
            if ((await MailOfAsync(person)).NextTryAt is not { } next) break;
            waits.Add(next - portal.Clock.GetUtcNow());
            portal.Clock.Set(next);
        }

        Assert.Equal(OutgoingMail.MostTries - 1, waits.Count);
        Assert.All(waits.Zip(waits.Skip(1)), w => Assert.True(w.Second > w.First));
        var mail = await MailOfAsync(person);
        Assert.Equal((OutgoingMail.MostTries, null, null), (mail.Tries, mail.NextTryAt, mail.SentAt));
        Assert.DoesNotContain("@", mail.LastError, StringComparison.Ordinal);
        Assert.Equal(0, await Sender().RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_address_that_is_refused_keeps_no_other_mail_waiting()
    {
        var (refused, unit) = await WantsMailAsync();
        await TellAsync(unit, "task-expired", "ZR-2026-806", "不收的");
        await Digests().RunAsync(CancellationToken.None);
        server.Recipient = "550 no such mailbox";
        Assert.Equal(0, await Sender().RunAsync(CancellationToken.None));
        Assert.Equal(1, (await MailOfAsync(refused)).Tries);
        server.Recipient = "250 OK";

        var (_, other) = await WantsMailAsync();
        await TellAsync(other, "task-expired", "ZR-2026-807", "收到的");
        Assert.Equal((1, 1), await RoundAsync());
    }

    [Fact]
    public async Task The_address_is_ciphertext_and_is_deleted_when_no_more_mail_is_wanted()
    {
        await using var app = Portal.Build(portal.Settings with { Smtp = Settings(), DataFolder = TestFolders.Make() }, [], builder =>
        {
            builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(portal.Clock));
        });
        await app.StartAsync();
        using var session = await portal.OfficerAsync(Role.DepartmentStaff, NewUnit());
        using var officer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = new Uri(app.Urls.First()) };
        officer.DefaultRequestHeaders.Add("Cookie", session.DefaultRequestHeaders.GetValues("Cookie"));
        foreach (var wrong in new[] { "", "nobody", "a@b", "甲@village.example.cn", "a@village.example.cn, b@village.example.cn", "甲 <a@village.example.cn>" })
        {
            using var refused = await officer.PostFormAsync("/account/notices", ("Digest", "true"), ("Address", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        using var saved = await officer.PostFormAsync("/account/notices", ("Digest", "true"), ("Address", Address));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Equal(Address, (await officer.PageAsync("/account/notices")).QuerySelector("#Address")!.GetAttribute("value"));
        Assert.DoesNotContain("village.example.cn", (string)(await portal.AsOwnerAsync("SELECT encode(address, 'escape') FROM person_mail"))!, StringComparison.Ordinal);

        using var none = await RawForm.PostAsync(officer, "/account/notices", [.. await RawForm.HiddenAsync(officer, "/account/notices", "main form"), ("Digest", "true"), ("Address", Address)]); // all unticked
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("请至少勾选一类", await none.TextAsync(), StringComparison.Ordinal);
        using var fewer = await officer.PostFormAsync("/account/notices", ("Groups", "Duty"));
        Assert.Equal(HttpStatusCode.Found, fewer.StatusCode);
        Assert.Equal(["Duty"], (await officer.PageAsync("/account/notices")).QuerySelectorAll("#Groups input").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(i => i.IsChecked).Select(i => i.Value));
        using var ended = await officer.PostFormAsync("/account/notices", ("Digest", "false"));
        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        Assert.False(await portal.InDatabaseAsync(db => db.PersonMail.AnyAsync()));
        Assert.Equal(["Digest OfDuty OfProgress OfLists OfVillages", "Digest OfDuty", "NoMail"], await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(MailChosen)).OrderBy(r => r.Id).Select(r => r.After).ToListAsync()));
    }

    [Fact]
    public async Task The_digest_tells_of_what_was_chosen_and_where_nothing_of_it_is_new_there_is_no_mail()
    {
        var (person, unit) = await WantsMailAsync(nameof(NoticeGroup.Progress), nameof(NoticeGroup.Villages));
        await TellAsync(unit, "admission-accepted", "ZR-2026-811", "只是进展");
        await TellAsync(unit, "task-expired", "ZR-2026-812", "村里的任务");
        Assert.Equal((0, 0), await RoundAsync());

        await TellAsync(unit, "admission-returned", "ZR-2026-813", "要补正的");
        await TellAsync(unit, "list-changed", "ZR-2026-814", "清单变动的");
        Assert.Equal((1, 1), await RoundAsync());
        var body = SmtpServer.BodyOf(Assert.Single(server.Taken));
        Assert.Contains("要补正的", body, StringComparison.Ordinal);
        Assert.Contains("清单变动的", body, StringComparison.Ordinal);
        Assert.DoesNotContain("只是进展", body, StringComparison.Ordinal);
        Assert.DoesNotContain("村里的任务", body, StringComparison.Ordinal);
        Assert.Equal(4, await portal.InDatabaseAsync(db => db.Notices.CountAsync(n => n.UnitId == unit))); // in the portal all of them are told
        Assert.Single(await portal.InDatabaseAsync(db => db.MailOutbox.Where(m => m.PersonId == person).ToListAsync()));
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_says_so_and_takes_no_address()
    {
        using var officer = await portal.OfficerAsync(Role.DepartmentStaff, NewUnit());
        var page = await officer.PageAsync("/account/notices");
        Assert.Contains("本区还没有设置邮件服务器", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.Contains("不能关闭", page.MainPart().Words(), StringComparison.Ordinal); // duties are told in the portal, and why
        Assert.Null(page.QuerySelector("main form"));
        using var sent = await RawForm.PostAsync(officer, "/account/notices", [("__RequestVerificationToken", await RawForm.AntiforgeryAsync(officer)), ("Digest", "true"), ("Address", Address)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Equal(0, await portal.Services.GetRequiredService<MakeDigests>().RunAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("mail.example.cn:99999", "a@example.cn", null, null, true, "PORTAL_SMTP must be")]
    [InlineData("mail.example.cn", "", null, null, true, "PORTAL_SMTP_FROM")]
    [InlineData("mail.example.cn", "a@example.cn", "user", null, true, "PORTAL_SMTP_PASSWORD")]
    [InlineData("mail.example.cn", "a@example.cn", "user", "secret", false, "PORTAL_SMTP_TLS")]
    public void A_setting_that_cannot_work_is_named_at_the_start(string host, string from, string? user, string? password, bool tls, string sentence) =>
        Assert.Contains(sentence, Assert.Single(new SmtpSettings { Server = host, From = from, User = user, Password = password, Tls = tls }.Problems()), StringComparison.Ordinal);

    private static Unit NewUnit() => new(UnitKind.Department, null, null, new UnitTitle("试用局" + Guid.CreateVersion7().ToString("N")[^8..], "试用局"), new DateOnly(2025, 1, 1));

    private SmtpSettings Settings() => new() { Server = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Port}"), From = "portal@district.example.cn", Tls = false };

    private SmtpDelivery Delivery(SmtpSettings? smtp) => new(portal.Settings with { Smtp = smtp ?? Settings() });

    private MakeDigests Digests() => new(portal.Services.GetRequiredService<IServiceScopeFactory>(), Delivery(null), portal.Settings, portal.Clock, NullLogger<MakeDigests>.Instance);

    private SendMail Sender(SmtpSettings? smtp = null) => new(portal.Services.GetRequiredService<IServiceScopeFactory>(), Delivery(smtp), portal.Clock, NullLogger<SendMail>.Instance);

    private async Task<(int Made, int Sent)> RoundAsync() => (await Digests().RunAsync(CancellationToken.None), await Sender().RunAsync(CancellationToken.None));

    private void NextDay() => portal.Clock.Set(portal.Clock.GetUtcNow().AddDays(1));

    private async Task<(Guid Person, Guid Unit)> WantsMailAsync(params string[] leftOut)
    {
        var unit = NewUnit();
        var person = (await portal.InDatabaseAsync(db => TestOfficers.AppointAsync(db, Role.DepartmentStaff, unit, portal.Clock.GetUtcNow()))).Account.PersonId;
        await portal.InDatabaseAsync(db =>
        {
            db.PersonMail.Add(new PersonMail { PersonId = person, Address = Address, SetAt = portal.Clock.GetUtcNow().AddMinutes(-1), ToldUntil = portal.Clock.GetUtcNow().AddMinutes(-1), LeftOut = leftOut });
            return db.SaveChangesAsync();
        });
        return (person, unit.Id);
    }

    private Task<Guid> TellAsync(Guid unit, string kind, string number, string title) => portal.InDatabaseAsync(async db =>
    {
        var notice = new Notice(NoticeTo.Unit(unit, Role.DepartmentStaff), kind, new NoticeAbout(Guid.CreateVersion7(), "/admissions"), [number, title], portal.Clock.GetUtcNow());
        db.Notices.Add(notice);
        await db.SaveChangesAsync();
        return notice.Id;
    });

    private async Task ReadAsync(Guid person, Guid notice) => await portal.InDatabaseAsync(async db =>
    {
        await NoteReading.RunAsync(db, person, [notice], portal.Clock.GetUtcNow());
        return true;
    });

    private Task<OutgoingMail> MailOfAsync(Guid person) => portal.InDatabaseAsync(db => db.MailOutbox.AsNoTracking().SingleAsync(m => m.PersonId == person));
}
