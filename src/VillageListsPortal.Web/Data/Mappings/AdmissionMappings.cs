using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Data.Mappings;

internal sealed class AdmissionMapping : IEntityTypeConfiguration<Admission>
{
    public void Configure(EntityTypeBuilder<Admission> e)
    {
        e.ToTable("admissions");
        e.Ignore(a => a.Events);
        e.Ignore(a => a.Proposed);
        e.Ignore(a => a.LastDay);
        e.Ignore(a => a.AskedNow);
        e.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Admission>().WithMany().HasForeignKey(a => a.EndedFor).OnDelete(DeleteBehavior.Restrict);
        e.Property(a => a.Request).AsJson();
        e.Property(a => a.Findings).AsJson();
        e.Property(a => a.OverriddenFindings).AsJson();
        e.Property(a => a.Pauses).AsJson();
        e.Property(a => a.Assessment).AsJson();
        e.Property(a => a.Decision).AsJson();
        e.Property<string[]?>(TextGrams.Column).HasColumnName("grams");
        e.HasMany(a => a.Actors).WithOne().HasForeignKey(x => x.AdmissionId);
        e.HasMany(a => a.Opinions).WithOne().HasForeignKey(x => x.AdmissionId);
        e.HasMany(a => a.Consultations).WithOne().HasForeignKey(x => x.AdmissionId);
        e.Navigation(a => a.Actors).UsePropertyAccessMode(PropertyAccessMode.Field);
        e.Navigation(a => a.Opinions).UsePropertyAccessMode(PropertyAccessMode.Field);
        e.Navigation(a => a.Consultations).UsePropertyAccessMode(PropertyAccessMode.Field);
        e.HasIndex(a => a.Number).IsUnique();
        e.HasIndex(a => new { a.UnitId, a.Status, a.Id });
        e.HasIndex(a => new { a.UnitId, a.Id });
        e.HasIndex(a => new { a.Status, a.Id });
        e.HasIndex(a => a.Id, "ix_admissions_open_clocks").HasFilter("closed_at IS NULL AND accepted_at IS NOT NULL");
        e.HasIndex(a => a.Id).HasFilter("kind = 'TemporaryTask' AND status = 'Approved'").HasDatabaseName("ix_admissions_open_tasks"); // the few that are in force, of all that ever were
        e.HasIndex(TextGrams.Column).HasMethod("gin");
        e.HasOne<CaseHandover>().WithMany().HasForeignKey(a => a.HandoverId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(a => a.HandoverId).HasFilter("handover_id IS NOT NULL");
        e.HasIndex(a => a.DiscardedAt).HasFilter("discarded_at IS NOT NULL");
        e.HasQueryFilter(a => a.DiscardedAt == null); // a deleted draft is nowhere; only the page that takes it back looks behind this
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class CaseHandoverMapping : IEntityTypeConfiguration<CaseHandover>
{
    public void Configure(EntityTypeBuilder<CaseHandover> e)
    {
        e.ToTable("case_handovers");
        e.Ignore(h => h.Events);
        e.PrimitiveCollection(h => h.LeftOut);
        e.HasOne<Person>().WithMany().HasForeignKey(h => h.FromPerson).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<Person>().WithMany().HasForeignKey(h => h.ToPerson).OnDelete(DeleteBehavior.Restrict);
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class AdmissionActorMapping : IEntityTypeConfiguration<AdmissionActor>
{
    public void Configure(EntityTypeBuilder<AdmissionActor> e)
    {
        e.ToTable("admission_actors");
        e.HasKey(a => new { a.AdmissionId, a.PersonId, a.Act });
    }
}

internal sealed class AssessmentOpinionMapping : IEntityTypeConfiguration<AssessmentOpinion>
{
    public void Configure(EntityTypeBuilder<AssessmentOpinion> e)
    {
        e.ToTable("admission_opinions");
        e.HasKey(o => new { o.AdmissionId, o.Aspect });
    }
}

internal sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> e)
    {
        e.ToTable("consultations");
        e.Ignore(c => c.Events);
        e.Ignore(c => c.NeedsSettling);
        e.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(c => new { c.AdmissionId, c.Round, c.UnitId }).IsUnique();
        e.HasIndex(c => new { c.UnitId, c.Id });
        e.HasIndex(c => new { c.UnitId, c.AdmissionId });
        e.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
    }
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> e)
    {
        e.ToTable("attachments");
        e.HasOne<Admission>().WithMany().HasForeignKey(a => a.AdmissionId).OnDelete(DeleteBehavior.Cascade);
        e.HasOne<Consultation>().WithMany().HasForeignKey(a => a.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttachmentContentMapping : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> e)
    {
        e.ToTable("attachment_contents");
        e.HasKey(c => c.AttachmentId);
        e.HasOne<Attachment>().WithOne().HasForeignKey<AttachmentContent>(c => c.AttachmentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> e)
    {
        e.ToTable("notices");
        e.PrimitiveCollection(n => n.Arguments);
        e.HasIndex(n => new { n.UnitId, n.Id });
        e.HasIndex(n => new { n.PersonId, n.Id });
    }
}

internal sealed class NoticeReadingMapping : IEntityTypeConfiguration<NoticeReading>
{
    public void Configure(EntityTypeBuilder<NoticeReading> e)
    {
        e.ToTable("notice_readings");
        e.HasKey(r => new { r.PersonId, r.NoticeId });
        e.HasOne<Notice>().WithMany().HasForeignKey(r => r.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DistrictSettingMapping : IEntityTypeConfiguration<DistrictSetting>
{
    public void Configure(EntityTypeBuilder<DistrictSetting> e)
    {
        e.ToTable("district_settings");
        e.HasKey(s => new { s.Name, s.From });
        e.Property(s => s.Value).HasColumnType("jsonb");
    }
}
