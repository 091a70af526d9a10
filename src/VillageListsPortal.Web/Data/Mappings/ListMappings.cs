using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Data.Mappings;

internal sealed class ListItemMapping : IEntityTypeConfiguration<ListItem>
{
    public void Configure(EntityTypeBuilder<ListItem> e)
    {
        e.ToTable("list_items");
        e.Ignore(i => i.Events);
        e.Ignore(i => i.Kind);
        e.Ignore(i => i.AwaitsConfirmation);
        e.Property(i => i.ImportedAs).UsePropertyAccessMode(PropertyAccessMode.Field);
        e.HasDiscriminator<string>("kind")
            .HasValue<AutonomyItem>(nameof(ListKind.Autonomy))
            .HasValue<AssistanceItem>(nameof(ListKind.Assistance))
            .HasValue<NegativeItem>(nameof(ListKind.Negative))
            .HasValue<CertificateItem>(nameof(ListKind.Certificate))
            .HasValue<CancelledItem>(nameof(ListKind.Cancelled));
        e.HasIndex(i => new { i.Code, i.Version }).IsUnique();
        e.HasOne<Admission>().WithMany().HasForeignKey(i => i.AdmissionId).OnDelete(DeleteBehavior.Restrict);
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class CertificateItemMapping : IEntityTypeConfiguration<CertificateItem>
{
    public void Configure(EntityTypeBuilder<CertificateItem> e) =>
        e.Property(i => i.Fields).HasColumnType("jsonb").HasConversion(
            v => JsonSerializer.Serialize(v, JsonSerializerOptions.Default),
            v => JsonSerializer.Deserialize<List<CertificateField>>(v, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyList<CertificateField>>((a, b) => ReferenceEquals(a, b), v => v.Count, v => v));
}

internal sealed class ListEditionMapping : IEntityTypeConfiguration<ListEdition>
{
    public void Configure(EntityTypeBuilder<ListEdition> e)
    {
        e.ToTable("list_editions");
        e.HasKey(x => new { x.Kind, x.Number });
        e.HasOne<Admission>().WithMany().HasForeignKey(x => x.AdmissionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ItemSynonymMapping : IEntityTypeConfiguration<ItemSynonym>
{
    public void Configure(EntityTypeBuilder<ItemSynonym> e)
    {
        e.ToTable("item_synonyms");
        e.HasKey(x => new { x.Code, x.Text });
    }
}
