using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Data.Mappings;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> e)
    {
        e.ToTable("units");
        e.Ignore(u => u.Events);
        e.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(u => u.Code);
        e.OwnsMany(u => u.Names, n =>
        {
            n.ToTable("unit_names");
            n.WithOwner().HasForeignKey(x => x.UnitId);
            n.HasKey(x => new { x.UnitId, x.From });
            n.Ignore(x => x.Title);
        });
        e.OwnsMany(u => u.Prefixes, p =>
        {
            p.ToTable("number_prefixes");
            p.WithOwner().HasForeignKey(x => x.UnitId);
            p.HasKey(x => new { x.UnitId, x.From });
        });
        e.Navigation(u => u.Names).AutoInclude(false).UsePropertyAccessMode(PropertyAccessMode.Field);
        e.Navigation(u => u.Prefixes).AutoInclude(false).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class UnitSuccessionMapping : IEntityTypeConfiguration<UnitSuccession>
{
    public void Configure(EntityTypeBuilder<UnitSuccession> e)
    {
        e.ToTable("unit_successions");
        e.HasKey(s => new { s.PredecessorId, s.SuccessorId });
    }
}

internal sealed class UnitReachMapping : IEntityTypeConfiguration<UnitReach>
{
    public void Configure(EntityTypeBuilder<UnitReach> e)
    {
        e.ToTable("unit_reach");
        e.HasKey(r => new { r.FromUnitId, r.ToUnitId });
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> e)
    {
        e.ToTable("persons");
        e.Ignore(p => p.Events);
        e.HasMany(p => p.Posts).WithOne().HasForeignKey(p => p.PersonId);
        e.Navigation(p => p.Posts).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> e)
    {
        e.ToTable("posts");
        e.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> e)
    {
        e.ToTable("accounts");
        e.HasIndex(a => a.PersonId).IsUnique();
        e.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
