using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Data.Mappings;

internal sealed class DistrictWordsMapping : IEntityTypeConfiguration<DistrictWords>
{
    public void Configure(EntityTypeBuilder<DistrictWords> e)
    {
        e.ToTable("district_words");
        e.Ignore(w => w.Events);
        e.HasIndex(w => w.Version).IsUnique();
        e.Property(w => w.Words).AsJson();
    }
}
