using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageListsPortal.Domain.Certificates;

namespace VillageListsPortal.Web.Data.Interceptors;

/// <summary>Keeps the searchable HMAC of the encrypted identity number beside it (settled S3).</summary>
public sealed class ApplicantIndexInterceptor : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PortalDb db)
        {
            foreach (var entry in db.ChangeTracker.Entries<Certificate>().Where(e => e.State is EntityState.Added or EntityState.Modified))
            {
                entry.Property<byte[]>("ApplicantIndex").CurrentValue = IndexOf(db, entry.Entity.Request);
            }
        }

        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    /// <summary>Without a number, the name and the reason stand for the person.</summary>
    public static byte[] IndexOf(PortalDb db, CertificateRequest request) => IndexOf(db, request.Document, request.Name);

    public static byte[] IndexOf(PortalDb db, IdentityDocument document, string name) =>
        db.Cipher.Index(document.Number is { } number ? $"{document.Type}:{number}" : $"{document.Type}:{name}");
}
