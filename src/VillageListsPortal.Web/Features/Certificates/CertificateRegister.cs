using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>One line of the register; the name is masked where the officer sees no personal data (settled S7).</summary>
public sealed record RegisterRow(Guid Id, string? Number, string ItemCode, string Title, string? TitleEn, string Name, string Village, CertificateStatus Status, DateTimeOffset PreparedAt)
{
    /// <summary>Colour of the state: red where it ended, plain where it holds, grey where it waits.</summary>
    public string Tone => Status switch { CertificateStatus.Voided => "stop", CertificateStatus.HandedOver => "", _ => "wait" };
}

/// <summary>The certificates that an officer may see, and how they are found: for the register and for the search over all parts.</summary>
public sealed class CertificateRegister(PortalDb db, RequestTrace trace, TimeProvider clock)
{
    public const int LongestSearch = 80;

    /// <summary>Certificates of the jurisdiction; drafts are the village's own.</summary>
    public IQueryable<Certificate> Of(Officer officer)
    {
        var rows = db.Certificates.Within(db, officer.Jurisdiction).AsNoTracking();
        return officer.SeesMasked ? rows.Where(c => c.Status != CertificateStatus.Draft) : rows;
    }

    /// <summary>By number, check code or, within the village only, person. Call from a POST, and <see cref="NoteAsync"/> what was found (settled S33).</summary>
    public IQueryable<Certificate> Sought(Officer officer, string sought)
    {
        var rows = Of(officer);
        if (CertificateNumber.TryParse(sought, out var number))
        {
            var text = number.ToString();
            return rows.Where(c => c.Issue!.NumberText == text);
        }

        if (CheckCode.TryNormalize(sought, out var code)) return rows.Where(c => c.Issue!.CheckCode == code);
        return officer.SeesMasked ? rows.Where(_ => false) : ByPerson(rows, sought);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<RegisterRow>> RowsAsync(IQueryable<Certificate> certificates, Officer officer, int most)
    {
        var found = await (
            from c in certificates
            orderby c.Id descending
            join item in db.ListItems on c.ItemId equals item.Id
            join unit in db.Units on c.UnitId equals unit.Id
            select new RegisterRow(c.Id, c.Issue!.NumberText, c.ItemCode, item.Title, item.TitleEn, c.ApplicantName, unit.ShortName, c.Status, c.PreparedAt)).Take(most).ToListAsync();
        return officer.SeesMasked ? [.. found.Select(r => r with { Name = PersonName.Mask(r.Name) })] : found;
    }

    /// <summary>Journals that people were looked for; what was looked for is not kept. Above the village nobody is found by person.</summary>
    public async Task NoteAsync(Officer officer, int found)
    {
        if (officer.SeesMasked) return;
        db.Note(new PersonSearched(officer.UnitId, officer.UnitId, found, officer.Actor, clock.GetUtcNow()), nameof(Certificate), trace);
        await db.SaveChangesAsync();
    }

    private IQueryable<Certificate> ByPerson(IQueryable<Certificate> rows, string sought)
    {
        var indexes = Enum.GetValues<IdentityDocumentType>().Select(t => db.Cipher.Index($"{t}:{sought.ToUpperInvariant()}")).ToList();
        return rows.Where(c => c.ApplicantName.Contains(sought) || indexes.Contains(EF.Property<byte[]>(c, "ApplicantIndex")));
    }
}
