using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Data.Mappings;

internal sealed class EmergencyMatterMapping : IEntityTypeConfiguration<EmergencyMatter>
{
    public void Configure(EntityTypeBuilder<EmergencyMatter> e)
    {
        e.ToTable("emergency_matters");
        e.Ignore(m => m.Events);
        e.Ignore(m => m.IsOpen);
        e.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
        e.Property(m => m.Order).AsJson();
        e.Property(m => m.Findings).AsJson();
        e.PrimitiveCollection(m => m.Filers);
        e.HasMany(m => m.Villages).WithOne().HasForeignKey(v => v.MatterId);
        e.Navigation(m => m.Villages).UsePropertyAccessMode(PropertyAccessMode.Field);
        e.HasIndex(m => m.Number).IsUnique();
        e.HasIndex(m => new { m.UnitId, m.Status, m.Id });
        e.HasIndex(m => new { m.Status, m.Id });
        e.HasIndex(m => m.OrderNumber);
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class EmergencyVillageMapping : IEntityTypeConfiguration<EmergencyVillage>
{
    public void Configure(EntityTypeBuilder<EmergencyVillage> e)
    {
        e.ToTable("emergency_villages");
        e.HasKey(v => new { v.MatterId, v.UnitId });
        e.HasOne<Unit>().WithMany().HasForeignKey(v => v.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
