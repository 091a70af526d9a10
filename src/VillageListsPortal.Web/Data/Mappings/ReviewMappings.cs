using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Data.Mappings;

internal sealed class ReviewRoundMapping : IEntityTypeConfiguration<ReviewRound>
{
    public void Configure(EntityTypeBuilder<ReviewRound> e)
    {
        e.ToTable("review_rounds");
        e.Ignore(r => r.Events);
        e.HasOne<Law>().WithMany().HasForeignKey(r => r.LawId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(r => r.List).IsUnique().HasFilter("closed_at IS NULL");
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class ItemReviewMapping : IEntityTypeConfiguration<ItemReview>
{
    public void Configure(EntityTypeBuilder<ItemReview> e)
    {
        e.ToTable("item_reviews");
        e.Ignore(i => i.Events);
        e.Ignore(i => i.IsAnswered);
        e.HasOne<ReviewRound>().WithMany().HasForeignKey(i => i.RoundId).OnDelete(DeleteBehavior.Cascade);
        e.HasOne<Unit>().WithMany().HasForeignKey(i => i.UnitId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(i => new { i.RoundId, i.ItemCode }).IsUnique();
        e.HasIndex(i => new { i.UnitId, i.Status });
        e.HasIndex(i => i.ItemCode);
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
    }
}
