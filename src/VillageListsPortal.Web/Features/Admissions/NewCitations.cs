using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>
/// What a new version cites of the law register, so that an amendment of the law finds it (domain part 2). Its words are the bases of the request, so from
/// its first day on it rests on those texts and on no other.
/// </summary>
public sealed class NewCitations(PortalDb db)
{
    public async Task AddAsync(ListItem version, IReadOnlyList<Basis> bases)
    {
        var names = bases.SelectMany(b => Law.NamesOf(b.Law)).Distinct(StringComparer.Ordinal).ToList();
        var register = await db.Laws.AsNoTracking().Where(l => names.Contains(l.Name)).ToListAsync();
        var meant = bases.Select(b => Law.Meant(register, b.Law, version.From)).OfType<Law>().Select(l => l.Id).ToHashSet();
        var cited = await db.LawCitations.Where(c => c.ItemCode == version.Code && c.To == null).ToListAsync();
        foreach (var before in cited.Where(c => !meant.Contains(c.LawId) && c.From < version.From)) before.End(version.From);
        db.LawCitations.AddRange(meant.Except(cited.Select(c => c.LawId)).Select(l => new LawCitation(l, version.Code, version.From)));
    }
}
