using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Security;

/// <summary>Attempts of one account, one address or both together; the key is a keyed hash, so the table names nobody.</summary>
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
/// <param name="Allowed">False while the account name is locked for the address, or the address altogether.</param>
/// <param name="LocksNow">Whether a failure of this attempt leaves the account name locked for the address.</param>
/// <param name="Delay">Grows with the failures.</param>
public sealed record SignInAttempt(bool Allowed, bool LocksNow, TimeSpan Delay);

/// <summary>
/// Counts before the password is looked at, in one statement each, so that many requests at once get no more tries than one after another.
/// What locks is the account name at one address: nobody shuts an officer out from elsewhere. Guesses at one name from many addresses are
/// bounded by a total, which does not hold for addresses from which the officer has signed in before.
/// Account names that do not exist are counted like others, so a lock tells nothing.
/// </summary>
public sealed class SignInAttempts(PortalDb db, TimeProvider clock)
{
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>How long an address counts as one where the officer works.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromDays(90);

    /// <summary>Of one account name at one address.</summary>
    public const int AccountLimit = 5;

    /// <summary>Of one account name from addresses that are not known for it, a day.</summary>
    public const int AccountTotal = 100;

    /// <summary>A township's offices share one address.</summary>
    public const int AddressLimit = 40;

    /// <summary>Requests at once and nodes differ in what time it is, by less than this.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly SignInAttempt Locked = new(Allowed: false, LocksNow: false, TimeSpan.Zero);
    private static readonly TimeSpan[] Delays = [TimeSpan.Zero, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>Reserves one try at the password of the name from the address.</summary>
    public async Task<SignInAttempt> ReserveAsync(string account, string address)
    {
        if (await CountAsync("address", Key(address), AddressLimit, Lock) is null) return Locked;
        // Failures are forgotten after a day or a success: with 5 tries and one more each quarter of an hour, 100 guesses a day.
        if (await CountAsync("account-at-address", Pair(account, address), AccountLimit, Day) is not { } n) return Locked;
        if (!await IsKnownAsync(account, address) && await CountAsync("account", Key(account), AccountTotal, Day) is null) return Locked;
        return new(Allowed: true, LocksNow: n >= AccountLimit, Delays[Math.Min(n - 1, Delays.Length - 1)]);
    }

    /// <summary>Reserves one try at a slip: its 80 bits are not guessed, so only the address is counted and nobody's slip is locked.</summary>
    public async Task<SignInAttempt> ReserveSlipAsync(string address) =>
        await CountAsync("address", Key(address), AddressLimit, Lock) is null ? Locked : new(Allowed: true, LocksNow: false, TimeSpan.Zero);

    /// <summary>The try was right: the name starts anew at the address, which gets its try back and is known from now on.</summary>
    public async Task ForgetAsync(string account, string address)
    {
        var (name, place, pair, now) = (Key(account), Key(address), Pair(account, address), clock.GetUtcNow());
        var wasCounted = !await IsKnownAsync(account, address);
        await db.Database.ExecuteSqlAsync($"DELETE FROM sign_in_attempts WHERE kind = 'account-at-address' AND key = {pair}");
        await db.Database.ExecuteSqlAsync($"UPDATE sign_in_attempts SET failures = greatest(failures - 1, 0), locked_until = NULL WHERE (kind = 'address' AND key = {place}) OR ({wasCounted} AND kind = 'account' AND key = {name})");
        await db.Database.ExecuteSqlAsync($"INSERT INTO sign_in_attempts (kind, key, failures, since) VALUES ('known', {pair}, 0, {now}) ON CONFLICT (kind, key) DO UPDATE SET since = {now}");
    }

    /// <summary>A new slip begins anew everywhere: failures before it say nothing of who holds it.</summary>
    public Task ForgetAsync(string account)
    {
        var name = Key(account);
        return db.Database.ExecuteSqlAsync($"DELETE FROM sign_in_attempts WHERE (kind = 'account' AND key = {name}) OR (kind IN ('account-at-address', 'known') AND substring(key FOR {name.Length}) = {name})");
    }

    private Task<bool> IsKnownAsync(string account, string address)
    {
        var (pair, oldest) = (Pair(account, address), clock.GetUtcNow() - Known);
        return db.Set<SignInAttemptRow>().AnyAsync(r => r.Kind == "known" && r.Key == pair && r.Since > oldest);
    }

    /// <summary>
    /// The count with this one, or null while locked. The lock is set before the answer is known; a right answer lifts it. A lock that
    /// ends well later than one set now is of a clock that has been put back since: it has ended, and one more failure locks anew.
    /// </summary>
    private async Task<int?> CountAsync(string kind, byte[] key, int limit, TimeSpan window)
    {
        var now = clock.GetUtcNow();
        var (begin, until) = (now - window, now + Lock);
        var wrong = until + Skew;
        var rows = await db.Database.SqlQuery<int>($"""
            INSERT INTO sign_in_attempts AS a (kind, key, failures, since) VALUES ({kind}, {key}, 1, {now})
            ON CONFLICT (kind, key) DO UPDATE SET
                failures = CASE WHEN a.since < {begin} THEN 1 ELSE a.failures + 1 END,
                since = CASE WHEN a.since < {begin} THEN {now} ELSE a.since END,
                locked_until = CASE WHEN a.since >= {begin} AND a.failures + 1 >= {limit} THEN {until} END
            WHERE a.locked_until IS NULL OR a.locked_until <= {now} OR a.locked_until > {wrong}
            RETURNING a.failures
            """).ToListAsync();
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The name's key first, so that all rows of a name are found.</summary>
    private byte[] Pair(string account, string address) => [.. Key(account), .. Key(address)];

    private byte[] Key(string text) => db.Cipher.Index("sign-in:" + text.Trim().ToUpperInvariant());
}
