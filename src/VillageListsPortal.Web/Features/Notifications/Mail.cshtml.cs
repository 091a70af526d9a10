using System.Net.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Notifications.Mail;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>An officer asked for a daily digest of some groups of notices, or ended it; the address is in no journal.</summary>
public sealed record MailChosen(Guid SubjectId, IReadOnlyList<NoticeGroup> Groups, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string After => Groups.Count == 0 ? "NoMail" : $"Digest {string.Join(' ', Groups.Select(g => "Of" + g))}";
}

/// <summary>通知设置: what an officer is told in the portal, which is no choice, and what comes into a daily digest, and where to. Ending the digest deletes the address.</summary>
[Authorize(Policies.InPost)]
public sealed class MailModel(PortalDb db, SmtpDelivery smtp, RequestTrace trace, TimeProvider clock) : PortalPage
{
    private const int LongestAddress = 254; // RFC 5321, 4.5.3.1.3

    [BindProperty]
    public bool? Digest { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    /// <summary>What the digest tells of.</summary>
    [BindProperty]
    public IReadOnlyList<NoticeGroup> Groups { get; set; } = [];

    public bool IsSetUp => smtp.IsSetUp;

    /// <summary>The hour from which it comes.</summary>
    public int Hour => MakeDigests.FromHour;

    [TempData(Key = "mail.saved")]
    public bool Saved { get; set; }

    public async Task OnGetAsync()
    {
        var row = await db.PersonMail.AsNoTracking().SingleOrDefaultAsync(m => m.PersonId == Officer.PersonId);
        (Address, Digest) = (row?.Address, row is not null);
        Groups = [.. Enum.GetValues<NoticeGroup>().Where(g => row?.LeftOut.Contains(g.ToString(), StringComparer.Ordinal) != true)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await TryAsync(async () =>
        {
            if (!smtp.IsSetUp) throw new RuleViolationException("mail.not-set-up");
            if (Digest is not { } wanted) throw new RuleViolationException("mail.choice-missing");
            if (wanted && Groups.Count == 0) throw new RuleViolationException("mail.groups-missing");
            await SetAsync(wanted ? Checked(Address) : null);
            Saved = true;
            return LocalRedirect("/account/notices");
        }, ShowAsync);
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code switch { "mail.address" => nameof(Address), "mail.choice-missing" => nameof(Digest), "mail.groups-missing" => nameof(Groups), _ => "" };

    private async Task SetAsync(string? address)
    {
        var (me, now) = (Officer.PersonId, clock.GetUtcNow());
        var row = await db.PersonMail.SingleOrDefaultAsync(m => m.PersonId == me);
        if (address is null && row is not null) db.PersonMail.Remove(row);
        if (address is not null && row is null) db.PersonMail.Add(row = new PersonMail { PersonId = me, Address = address, SetAt = now, ToldUntil = now });
        if (address is not null) (row!.Address, row.SetAt, row.LeftOut) = (address, now, [.. Enum.GetValues<NoticeGroup>().Except(Groups).Select(g => g.ToString())]);
        db.Note(new MailChosen(me, address is null ? [] : [.. Groups.Distinct().Order()], Officer.Actor, now), "Person", trace);
        await db.SaveChangesAsync();
    }

    /// <summary>An address alone: a name before it, or two addresses, would send mail elsewhere.</summary>
    private static string Checked(string? typed)
    {
        var address = SafeText.Check(typed, int.MaxValue);
        var fits = address.Length <= LongestAddress && address.All(c => c is > ' ' and < '\u007F') && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address && parsed.Host.Contains('.', StringComparison.Ordinal);
        return fits ? address : throw new RuleViolationException("mail.address");
    }

    private Task<IActionResult> ShowAsync() => Task.FromResult<IActionResult>(Page());
}
