using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VillageListsPortal.Web.Data.Interceptors;

/// <summary>
/// Queries that PostgreSQL plans each time. A statement used often is prepared and gets one plan for all values; a search has two good ones, the
/// index for a word that is rare and the newest rows for one that is everywhere. No two texts are alike, so that none is prepared.
/// </summary>
public sealed class PlanAnewInterceptor : DbCommandInterceptor
{
    internal const string Tag = "planned anew";

    private long asked;

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        MakeUnlike(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        MakeUnlike(command);
        return ValueTask.FromResult(result);
    }

    private void MakeUnlike(DbCommand command)
    {
        if (!command.CommandText.StartsWith("-- " + Tag, StringComparison.Ordinal)) return;
        var number = Interlocked.Increment(ref asked).ToString(CultureInfo.InvariantCulture);
        command.CommandText = $"-- {number}\n{command.CommandText}"; // the number is ours alone
    }
}

public static class PlannedAnewQueries
{
    /// <summary>The same query, planned for the values of each time.</summary>
    public static IQueryable<T> PlannedAnew<T>(this IQueryable<T> query) => query.TagWith(PlanAnewInterceptor.Tag);
}
