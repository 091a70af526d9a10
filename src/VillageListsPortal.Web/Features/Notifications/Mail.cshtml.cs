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

/// <summary>An officer asked for a daily digest or ended it; the address is in no journal.</summary>
public sealed record MailChosen(Guid SubjectId, bool Digest, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string After => Digest ? "Digest" : "NoMail";
}

/// <summary>Whether and where an officer gets a daily digest. Ending it deletes the address.</summary>
[Authorize(Policies.InPost)]
public sealed class MailModel(PortalDb db, SmtpDelivery smtp, RequestTrace trace, TimeProvider clock) : PortalPage
{
    private const int LongestAddress = 254; // RFC 5321, 4.5.3.1.3

    [BindProperty]
    public bool? Digest { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    public bool IsSetUp => smtp.IsSetUp;

    /// <summary>The hour from which it comes.</summary>
    public int Hour => MakeDigests.FromHour;

    [TempData(Key = "mail.saved")]
    public bool Saved { get; set; }

    public async Task OnGetAsync()
    {
        Address = await db.PersonMail.AsNoTracking().Where(m => m.PersonId == Officer.PersonId).Select(m => m.Address).SingleOrDefaultAsync();
        Digest = Address is not null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await TryAsync(async () =>
        {
            if (!smtp.IsSetUp) throw new RuleViolationException("mail.not-set-up");
            if (Digest is not { } wanted) throw new RuleViolationException("mail.choice-missing");
            await SetAsync(wanted ? Checked(Address) : null);
            Saved = true;
            return LocalRedirect("/account/notices");
        }, ShowAsync);
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code switch { "mail.address" => nameof(Address), "mail.choice-missing" => "Digest_false", _ => "" };

    private async Task SetAsync(string? address)
    {
        var (me, now) = (Officer.PersonId, clock.GetUtcNow());
        var row = await db.PersonMail.SingleOrDefaultAsync(m => m.PersonId == me);
        if (address is null && row is not null) db.PersonMail.Remove(row);
        else if (address is not null && row is not null) (row.Address, row.SetAt) = (address, now);
        else if (address is not null) db.PersonMail.Add(new PersonMail { PersonId = me, Address = address, SetAt = now });
        db.Note(new MailChosen(me, address is not null, Officer.Actor, now), "Person", trace);
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
