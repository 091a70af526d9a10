using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Domain.Verification;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Data;

/// <summary>The unit of work over one district's database (ADR 0004).</summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options, FieldCipher cipher, PortalSettings settings) : IdentityUserContext<Account, Guid>(options)
{
    public FieldCipher Cipher => cipher;

    /// <summary>The code of the district whose database it is.</summary>
    public string DistrictCode => settings.DistrictCode;

    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<UnitSuccession> UnitSuccessions => Set<UnitSuccession>();
    public DbSet<UnitReach> UnitReach => Set<UnitReach>();
    public DbSet<UnitChange> UnitChanges => Set<UnitChange>();
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<ListItem> ListItems => Set<ListItem>();
    public DbSet<ListEdition> ListEditions => Set<ListEdition>();
    public DbSet<ItemSynonym> ItemSynonyms => Set<ItemSynonym>();
    public DbSet<Law> Laws => Set<Law>();
    public DbSet<LawArticle> LawArticles => Set<LawArticle>();
    public DbSet<LawCitation> LawCitations => Set<LawCitation>();
    public DbSet<ReviewRound> ReviewRounds => Set<ReviewRound>();
    public DbSet<ItemReview> ItemReviews => Set<ItemReview>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<CertificateFile> CertificateFiles => Set<CertificateFile>();
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    public DbSet<SealPolicy> SealPolicies => Set<SealPolicy>();
    public DbSet<SealUse> SealUses => Set<SealUse>();
    public DbSet<RefusalSlip> RefusalSlips => Set<RefusalSlip>();
    public DbSet<CertificateCheck> CertificateChecks => Set<CertificateCheck>();
    public DbSet<JournalRow> JournalRows => Set<JournalRow>();
    public DbSet<JournalSeal> JournalSeals => Set<JournalSeal>();
    public DbSet<IdempotencyRow> IdempotencyRows => Set<IdempotencyRow>();
    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();
    public DbSet<CalendarRow> CalendarRows => Set<CalendarRow>();
    public DbSet<Admission> Admissions => Set<Admission>();
    public DbSet<CaseHandover> CaseHandovers => Set<CaseHandover>();
    public DbSet<Consultation> Consultations => Set<Consultation>();
    public DbSet<EmergencyMatter> EmergencyMatters => Set<EmergencyMatter>();
    public DbSet<EmergencyVillage> EmergencyVillages => Set<EmergencyVillage>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeReading> NoticeReadings => Set<NoticeReading>();
    public DbSet<DistrictSetting> DistrictSettings => Set<DistrictSetting>();
    public DbSet<DistrictWords> DistrictWords => Set<DistrictWords>();
    public DbSet<PersonMail> PersonMail => Set<PersonMail>();
    public DbSet<OutgoingMail> MailOutbox => Set<OutgoingMail>();
    public DbSet<Stamp> Stamps => Set<Stamp>();

    /// <summary>All stamps in one row.</summary>
    public DbSet<CurrentStamps> CurrentStamps => Set<CurrentStamps>();

    /// <summary>Changes are looked for once: each interceptor would compare every property again. One that changes what is loaded looks again itself.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly, t => t.GetConstructor([]) is not null);
        Mappings.SecretColumns.Apply(builder, cipher);
        Mappings.Conventions.Apply(builder);
    }
}
