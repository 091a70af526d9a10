using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>
/// The queries of the lists in force, one per portal: making SQL out of the expression again takes longer than the database takes to answer
/// it. A row for each law cited: filling a collection for each item would make delegates for each item, which cost more than reading it twice.
/// The lists read last are kept, each with the stamp under which it was made (ADR 0012); nobody changes what is kept.
/// </summary>
public sealed class ListsInForce : IDisposable
{
    /// <summary>Five lists of today, and what visitors read of other days.</summary>
    private const int MostKept = 64;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    private readonly Func<PortalDb, Task<Guid>> stamp = EF.CompileAsyncQuery((PortalDb db) => db.Stamps.Where(s => s.Name == Stamp.Lists).Select(s => s.Value).First());

    private readonly Dictionary<ListKind, Func<PortalDb, ListKind, DateOnly, IAsyncEnumerable<RowInForce>>> queries = new()
    {
        [ListKind.Autonomy] = Compile<AutonomyItem>(),
        [ListKind.Assistance] = Compile<AssistanceItem>(),
        [ListKind.Negative] = Compile<NegativeItem>(),
        [ListKind.Certificate] = Compile<CertificateItem>(),
        [ListKind.Cancelled] = Compile<CancelledItem>(),
    };

    /// <summary>The query of a list; takes the list and the day.</summary>
    public Func<PortalDb, ListKind, DateOnly, IAsyncEnumerable<RowInForce>> Of(ListKind kind) => queries[kind];

    /// <summary>The stamp of the lists as the database shows it now.</summary>
    public Task<Guid> StampAsync(PortalDb db) => stamp(db);

    /// <summary>The list of that day as it was made under that stamp; null where it is not kept.</summary>
    public ListView? Kept(ListKind kind, DateOnly day, Guid stamp) => kept.TryGetValue((kind, day), out ListView? view) && view!.Stamp == stamp ? view : null;

    /// <summary>Keeps a list for the next reader.</summary>
    public ListView Keep(ListView view) => kept.Set((view.Kind, view.On), view, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });

    public void Dispose() => kept.Dispose();

    private static Func<PortalDb, ListKind, DateOnly, IAsyncEnumerable<RowInForce>> Compile<T>()
        where T : ListItem => EF.CompileAsyncQuery((PortalDb db, ListKind kind, DateOnly day) => (
            from i in db.ListItems.OfType<T>().Where(i => i.From <= day && (i.To == null || day < i.To))
            from c in db.LawCitations.Where(c => c.ItemCode == i.Code && c.From <= day && (c.To == null || day < c.To)).DefaultIfEmpty()
            from l in db.Laws.Where(l => l.Id == c.LawId).DefaultIfEmpty()
            orderby i.Code, l.Name, l.Version
            select new RowInForce(
                i,
                l,
                db.ListEditions.Where(e => e.Kind == kind && e.From <= day).OrderByDescending(e => e.From).ThenByDescending(e => e.Number).Select(e => new EditionView(e.Number, e.From, e.Document)).FirstOrDefault()))
            .AsNoTracking());
}

/// <summary>An item in force, a law it cites or none, and the edition of its list.</summary>
public sealed record RowInForce(ListItem Item, Law? Law, EditionView? Edition);
