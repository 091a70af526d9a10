using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Data.Interceptors;

/// <summary>Turns the events of entities into journal rows of the same transaction (ADR 0006).</summary>
public sealed class JournalInterceptor(RequestTrace trace) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Write(eventData.Context);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Write(eventData.Context);
        return base.SavingChanges(eventData, result);
    }

    private void Write(DbContext? context)
    {
        if (context is not PortalDb db) return;
        foreach (var entity in db.ChangeTracker.Entries<Entity>().Select(e => e.Entity).Where(e => e.Events.Count > 0).ToList())
        {
            // Ids of one millisecond are in no order: sorted, they keep the order of the events.
            var ids = entity.Events.Select(_ => Guid.CreateVersion7()).Order().ToList();
            db.JournalRows.AddRange(entity.Events.Select((e, i) => RowOf(e, entity.GetType().Name, trace.Id, ids[i])));
            entity.ClearEvents();
        }
    }

    /// <summary>The journal row of an event; reads write theirs by <see cref="JournalExtensions.Note"/>.</summary>
    public static JournalRow RowOf(DomainEvent e, string subjectType, string? requestId, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        At = e.At,
        PersonId = e.By.PersonId,
        PostId = e.By.PostId,
        Role = e.By.Role?.ToString(),
        UnitId = e.UnitId,
        What = e.GetType().Name,
        SubjectType = subjectType,
        SubjectId = e.SubjectId,
        Before = e.Before,
        After = e.After,
        RequestId = requestId,
    };
}

/// <summary>The id of the request that is being answered; the same one that stands in the log.</summary>
public sealed class RequestTrace(IHttpContextAccessor http)
{
    public string? Id => http.HttpContext?.TraceIdentifier;
}

public static class JournalExtensions
{
    /// <summary>Writes down what changes no entity: downloads, unmaskings, person searches, sign-ins.</summary>
    public static void Note(this PortalDb db, DomainEvent what, string subjectType, RequestTrace trace) =>
        db.JournalRows.Add(JournalInterceptor.RowOf(what, subjectType, trace.Id));
}
