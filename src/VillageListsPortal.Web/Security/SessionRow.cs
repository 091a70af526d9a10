using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VillageListsPortal.Web.Security;

/// <summary>A session of one browser. Its cookie works as long as the row is there, so that signing out ends copies of it too.</summary>
public sealed class SessionRow
{
    /// <summary>However busy: a day at the office.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required DateTimeOffset BeganAt { get; init; }
}

internal sealed class SessionRowMapping : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> e)
    {
        e.ToTable("sessions");
        e.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
