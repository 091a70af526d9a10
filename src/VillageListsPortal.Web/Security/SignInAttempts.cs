using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Security;

/// <summary>Failures of one account name or one address; the key is a keyed hash, so the table names nobody.</summary>
public sealed class SignInAttemptRow
{
    public required string Kind { get; init; }
    public required byte[] Key { get; init; }
    public required int Failures { get; init; }
    public required DateTimeOffset Since { get; init; }
    public DateTimeOffset? LockedUntil { get; init; }
}

internal sealed class SignInAttemptMapping : IEntityTypeConfiguration<SignInAttemptRow>
{
    public void Configure(EntityTypeBuilder<SignInAttemptRow> e)
    {
        e.ToTable("sign_in_attempts");
        e.HasKey(r => new { r.Kind, r.Key });
    }
}

/// <summary>What may be tried: so many failures already, and how long to wait before the answer.</summary>
/// <param name="Allowed">False while the account name or the address is locked.</param>
/// <param name="LocksNow">Whether a failure of this attempt leaves the account name locked.</param>
/// <param name="Delay">Grows with the failures of the account name.</param>
public sealed record SignInAttempt(bool Allowed, bool LocksNow, TimeSpan Delay);

/// <summary>
/// Counts before the password is looked at, in one statement each, so that many requests at once get no more tries than one after another.
/// Account names that do not exist are counted like others, so a lock tells nothing.
/// </summary>
public sealed class SignInAttempts(PortalDb db, TimeProvider clock)
{
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);
    public const int AccountLimit = 5;

    /// <summary>A township's offices share one address.</summary>
    public const int AddressLimit = 40;

    private static readonly TimeSpan[] Delays = [TimeSpan.Zero, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>Reserves one try for the name and the address.</summary>
    public async Task<SignInAttempt> ReserveAsync(string account, string address)
    {
        if (await CountAsync("address", Key(address), AddressLimit, Lock) is null) return new(Allowed: false, LocksNow: false, TimeSpan.Zero);
        // A name's failures are forgotten after a day or a success: with 5 tries and one more each quarter of an hour, 100 guesses a day.
        var failures = await CountAsync("account", Key(account), AccountLimit, TimeSpan.FromDays(1));
        if (failures is not { } n) return new(Allowed: false, LocksNow: false, TimeSpan.Zero);
        return new(Allowed: true, LocksNow: n >= AccountLimit, Delays[Math.Min(n - 1, Delays.Length - 1)]);
    }

    /// <summary>The try was right: the name starts anew, the address gets its try back.</summary>
    public async Task ForgetAsync(string account, string address)
    {
        var (name, place) = (Key(account), Key(address));
        await db.Database.ExecuteSqlAsync($"DELETE FROM sign_in_attempts WHERE kind = 'account' AND key = {name}");
        await db.Database.ExecuteSqlAsync($"UPDATE sign_in_attempts SET failures = greatest(failures - 1, 0), locked_until = NULL WHERE kind = 'address' AND key = {place}");
    }

    /// <summary>The count with this one, or null while locked. The lock is set before the answer is known; a right answer lifts it.</summary>
    private async Task<int?> CountAsync(string kind, byte[] key, int limit, TimeSpan window)
    {
        var now = clock.GetUtcNow();
        var (begin, until) = (now - window, now + Lock);
        var rows = await db.Database.SqlQuery<int>($"""
            INSERT INTO sign_in_attempts AS a (kind, key, failures, since) VALUES ({kind}, {key}, 1, {now})
            ON CONFLICT (kind, key) DO UPDATE SET
                failures = CASE WHEN a.since < {begin} THEN 1 ELSE a.failures + 1 END,
                since = CASE WHEN a.since < {begin} THEN {now} ELSE a.since END,
                locked_until = CASE WHEN a.since >= {begin} AND a.failures + 1 >= {limit} THEN {until} END
            WHERE a.locked_until IS NULL OR a.locked_until <= {now}
            RETURNING a.failures
            """).ToListAsync();
        return rows.Count == 0 ? null : rows[0];
    }

    private byte[] Key(string text) => db.Cipher.Index("sign-in:" + text.Trim().ToUpperInvariant());
}
