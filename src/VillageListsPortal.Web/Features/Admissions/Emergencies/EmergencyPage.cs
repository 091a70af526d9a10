using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>What the pages of one emergency matter share: it is found through the officer who asks, and changed only by its own verbs.</summary>
public abstract class EmergencyPage(PortalDb db, TimeProvider clock) : VersionedPage(db, clock)
{
    public EmergencyMatter Matter { get; private set; } = null!;

    /// <summary>Short name of the unit that issued it.</summary>
    public string UnitName { get; private set; } = "";

    protected override object Versioned => Matter;

    /// <summary>Whether it works on the case from inside: the unit that issued it, or the district.</summary>
    public bool IsParty => Officer.IsOfDistrict() || Matter.IsOf(Officer);

    /// <summary>Whether the table lets this officer take the step now.</summary>
    public bool May(EmergencyStep step)
    {
        if (!EmergencyWorkflow.Table.Allows(Matter.Status, step, Officer.Role)) return false;
        if (step == EmergencyStep.End) return Matter.EndedOn is null && (Officer.Role == Role.Reviewer || Matter.IsOf(Officer));
        return Officer.Role == Role.Reviewer ? Officer.PersonId != Matter.IssuedBy && !Matter.Filers.Contains(Officer.PersonId) : Matter.IsOf(Officer);
    }

    protected override async Task<bool> LoadAsync(Guid id)
    {
        if (await Db.EmergencyMatters.ReachedBy(Db, Officer).Include(m => m.Villages).SingleOrDefaultAsync(m => m.Id == id) is not { } matter) return false;
        Matter = matter;
        UnitName = await Db.Units.Where(u => u.Id == matter.UnitId).Select(u => u.ShortName).SingleAsync();
        NoteVersion();
        return true;
    }
}
