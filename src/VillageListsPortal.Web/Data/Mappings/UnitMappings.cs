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
        e.HasIndex(u => new { u.Code, u.Id });
        e.HasIndex(u => u.ShortName);
        e.HasIndex(u => u.Kind);
        e.Property<string[]>(UnitIndex.Grams);
        e.Property(u => u.Code).UseCollation("C");
        e.Property(u => u.ShortName).UseCollation("C");
        e.Property<string>(UnitIndex.Pinyin).UseCollation("C");
        e.Property<string>(UnitIndex.Initials).UseCollation("C");
        e.HasIndex(UnitIndex.Grams).HasMethod("gin");
        e.HasIndex(UnitIndex.Pinyin);
        e.HasIndex(UnitIndex.Initials);
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
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
            p.HasIndex(x => x.Text);
        });
        e.Navigation(u => u.Names).AutoInclude(false).UsePropertyAccessMode(PropertyAccessMode.Field);
        e.Navigation(u => u.Prefixes).AutoInclude(false).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class UnitChangeMapping : IEntityTypeConfiguration<UnitChange>
{
    public void Configure(EntityTypeBuilder<UnitChange> e)
    {
        e.ToTable("unit_changes");
        e.Ignore(c => c.Events);
        e.HasIndex(c => new { c.Status, c.Day });
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
        e.HasMany(c => c.Parts).WithOne().HasForeignKey(p => p.ChangeId);
        e.HasMany(c => c.Passings).WithOne().HasForeignKey(p => p.ChangeId);
        e.HasMany(c => c.Assignments).WithOne().HasForeignKey(a => a.ChangeId);
        foreach (var navigation in new[] { nameof(UnitChange.Parts), nameof(UnitChange.Passings), nameof(UnitChange.Assignments) })
        {
            e.Navigation(navigation).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        }
    }
}

internal sealed class UnitPartMapping : IEntityTypeConfiguration<UnitPart>
{
    public void Configure(EntityTypeBuilder<UnitPart> e)
    {
        e.ToTable("unit_change_parts");
        e.HasKey(p => new { p.ChangeId, p.UnitId });
        e.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitPassingMapping : IEntityTypeConfiguration<UnitPassing>
{
    public void Configure(EntityTypeBuilder<UnitPassing> e)
    {
        e.ToTable("unit_change_passings");
        e.HasKey(p => new { p.ChangeId, p.PredecessorId, p.SuccessorId });
        e.HasOne<Unit>().WithMany().HasForeignKey(p => p.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Unit>().WithMany().HasForeignKey(p => p.SuccessorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitAssignmentMapping : IEntityTypeConfiguration<UnitAssignment>
{
    public void Configure(EntityTypeBuilder<UnitAssignment> e)
    {
        e.ToTable("unit_change_assignments");
        e.HasKey(a => new { a.ChangeId, a.SubjectId });
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
