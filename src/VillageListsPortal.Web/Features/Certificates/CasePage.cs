using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>What the pages of one certificate share: the certificate within the officer's jurisdiction, its paper, its people.</summary>
public abstract class CasePage(PortalDb db, TimeProvider clock) : PortalPage
{
    public Certificate Certificate { get; private set; } = null!;

    /// <summary>The version shown; forms that decide on what is shown carry it.</summary>
    public uint Shown => db.VersionOf(Certificate);

    public CertificateItem Item { get; private set; } = null!;

    public Unit Village { get; private set; } = null!;

    /// <summary>The whole paper as it is or will be; null where the officer sees no personal data (settled S7).</summary>
    public PdfDocument? Paper { get; private set; }

    /// <summary>The paper with the identity number masked (experience.md: showing it in full is a journalled act).</summary>
    public PdfDocument? MaskedPaper => Paper?.Masked(Certificate.Request.Document);

    public SealPolicy Policy { get; private set; } = null!;

    /// <summary>Names of the persons who took part.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Where it stands in a check.</summary>
    protected DateTimeOffset Now => clock.GetUtcNow();

    protected PortalDb Db => db;

    /// <summary>Whether the table lets this officer take the step now; the village's 印章管理制度 narrows signing.</summary>
    public bool May(CertificateStep step) =>
        Officer.UnitId == Certificate.HeldBy
        && CertificateWorkflow.Table.Allows(Certificate.Status, step, Officer.Role)
        && step switch
        {
            CertificateStep.Sign => Policy.MaySign(Officer.Actor, Certificate.ItemCode, Days.On(Now)) && !Certificate.Preparers.Contains(Officer.PersonId),
            CertificateStep.Return => Policy.MaySign(Officer.Actor, Certificate.ItemCode, Days.On(Now)),
            CertificateStep.Stamp => Certificate.Issue?.SignedBy != Officer.PersonId,
            _ => true,
        };

    /// <summary>Whether this officer may print it again.</summary>
    public bool MayReprint => Officer.UnitId == Certificate.HeldBy && Policies.Table[Policies.ReprintCertificates].Contains(Officer.Role);

    protected async Task<bool> LoadAsync(Guid id)
    {
        var found = await (
            from c in db.Certificates.Within(db, Officer.Jurisdiction)
            where c.Id == id
            join u in db.Units.Include(u => u.Names) on c.UnitId equals u.Id
            join i in db.ListItems.OfType<CertificateItem>() on c.ItemId equals i.Id
            select new
            {
                Certificate = c,
                Item = i,
                Village = u,
                Policy = db.SealPolicies.FirstOrDefault(p => p.UnitId == c.HeldBy),
                Preparer = db.Persons.Where(p => p.Id == c.PreparedBy).Select(p => p.Name).FirstOrDefault(),
                Signer = db.Persons.Where(p => p.Id == c.Issue!.SignedBy).Select(p => p.Name).FirstOrDefault(),
                Stamper = db.Persons.Where(p => p.Id == c.StampedBy).Select(p => p.Name).FirstOrDefault(),
            }).SingleOrDefaultAsync();
        if (found is null || (Officer.SeesMasked && found.Certificate.Status == CertificateStatus.Draft)) return false; // nobody's but the village's yet
        (Certificate, Item, Village) = (found.Certificate, found.Item, found.Village);
        Policy = found.Policy ?? new SealPolicy(Certificate.HeldBy, Days.On(Now)); // none filed: the head signs (domain 4.3)
        Names = NamesOf((Certificate.PreparedBy, found.Preparer), (Certificate.Issue?.SignedBy, found.Signer), (Certificate.StampedBy, found.Stamper));
        if (!Officer.SeesMasked) Paper = PaperOf(Certificate);
        return true;
    }

    protected async Task<string> SaveAsync(string address)
    {
        HttpContext.RequestServices.GetRequiredService<Idempotency>().Answer(address);
        await db.SaveChangesAsync();
        return address;
    }

    private static Dictionary<Guid, string> NamesOf(params ReadOnlySpan<(Guid? Id, string? Name)> people)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var (id, name) in people)
        {
            if (id is { } person && name is not null) names[person] = name;
        }

        return names;
    }

    private PdfDocument PaperOf(Certificate certificate)
    {
        var services = HttpContext.RequestServices;
        return certificate.Issue is { } issue
            ? services.GetRequiredService<CertificatePaper>().Issued(issue.Content, issue.Token, certificate.Id, issue.SignedAt)
            : services.GetRequiredService<PaperPreview>().Of(Item, Village, certificate.Request, Days.On(Now));
    }
}

/// <summary>Papers on screens that need not show numbers in full.</summary>
public static class MaskedPapers
{
    public static PdfDocument Masked(this PdfDocument paper, IdentityDocument document) => document.Number is { } number
        ? paper with { Body = [.. paper.Body.Select(b => b is Paragraph p ? p with { Text = p.Text.Replace(number, document.Masked, StringComparison.Ordinal) } : b)] }
        : paper;
}

/// <summary>One line of the timeline of a case, read from the journal.</summary>
public sealed record TimelineRow(DateTimeOffset At, Guid? Person, string? Name, string? Role, string What, string? After);
