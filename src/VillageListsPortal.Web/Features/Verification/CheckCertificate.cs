using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Verification;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Verification;

/// <summary>What a check may show: item, number, village, dates, masked party, purpose, and nothing else.</summary>
public sealed record CheckedCertificate(
    string Title, string ItemCode, string Number, string Issuer, DateOnly IssuedOn, DateOnly? ValidTo, string Party, string? Purpose, string? Successor);

/// <summary>The outcome of a check; Found is null where it failed.</summary>
public sealed record CheckResult(CheckOutcome Outcome, CheckedCertificate? Found, int? Reprint = null);

/// <summary>Checks a certificate by its token, check code or file. Every check is counted; a failed one gives no hint why.</summary>
public sealed class CheckCertificate(PortalDb db, Keyring keys, TimeProvider clock)
{
    private static readonly CheckResult Failed = new(CheckOutcome.Failed, null);

    private sealed record Row(Guid Id, Guid UnitId, CertificateStatus Status, Issue Issue, string Name, string? Purpose);

    public async Task<CheckResult> ByTokenAsync(string text, CheckWay way = CheckWay.Token)
    {
        var row = CertificateToken.TryRead(text, keys.ById, out var token)
            ? await FindAsync(db.Certificates.Where(c => c.Id == token.CertificateId))
            : null;
        var genuine = row is not null && string.Equals(row.Issue.Token, text, StringComparison.Ordinal)
            && string.Equals(Convert.ToHexString(row.Issue.ContentHash), token!.ContentSha256, StringComparison.OrdinalIgnoreCase);
        return await CountAsync(genuine ? row : null, way, null);
    }

    public async Task<CheckResult> ByCodeAsync(string? typed)
    {
        var row = CheckCode.TryNormalize(typed ?? "", out var code) ? await FindAsync(db.Certificates.Where(c => c.Issue!.CheckCode == code)) : null;
        return await CountAsync(row, CheckWay.Code, null);
    }

    /// <summary>The bytes themselves: an issued file has one stored form (settled S21).</summary>
    public async Task<CheckResult> ByFileAsync(Stream file)
    {
        var hash = await SHA256.HashDataAsync(file);
        var stored = await db.CertificateFiles.Where(f => f.Sha256 == hash).Select(f => new { f.CertificateId, f.Ordinal }).FirstOrDefaultAsync();
        var row = stored is null ? null : await FindAsync(db.Certificates.Where(c => c.Id == stored.CertificateId));
        return await CountAsync(row, CheckWay.Upload, stored?.Ordinal);
    }

    private Task<Row?> FindAsync(IQueryable<Certificate> one) => (
        from c in one.AsNoTracking()
        where c.Issue != null
        join item in db.ListItems.OfType<Domain.Lists.CertificateItem>() on c.ItemId equals item.Id
        select new Row(c.Id, c.UnitId, c.Status, c.Issue!, c.ApplicantName, item.PurposeLimit)).FirstOrDefaultAsync();

    private async Task<CheckResult> CountAsync(Row? row, CheckWay way, int? reprint)
    {
        var now = clock.GetUtcNow();
        var outcome = row is null ? CheckOutcome.Failed : Standing.Of(row.Status, row.Issue.ValidTo, Days.On(now));
        db.CertificateChecks.Add(new CertificateCheck(row?.Id, way, outcome, now));
        await db.SaveChangesAsync();
        if (row is null) return Failed;
        var content = row.Issue.Content;
        return new CheckResult(outcome, new CheckedCertificate(
            content.Title, content.ItemCode, content.Number, content.Issuer, content.IssueDay, content.ValidTo, PersonName.Mask(row.Name), row.Purpose,
            await SuccessorAsync(row.UnitId)), reprint);
    }

    /// <summary>Who goes on today for a village that is no more, through all mergers and splits since (settled S29).</summary>
    private async Task<string?> SuccessorAsync(Guid unitId)
    {
        var names = await db.Database.SqlQuery<string>($"""
            WITH RECURSIVE line AS (
                SELECT s.successor_id FROM unit_successions s WHERE s.predecessor_id = {unitId}
                UNION SELECT s.successor_id FROM unit_successions s JOIN line ON s.predecessor_id = line.successor_id)
            SELECT u.full_name AS "Value" FROM units u JOIN line ON u.id = line.successor_id
            WHERE NOT EXISTS (SELECT 1 FROM unit_successions s WHERE s.predecessor_id = u.id) ORDER BY u.code
            """).ToListAsync();
        return names.Count > 0 ? string.Join('、', names) : null;
    }
}
