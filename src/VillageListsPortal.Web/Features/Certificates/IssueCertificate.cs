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
    PortalDb db, CaseQueries queries, Idempotency once, Papers papers)
{
    /// <summary>The certificate with all that signing asks; null outside the officer's jurisdiction.</summary>
    public Task<SigningFound?> FindAsync(Guid id, Officer officer, DateTimeOffset now) => queries.SigningAsync(db, id, officer, Days.On(now));

    /// <returns>The address of the case.</returns>
    public async Task<string> RunAsync(SigningFound found, Officer officer, DateTimeOffset now)
    {
        var today = Days.On(now);
        var (certificate, village, filed, item, keepsSeal) = found;
        var address = $"/certificates/{certificate.Id}";
        var policy = filed ?? new SealPolicy(certificate.UnitId, today); // none filed: the head signs (domain 4.3)
        if (certificate.IsOutdated(item) && certificate.Status == CertificateStatus.AwaitingSignature && policy.MaySign(officer.Actor, certificate.ItemCode, today))
        {
            certificate.ReturnAsOutdated(policy, officer.Actor, now); // settled S11
            once.Answer(address);
            await db.SaveChangesAsync();
            return address;
        }

        certificate.RequireSignable(item ?? throw new RuleViolationException("certificate.item-not-in-force", certificate.ItemCode), village, policy, officer.Actor, now);
        if (keepsSeal) throw new RuleViolationException("certificate.keeper-signs"); // in whatever post he acts (domain 4.3)
        db.Database.AutoSavepointsEnabled = false; // a save that fails ends this transaction: two round trips for a point nobody returns to
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

    /// <summary>Makes the series where this is its first number, locks its row and takes the next: the update that changes nothing takes the lock and reads in one round trip.</summary>
    private async Task<CertificateNumber> TakeNumberAsync(Unit village, DateOnly today)
    {
        var prefix = village.PrefixOn(today);
        var series = await db.NumberSeries.FromSql($"""
            INSERT INTO number_series (unit_id, year, prefix, last) VALUES ({village.Id}, {today.Year}, {prefix}, 0)
            ON CONFLICT (unit_id, year, prefix) DO UPDATE SET last = number_series.last RETURNING *
            """).ToListAsync();
        return series.Single().Take();
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
