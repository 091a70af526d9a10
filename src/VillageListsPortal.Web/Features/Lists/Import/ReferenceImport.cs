using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>All lists, laws and words of the reference files; for the demonstration and tests.</summary>
public static class ReferenceImport
{
    public static async Task RunAsync(PortalDb db, DateOnly from, TimeProvider? clock = null)
    {
        foreach (var kind in Enum.GetValues<ListKind>())
        {
            using var list = ReferenceFiles.Open(ReferenceFiles.PathOf(kind));
            await ListImport.RunAsync(db, kind, list, from, clock);
        }

        using var laws = ReferenceFiles.Open("laws.csv");
        await LawImport.RunAsync(db, laws);
        using var words = ReferenceFiles.Open("lists/synonyms.csv");
        await SynonymImport.RunAsync(db, words);
    }
}
