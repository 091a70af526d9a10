using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Domain.Verification;

namespace VillageListsPortal.Web.Data.Mappings;

internal sealed class CertificateMapping : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> e)
    {
        e.ToTable("certificates");
        e.Ignore(c => c.Events);
        e.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Unit>().WithMany().HasForeignKey(c => c.HeldBy).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<CertificateItem>().WithMany().HasForeignKey(c => c.ItemId).OnDelete(DeleteBehavior.Restrict);
        e.PrimitiveCollection(c => c.Preparers).UsePropertyAccessMode(PropertyAccessMode.Field);
        e.Property<byte[]>("ApplicantIndex").HasColumnName("applicant_index");
        e.HasIndex("UnitId", "Status", "Id");
        e.HasIndex("HeldBy", "Status", "Id");
        e.HasIndex("ApplicantIndex");
        e.HasIndex(c => c.DiscardedAt).HasFilter("discarded_at IS NOT NULL");
        e.HasQueryFilter(c => c.DiscardedAt == null); // a deleted draft is nowhere; only the page that takes it back looks behind this
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
        e.OwnsOne(c => c.Issue, i =>
        {
            i.Ignore(x => x.Number);
            i.Property(x => x.Prefix).HasColumnName("number_prefix");
            i.Property(x => x.Year).HasColumnName("number_year");
            i.Property(x => x.Sequence).HasColumnName("number_sequence");
            i.Property(x => x.NumberText).HasColumnName("number_text");
            i.Property(x => x.Content).HasColumnName("content");
            i.Property(x => x.ContentHash).HasColumnName("content_hash");
            i.Property(x => x.Token).HasColumnName("token");
            i.Property(x => x.CheckCode).HasColumnName("check_code");
            i.Property(x => x.Day).HasColumnName("issue_day");
            i.Property(x => x.ValidTo).HasColumnName("valid_to");
            i.Property(x => x.SignedBy).HasColumnName("signed_by");
            i.Property(x => x.SignedAt).HasColumnName("signed_at");
            i.HasIndex(x => x.CheckCode).IsUnique();
            i.HasIndex(x => x.NumberText).IsUnique();
        });
    }
}

internal sealed class CertificateFileMapping : IEntityTypeConfiguration<CertificateFile>
{
    public void Configure(EntityTypeBuilder<CertificateFile> e)
    {
        e.ToTable("certificate_files");
        e.HasOne<Certificate>().WithMany().HasForeignKey(f => f.CertificateId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(f => new { f.CertificateId, f.Ordinal }).IsUnique();
        e.HasIndex(f => f.Sha256);
    }
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> e)
    {
        e.ToTable("number_series");
        e.HasKey(s => new { s.UnitId, s.Year, s.Prefix });
        e.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SealPolicyMapping : IEntityTypeConfiguration<SealPolicy>
{
    public void Configure(EntityTypeBuilder<SealPolicy> e)
    {
        e.ToTable("seal_policies");
        e.Ignore(p => p.Events);
        e.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(p => p.UnitId).IsUnique();
        e.HasMany(p => p.Delegations).WithOne().HasForeignKey(d => d.PolicyId);
        e.Navigation(p => p.Delegations).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class SigningDelegationMapping : IEntityTypeConfiguration<SigningDelegation>
{
    public void Configure(EntityTypeBuilder<SigningDelegation> e)
    {
        e.ToTable("signing_delegations");
        e.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SealUseMapping : IEntityTypeConfiguration<SealUse>
{
    public void Configure(EntityTypeBuilder<SealUse> e)
    {
        e.ToTable("seal_uses");
        e.HasOne<Certificate>().WithMany().HasForeignKey(u => u.CertificateId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(u => new { u.UnitId, u.Id });
    }
}

internal sealed class RefusalSlipMapping : IEntityTypeConfiguration<RefusalSlip>
{
    public void Configure(EntityTypeBuilder<RefusalSlip> e)
    {
        e.ToTable("refusal_slips");
        e.Ignore(s => s.Events);
        e.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<CancelledItem>().WithMany().HasForeignKey(s => s.ItemId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(s => s.Number).IsUnique();
        e.HasIndex(s => new { s.UnitId, s.Id });
    }
}

internal sealed class CertificateCheckMapping : IEntityTypeConfiguration<CertificateCheck>
{
    public void Configure(EntityTypeBuilder<CertificateCheck> e)
    {
        e.ToTable("certificate_checks");
        e.HasIndex(c => new { c.CertificateId, c.At });
    }
}
