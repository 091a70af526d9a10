using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Data.Mappings;

/// <summary>The columns that are ciphertext in the database (settled S3).</summary>
internal static class SecretColumns
{
    public static void Apply(ModelBuilder builder, FieldCipher cipher)
    {
        var text = new ValueConverter<string, byte[]>(v => cipher.SealText(v), v => cipher.OpenText(v));
        var bytes = new ValueConverter<byte[], byte[]>(v => cipher.Seal(v), v => cipher.Open(v));
        var request = new ValueConverter<CertificateRequest, byte[]>(v => cipher.SealText(RequestJson.Write(v)), v => RequestJson.Read(cipher.OpenText(v)));
        var content = new ValueConverter<CertificateContent, byte[]>(v => cipher.SealText(ContentJson.Write(v)), v => ContentJson.Read(cipher.OpenText(v)));

        builder.Entity<Certificate>(e =>
        {
            e.Property(c => c.Request).HasConversion(request, new ValueComparer<CertificateRequest>((a, b) => ReferenceEquals(a, b), v => v.GetHashCode(), v => v));
            e.OwnsOne(c => c.Issue, i => i.Property(x => x.Content).HasConversion(content, new ValueComparer<CertificateContent>((a, b) => ReferenceEquals(a, b), v => v.GetHashCode(), v => v)));
            e.Property(c => c.HandedTo).HasConversion(text!);
        });
        builder.Entity<CertificateFile>().Property(f => f.Bytes).HasConversion(bytes, new ValueComparer<byte[]>((a, b) => ReferenceEquals(a, b), v => v.Length, v => v));
        builder.Entity<AttachmentContent>().Property(c => c.Bytes).HasConversion(bytes, new ValueComparer<byte[]>((a, b) => ReferenceEquals(a, b), v => v.Length, v => v));
        builder.Entity<PersonMail>().Property(m => m.Address).HasConversion(text);
        builder.Entity<OutgoingMail>().Property(m => m.Body).HasConversion(text);
        builder.Entity<DataProtectionKeyRow>().Property(k => k.Xml).HasConversion(text);
    }
}
