using System.Security.Cryptography;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>补打: each reprint is its own stored file with its hash, marked 补打件 n (settled S21).</summary>
public sealed class ReprintCertificate(PortalDb db, Idempotency once, CertificatePaper paper, PdfEngine pdf, TimeProvider clock)
{
    /// <returns>The address of the reprint's PDF.</returns>
    public async Task<string> RunAsync(Certificate certificate, Officer officer)
    {
        var now = clock.GetUtcNow();
        var n = certificate.Reprint(officer.Actor, now);
        var issue = certificate.Issue!;
        var bytes = pdf.Render(paper.Issued(issue.Content, issue.Token, certificate.Id, now, n));
        db.CertificateFiles.Add(new CertificateFile(certificate.Id, n, bytes, SHA256.HashData(bytes), now));
        var address = $"/certificates/{certificate.Id}/paper.pdf?n={n}";
        once.Answer(address);
        await db.SaveChangesAsync();
        return address;
    }
}
