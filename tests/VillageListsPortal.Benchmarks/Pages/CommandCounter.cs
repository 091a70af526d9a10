using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VillageListsPortal.Benchmarks.Pages;

/// <summary>Counts what is sent to the database: each command waits for its answer, a commit as well. BEGIN travels with the first command.</summary>
internal sealed class CommandCounter : DbCommandInterceptor
{
    private int commands;

    public int Take() => Interlocked.Exchange(ref commands, 0);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref commands);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref commands);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref commands);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }

    /// <summary>Commits, counted beside the commands.</summary>
    internal sealed class Commits(CommandCounter counter) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref counter.commands);
            return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
        }
    }
}
