using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Reviews;

namespace VillageListsPortal.Web.Data.Mappings;

internal sealed class LawMapping : IEntityTypeConfiguration<Law>
{
    public void Configure(EntityTypeBuilder<Law> e)
    {
        e.ToTable("laws");
        e.HasIndex(l => new { l.Name, l.Version }).IsUnique();
        e.Ignore(l => l.Events);
        e.Ignore(l => l.CarriesCertificates);
        e.Ignore(l => l.Title);
        e.Ignore(l => l.NamedAs);
        e.Property(l => l.InForceTo).UsePropertyAccessMode(PropertyAccessMode.Field);
        e.HasMany(l => l.Articles).WithOne().HasForeignKey(a => a.LawId);
        e.Navigation(l => l.Articles).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class LawArticleMapping : IEntityTypeConfiguration<LawArticle>
{
    public void Configure(EntityTypeBuilder<LawArticle> e)
    {
        e.ToTable("law_articles");
        e.HasKey(a => new { a.LawId, a.Ordinal });
        e.Property(a => a.Ordinal).ValueGeneratedNever();
    }
}

internal sealed class LawCitationMapping : IEntityTypeConfiguration<LawCitation>
{
    public void Configure(EntityTypeBuilder<LawCitation> e)
    {
        e.ToTable("law_citations");
        e.HasKey(c => new { c.LawId, c.ItemCode, c.From });
        e.Property(c => c.From).ValueGeneratedNever();
        e.HasOne<Law>().WithMany().HasForeignKey(c => c.LawId);
        e.HasOne<ItemReview>().WithMany().HasForeignKey(c => c.ReviewId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(c => c.ItemCode);
    }
}
