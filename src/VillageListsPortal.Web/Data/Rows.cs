using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Domain.Calendar;

namespace VillageListsPortal.Web.Data;

/// <summary>What happened, once: append-only (settled S28). Before and after hold no personal data.</summary>
public sealed class JournalRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset At { get; init; }
    public required Guid PersonId { get; init; }
    public Guid? PostId { get; init; }
    public string? Role { get; init; }
    public Guid? UnitId { get; init; }
    public required string What { get; init; }
    public required string SubjectType { get; init; }
    public required Guid SubjectId { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
    public string? RequestId { get; init; }
}

/// <summary>A seal over journal rows: the hash of their content and of the seal before (settled S28).</summary>
public sealed class JournalSeal
{
    public required long Sequence { get; init; }
    public required Guid[] RowIds { get; init; }
    public required byte[] Hash { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The answer given to a POST that creates, so that the same token gives the same answer (settled S22).</summary>
public sealed class IdempotencyRow
{
    public required Guid Token { get; init; }
    public required Guid PersonId { get; init; }
    public required string Route { get; init; }
    public required string Answer { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>ASP.NET Core's Data Protection keys, shared by all nodes; ciphertext at rest.</summary>
public sealed class DataProtectionKeyRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string FriendlyName { get; init; }
    public required string Xml { get; init; }
}

/// <summary>One day of the State Council's calendar.</summary>
public sealed class CalendarRow
{
    public required DateOnly Date { get; init; }
    public required CalendarDayKind Kind { get; set; }
    public required string Name { get; set; }
}

/// <summary>Running numbers of cases other than certificates, per kind and year; gaps are allowed (settled S13).</summary>
public sealed class CaseNumberRow
{
    public required string Kind { get; init; }
    public required int Year { get; init; }
    public required int Last { get; set; }
}

internal sealed class CaseNumberMapping : IEntityTypeConfiguration<CaseNumberRow>
{
    public void Configure(EntityTypeBuilder<CaseNumberRow> e)
    {
        e.ToTable("case_numbers");
        e.HasKey(r => new { r.Kind, r.Year });
    }
}

internal sealed class JournalRowMapping : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> e)
    {
        e.ToTable("journal");
        e.HasIndex(r => new { r.SubjectId, r.Id });
        e.HasIndex(r => new { r.UnitId, r.Id });
        e.HasIndex(r => new { r.PersonId, r.Id });
        e.HasIndex(r => new { r.What, r.Id });
    }
}

internal sealed class JournalSealMapping : IEntityTypeConfiguration<JournalSeal>
{
    public void Configure(EntityTypeBuilder<JournalSeal> e)
    {
        e.ToTable("journal_seals");
        e.HasKey(s => s.Sequence);
        e.Property(s => s.Sequence).ValueGeneratedNever();
    }
}

internal sealed class IdempotencyRowMapping : IEntityTypeConfiguration<IdempotencyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyRow> e)
    {
        e.ToTable("idempotency");
        e.HasKey(r => new { r.PersonId, r.Route, r.Token }); // bound to person and route (S22)
    }
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKeyRow>
{
    public void Configure(EntityTypeBuilder<DataProtectionKeyRow> e) => e.ToTable("data_protection_keys");
}

internal sealed class CalendarRowMapping : IEntityTypeConfiguration<CalendarRow>
{
    public void Configure(EntityTypeBuilder<CalendarRow> e)
    {
        e.ToTable("calendar_days");
        e.HasKey(r => r.Date);
    }
}
