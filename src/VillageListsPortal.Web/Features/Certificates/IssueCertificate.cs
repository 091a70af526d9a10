using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Domain.Verification;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>
/// 签批: in one transaction the certificate gets its gap-free number, its content is frozen, the paper rendered, hashed and stored.
/// The number is taken under the row lock of its series, as late as can be; whatever fails gives it back.
/// </summary>
public sealed class IssueCertificate(
    PortalDb db, Idempotency once, Papers papers, TimeProvider clock)
{
    /// <returns>The address of the case.</returns>
    public async Task<string> RunAsync(Certificate certificate, Officer officer)
    {
        var now = clock.GetUtcNow();
        var today = Days.On(now);
        var address = $"/certificates/{certificate.Id}";
        var policy = await db.SealPolicyOfAsync(certificate.UnitId, today);
        var item = await db.ListItems.OfType<CertificateItem>().InForce(certificate.ItemCode, today).SingleOrDefaultAsync();
        if (certificate.IsOutdated(item) && certificate.Status == CertificateStatus.AwaitingSignature && policy.MaySign(officer.Actor, certificate.ItemCode, today))
        {
            certificate.ReturnAsOutdated(policy, officer.Actor, now); // settled S11
            once.Answer(address);
            await db.SaveChangesAsync();
            return address;
        }

        var village = await db.Units.Include(u => u.Prefixes).Include(u => u.Names).SingleAsync(u => u.Id == certificate.UnitId);
        certificate.RequireSignable(item ?? throw new RuleViolationException("certificate.item-not-in-force", certificate.ItemCode), village, policy, officer.Actor, now);

        await RequireNoKeeperAsync(certificate.UnitId, officer, today);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var number = await TakeNumberAsync(village, today);
        var paper = papers.Make(certificate, item, village, number, officer, now);
        certificate.Sign(paper.Issue, item, village, policy, officer.Actor, now);
        db.CertificateFiles.Add(paper.File);
        once.Answer(address);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return address;
    }

    /// <summary>Who keeps the seal never approves its use, in whatever post he acts (domain 4.3).</summary>
    private async Task RequireNoKeeperAsync(Guid village, Officer officer, DateOnly today)
    {
        var keeps = await db.Posts.AnyAsync(p => p.PersonId == officer.PersonId && p.UnitId == village && p.Role == Role.SealKeeper
            && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To));
        if (keeps) throw new RuleViolationException("certificate.keeper-signs");
    }

    private async Task<CertificateNumber> TakeNumberAsync(Unit village, DateOnly today)
    {
        var prefix = village.PrefixOn(today);
        await db.Database.ExecuteSqlAsync($"INSERT INTO number_series (unit_id, year, prefix, last) VALUES ({village.Id}, {today.Year}, {prefix}, 0) ON CONFLICT DO NOTHING");
        var series = await db.NumberSeries
            .FromSql($"SELECT * FROM number_series WHERE unit_id = {village.Id} AND year = {today.Year} AND prefix = {prefix} FOR UPDATE")
            .SingleAsync();
        return series.Take();
    }
}

/// <summary>Makes what signing fixes: content, token, PDF.</summary>
public sealed class Papers(CertificatePaper paper, PdfEngine pdf, Keyring keys, PortalSettings settings, IStringLocalizer<PaperTexts> words)
{
    public (Issue Issue, CertificateFile File) Make(Certificate certificate, CertificateItem item, Unit village, CertificateNumber number, Officer signer, DateTimeOffset now)
    {
        var today = Days.On(now);
        var content = new CertificateContent
        {
            Title = item.Title,
            Number = number.ToString(),
            AskingBody = certificate.Request.AskingBody,
            Paragraphs = CertificateText.Compose(item, village.Committee!.Value, certificate.Request),
            Issuer = village.NameOn(today).Full,
            IssueDay = today,
            ValidTo = item.ValidityDays is { } days ? today.AddDays(days) : null,
            Telephone = village.Telephone,
            CheckCode = CheckCode.From(RandomNumberGenerator.GetBytes(CheckCode.RandomBytes)),
            ItemCode = item.Code,
            ItemVersion = item.Version,
            VillageCode = village.Code!,
            AttendanceNote = AttendanceNotes.Of(certificate.Request.Attendance, words),
        };
        var hash = CanonicalJson.Sha256(content.ToCanonical());
        var token = Token(certificate.Id, content, number, hash);
        var bytes = pdf.Render(paper.Issued(content, token, certificate.Id, now));
        return (
            new Issue(number, content, Convert.FromHexString(hash), token, signer.PersonId, now),
            new CertificateFile(certificate.Id, 0, bytes, SHA256.HashData(bytes), now));
    }

    private string Token(Guid id, CertificateContent content, CertificateNumber number, string hash) => new CertificateToken
    {
        KeyId = keys.CurrentId,
        DistrictCode = settings.DistrictCode,
        CertificateId = id,
        VillageCode = content.VillageCode,
        ItemCode = content.ItemCode,
        Year = number.Year,
        Number = number.Number,
        IssuedOn = content.IssueDay,
        ValidTo = content.ValidTo,
        ContentSha256 = hash,
    }.Encode(keys.Current);
}

public static class ItemsInForce
{
    /// <summary>The one version of the code in force on the day.</summary>
    public static IQueryable<T> InForce<T>(this IQueryable<T> items, string code, DateOnly day)
        where T : ListItem =>
        items.Where(i => i.Code == code && i.From <= day && (i.To == null || day < i.To));
}
