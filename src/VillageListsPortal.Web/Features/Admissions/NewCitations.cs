using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>What a new version cites of the law register, so that an amendment of the law finds it (domain part 2). Citations belong to the code: those of the version before stay.</summary>
public sealed class NewCitations(PortalDb db)
{
    public async Task AddAsync(ListItem version, IReadOnlyList<Basis> bases)
    {
        var names = bases.SelectMany(b => Law.NamesOf(b.Law)).Distinct(StringComparer.Ordinal).ToList();
        var register = await db.Laws.AsNoTracking().Where(l => names.Contains(l.Name)).ToListAsync();
        var cited = await db.LawCitations.AsNoTracking().Where(c => c.ItemCode == version.Code).Select(c => c.LawId).ToListAsync();
        var meant = bases.Select(b => Law.Meant(register, b.Law, version.From)).OfType<Law>().Select(l => l.Id).Distinct();
        db.LawCitations.AddRange(meant.Except(cited).Select(l => new LawCitation(l, version.Code)));
    }
}
