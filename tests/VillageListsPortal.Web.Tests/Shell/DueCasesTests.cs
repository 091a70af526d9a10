using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>What time brings about: one odd case holds up no other, no round ends the service, and a lock that is busy is waited for.</summary>
public sealed class DueCasesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const long Lock = 0x54657374; // "Test"
    private const string Name = "王小明";

    private static readonly Guid Odd = Guid.CreateVersion7();
    private static readonly Guid Good = Guid.CreateVersion7();

    private readonly KeptLog log = new();

    public static TheoryData<string> Wrongs => [.. Thrown.Keys];

    private static Dictionary<string, Exception> Thrown { get; } = new(StringComparer.Ordinal)
    {
        ["a value that is no JSON"] = new JsonException(Name),
        ["a key that is not there"] = new KeyNotFoundException(Name),
        ["ciphertext of a lost key"] = new CryptographicException(Name),
        ["a sequence without elements"] = new InvalidOperationException(Name),
        ["something cancelled that is not the portal"] = new OperationCanceledException(Name),
    };

    [Theory, MemberData(nameof(Wrongs))]
    public async Task A_case_that_fails_in_whatever_way_keeps_no_other_one_waiting(string wrong)
    {
        var cases = new Cases(portal.Services.GetRequiredService<IServiceScopeFactory>(), log, Thrown[wrong]);
        Assert.Equal(1, await cases.RunAsync(CancellationToken.None));
        Assert.Equal([Good], cases.Settled);
        Assert.Contains(Odd.ToString(), Assert.Single(log.Said), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, log.Said.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_fails_as_a_whole_ends_neither_the_others_nor_the_service()
    {
        var scopes = portal.Services.GetRequiredService<IServiceScopeFactory>();
        var (broken, sound) = (new Cases(scopes, log, new JsonException(Name)) { FailsAsAWhole = true }, new Cases(scopes, log, new JsonException(Name)));
        using var service = new DueCasesService([broken, sound], portal.Clock, log);
        await service.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => sound.Settled.Contains(Good));
        Assert.False(service.ExecuteTask!.IsCompleted);
        Assert.DoesNotContain(log.Said, s => s.Contains(Name, StringComparison.Ordinal));
        await service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_lock_that_another_node_has_is_waited_for()
    {
        var cases = new Cases(portal.Services.GetRequiredService<IServiceScopeFactory>(), log, null);
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})");
        var running = cases.RunAsync(CancellationToken.None);
        Assert.NotSame(running, await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(500))));
        await transaction.RollbackAsync();
        Assert.Equal(2, await running);
    }

    private sealed class Cases(IServiceScopeFactory scopes, ILogger log, Exception? thrown) : DueCases(scopes, Lock, log)
    {
        public ConcurrentQueue<Guid> Settled { get; } = new();

        public bool FailsAsAWhole { get; init; }

        protected override Task<List<Guid>> CandidatesAsync(PortalDb db, CancellationToken stop) => FailsAsAWhole ? Task.FromException<List<Guid>>(thrown!) : Task.FromResult<List<Guid>>([Odd, Good]);

        protected override Task<bool> SettleAsync(IServiceProvider services, PortalDb db, Guid id, CancellationToken stop)
        {
            if (id == Odd && thrown is not null) return Task.FromException<bool>(thrown);
            Settled.Enqueue(id);
            return Task.FromResult(true);
        }
    }

    private sealed class KeptLog : ILogger<DueCasesService>
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Said.Enqueue(formatter(state, exception) + exception);
        }
    }
}
