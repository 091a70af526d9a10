using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>
/// The queries of the lists in force, one per portal: making SQL out of the expression again takes longer than the database takes to answer
/// it. A row for each law cited: filling a collection for each item would make delegates for each item, which cost more than reading it twice.
/// </summary>
public sealed class ListsInForce
{
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

    private static Func<PortalDb, ListKind, DateOnly, IAsyncEnumerable<RowInForce>> Compile<T>()
        where T : ListItem => EF.CompileAsyncQuery((PortalDb db, ListKind kind, DateOnly day) => (
            from i in db.ListItems.OfType<T>().Where(i => i.From <= day && (i.To == null || day < i.To))
            from c in db.LawCitations.Where(c => c.ItemCode == i.Code && c.From <= day && (c.To == null || day < c.To)).DefaultIfEmpty()
            from l in db.Laws.Where(l => l.Id == c.LawId).DefaultIfEmpty()
            orderby i.Code, l.Name, l.Version
            select new RowInForce(
                i,
                l,
                db.ListEditions.Where(e => e.Kind == kind && e.From <= day).OrderByDescending(e => e.Number).Select(e => new EditionView(e.Number, e.From, e.Document)).FirstOrDefault()))
            .AsNoTracking());
}

/// <summary>An item in force, a law it cites or none, and the edition of its list.</summary>
public sealed record RowInForce(ListItem Item, Law? Law, EditionView? Edition);
