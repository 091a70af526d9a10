using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace VillageListsPortal.Benchmarks.Bare;

/// <summary>The portal's tables as plain rows: no interceptor, no cipher, no rule.</summary>
internal sealed partial class BareDb(DbContextOptions<BareDb> options) : DbContext(options)
{
    public DbSet<BareCertificate> Certificates => Set<BareCertificate>();
    public DbSet<BareFile> Files => Set<BareFile>();
    public DbSet<BareJournal> Journal => Set<BareJournal>();
    public DbSet<BareAnswer> Answers => Set<BareAnswer>();
    public DbSet<BareItem> Items => Set<BareItem>();
    public DbSet<BareAdmission> Admissions => Set<BareAdmission>();
    public DbSet<BareActor> Actors => Set<BareActor>();
    public DbSet<BareNotice> Notices => Set<BareNotice>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<BareCertificate>().ToTable("certificates");
        builder.Entity<BareFile>().ToTable("certificate_files");
        builder.Entity<BareJournal>().ToTable("journal");
        builder.Entity<BareAnswer>().ToTable("idempotency").HasKey(a => new { a.PersonId, a.Route, a.Token });
        builder.Entity<BareItem>().ToTable("list_items");
        builder.Entity<BareActor>().ToTable("admission_actors").HasKey(a => new { a.AdmissionId, a.PersonId, a.Act });
        builder.Entity<BareNotice>().ToTable("notices");
        builder.Entity<BareAdmission>(e =>
        {
            e.ToTable("admissions");
            foreach (var json in new[] { nameof(BareAdmission.Request), nameof(BareAdmission.Findings), nameof(BareAdmission.Pauses) }) e.Property(json).HasColumnType("jsonb");
        });
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            property.SetColumnName(Hump().Replace(property.Name, "_$0").ToLowerInvariant());
            property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hump();
}
