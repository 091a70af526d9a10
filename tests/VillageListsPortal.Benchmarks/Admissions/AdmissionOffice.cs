using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>Eight officers of a township, eight who countersign, eight reviewers and eight approvers, signed in, and the cases that lie before them.</summary>
internal sealed class AdmissionOffice : IDisposable
{
    private readonly List<Crowd> crowds = [];

    private AdmissionOffice(StockedAdmissions stock) => Stock = stock;

    public StockedAdmissions Stock { get; }

    public IReadOnlyList<Browser> Staff => crowds[0].All;

    public IReadOnlyList<Browser> Countersigners => crowds[1].All;

    public IReadOnlyList<Browser> Reviewers => crowds[2].All;

    public IReadOnlyList<Browser> Approvers => crowds[3].All;

    public static async Task<AdmissionOffice> OpenAsync(RunningPortal portal)
    {
        var township = await portal.InDatabaseAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Code == DemonstrationOfficers.Tongjing));
        var district = await portal.InDatabaseAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Kind == UnitKind.District));
        var office = new AdmissionOffice(new StockedAdmissions(portal, township, district));
        foreach (var (role, unit) in new[] { (Role.TownshipStaff, township), (Role.Countersigner, township), (Role.Reviewer, district), (Role.Approver, district) })
        {
            office.crowds.Add(await Crowd.OfAsync(async () => new Browser(portal.Address, await portal.SessionAsync(role, unit)), "/account/password"));
        }

        return office;
    }

    public void Dispose()
    {
        foreach (var crowd in crowds) crowd.Dispose();
    }
}

/// <summary>As many browsers as there are clients, each with a form open, whose antiforgery token its posts carry.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly List<Browser> browsers = [];

    public IReadOnlyList<Browser> All => browsers;

    public static async Task<Crowd> OfAsync(Func<Task<Browser>> make, string form)
    {
        var crowd = new Crowd();
        for (var client = 0; client < Load.Clients; client++)
        {
            var browser = await make();
            crowd.browsers.Add(browser);
            await browser.OpenAsync(form);
        }

        return crowd;
    }

    public void Dispose()
    {
        foreach (var browser in browsers) browser.Dispose();
    }
}
