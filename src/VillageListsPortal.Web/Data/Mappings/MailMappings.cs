using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Data.Mappings;

internal sealed class PersonMailMapping : IEntityTypeConfiguration<PersonMail>
{
    public void Configure(EntityTypeBuilder<PersonMail> e)
    {
        e.ToTable("person_mail");
        e.HasKey(m => m.PersonId);
        e.PrimitiveCollection(m => m.LeftOut);
        e.HasOne<Person>().WithOne().HasForeignKey<PersonMail>(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> e)
    {
        e.ToTable("mail_outbox");
        e.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        e.HasIndex(m => new { m.PersonId, m.Day }).IsUnique();
        e.HasIndex(m => m.NextTryAt).HasFilter("next_try_at IS NOT NULL");
    }
}
