using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VillageListsPortal.Web.Data.Migrations;

/// <summary>A numbered migration that runs the embedded SQL file of its name (ADR 0003). There is no model snapshot.</summary>
public abstract class SqlMigration(string file) : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        using var stream = typeof(SqlMigration).Assembly.GetManifestResourceStream($"VillageListsPortal.Web.Data.Migrations.{file}.sql")
            ?? throw new InvalidOperationException($"Migration {file}.sql is not embedded.");
        using var reader = new StreamReader(stream);
        migrationBuilder.Sql(reader.ReadToEnd());
    }
}

[DbContext(typeof(PortalDb))]
[Migration("0001_Foundation")]
public sealed class Foundation() : SqlMigration("0001_Foundation");

[DbContext(typeof(PortalDb))]
[Migration("0002_Safeguards")]
public sealed class Safeguards() : SqlMigration("0002_Safeguards");

[DbContext(typeof(PortalDb))]
[Migration("0003_SignIns")]
public sealed class SignIns() : SqlMigration("0003_SignIns");

[DbContext(typeof(PortalDb))]
[Migration("0004_Preferences")]
public sealed class PreferencesOfOfficers() : SqlMigration("0004_Preferences");

[DbContext(typeof(PortalDb))]
[Migration("0005_UnitChanges")]
public sealed class UnitChanges() : SqlMigration("0005_UnitChanges");

[DbContext(typeof(PortalDb))]
[Migration("0006_DiscardedDrafts")]
public sealed class DiscardedDraftsColumn() : SqlMigration("0006_DiscardedDrafts");

[DbContext(typeof(PortalDb))]
[Migration("0007_PostsAndSessions")]
public sealed class PostsAndSessions() : SqlMigration("0007_PostsAndSessions");

[DbContext(typeof(PortalDb))]
[Migration("0008_Admissions")]
public sealed class AdmissionsAndNotices() : SqlMigration("0008_Admissions");

[DbContext(typeof(PortalDb))]
[Migration("0009_Mail")]
public sealed class Mail() : SqlMigration("0009_Mail");

[DbContext(typeof(PortalDb))]
[Migration("0010_EmergenciesAndTerms")]
public sealed class EmergenciesAndTerms() : SqlMigration("0010_EmergenciesAndTerms");

[DbContext(typeof(PortalDb))]
[Migration("0011_DistrictWords")]
public sealed class WordsOfTheDistrict() : SqlMigration("0011_DistrictWords");

[DbContext(typeof(PortalDb))]
[Migration("0012_LawsAndReviews")]
public sealed class LawsAndReviews() : SqlMigration("0012_LawsAndReviews");

[DbContext(typeof(PortalDb))]
[Migration("0013_OpenTasks")]
public sealed class OpenTasks() : SqlMigration("0013_OpenTasks");

[DbContext(typeof(PortalDb))]
[Migration("0014_Exchange")]
public sealed class ExchangeAndFilers() : SqlMigration("0014_Exchange");

[DbContext(typeof(PortalDb))]
[Migration("0015_HandoversAndRepeals")]
public sealed class HandoversAndRepeals() : SqlMigration("0015_HandoversAndRepeals");

[DbContext(typeof(PortalDb))]
[Migration("0016_BoundedLists")]
public sealed class BoundedLists() : SqlMigration("0016_BoundedLists");

[DbContext(typeof(PortalDb))]
[Migration("0017_Stamps")]
public sealed class StampsOfMemory() : SqlMigration("0017_Stamps");

[DbContext(typeof(PortalDb))]
[Migration("0018_KeptForms")]
public sealed class KeptForms() : SqlMigration("0018_KeptForms");

[DbContext(typeof(PortalDb))]
[Migration("0019_SentBack")]
public sealed class SentBack() : SqlMigration("0019_SentBack");

[DbContext(typeof(PortalDb))]
[Migration("0020_ToldUntil")]
public sealed class ToldUntil() : SqlMigration("0020_ToldUntil");

[DbContext(typeof(PortalDb))]
[Migration("0021_JournalTransactions")]
public sealed class JournalTransactions() : SqlMigration("0021_JournalTransactions");

[DbContext(typeof(PortalDb))]
[Migration("0022_RulesStamp")]
public sealed class RulesStamp() : SqlMigration("0022_RulesStamp");
