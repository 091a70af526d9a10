using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Access;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>All pages of the portal, each with a record in the state in which its forms are open, as somebody to whom they are; the records are made by the verbs and the forms of the portal.</summary>
public sealed partial class OpenForms(PortalFixture portal) : IDisposable
{
    private const string Department = "区民政局";

    /// <summary>What nobody finds a form at, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotReached = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GET /account/denied"] = "says 403",
        ["GET /account/locked"] = "says 429",
        ["GET /account/sign-out"] = "says 405",
        ["GET /error/{code:int}"] = "says what went wrong",
        ["GET /admissions/{id:guid}/files"] = "leads on to the form",
        ["GET /certificates/new/{code}/preview"] = "leads on to the form",
        ["GET /certificates/{id:guid}/reprint"] = "leads on to the case",
        ["GET /notices/{id:guid}"] = "leads on to what it is about",
        ["GET /admissions/{id:guid}/files/{file:guid}"] = "is a file",
        ["GET /admissions/{id:guid}/papers/{paper=Agenda}"] = "is a file",
        ["GET /lists/{kind}/sheet"] = "is a file",
    };

    private readonly List<OpenPage> pages = [];
    private readonly Dictionary<string, HttpClient> sessions = new(StringComparer.Ordinal);
    private readonly AdmissionJourney journey = new(portal);

    /// <summary>API, papers and signs of life: no page.</summary>
    public static bool IsForPrograms(AccessRow row) => row.Route.Contains('.', StringComparison.Ordinal) || row.Route == "/admin/units/choices"
        || row.Route.StartsWith("/api/", StringComparison.Ordinal) || row.Route.StartsWith("/health/", StringComparison.Ordinal);

    /// <summary>Makes the records; once.</summary>
    public async Task<IReadOnlyList<OpenPage>> PagesAsync()
    {
        foreach (var role in Enum.GetValues<Role>()) sessions[role.ToString()] = await portal.OfficerAsync(role, await portal.UnitAsync(HomeOf(role)));
        OpenPlain();
        await OpenCertificatesAsync();
        await OpenAdmissionsAsync();
        await OpenEmergenciesAsync();
        await OpenReviewsAsync();
        await OpenLawsAsync();
        await OpenAdministrationAsync();
        OpenScreening();
        return pages;
    }

    /// <summary>Each time of another address, since some pages count by it.</summary>
    public HttpClient Browser(string who) => portal.VisitorElsewhere(sessions.GetValueOrDefault(who));

    public void Dispose()
    {
        journey.Dispose();
        foreach (var session in sessions.Values) session.Dispose();
    }

    private void Open(Role who, params IEnumerable<string> addresses) => pages.AddRange(addresses.Select(a => new OpenPage(who.ToString(), a)));

    private void OpenToVisitors(params IEnumerable<string> addresses) => pages.AddRange(addresses.Select(a => new OpenPage(AccessTable.Visitor, a)));

    /// <summary>Pages without a record, to the first two to whom they are shown, a visitor among them where he may.</summary>
    private void OpenPlain()
    {
        foreach (var row in AccessTable.Read().Where(r => r.Method == "GET" && !r.Route.Contains('{', StringComparison.Ordinal) && !IsForPrograms(r)))
        {
            pages.AddRange(row.Status.Where(s => s.Value == 200).Take(2).Select(s => new OpenPage(s.Key, row.Route)));
        }

        foreach (var kind in new[] { "autonomy", "assistance", "negative", "certificate", "cancelled" }) OpenToVisitors($"/lists/{kind}");
        OpenToVisitors("/lists/certificate/ZM-07", "/lists/certificate/editions", "/guides/ZM-07", "/v/nothing", $"/villages/{DemonstrationOfficers.Jiangkou}");
        Open(Role.Reviewer, "/lists/certificate/ZM-07/confirm");
    }

    private async Task<int> SaveAsync(params object[] made) => await portal.InDatabaseAsync(db =>
    {
        db.AddRange(made);
        return db.SaveChangesAsync();
    });

    private static string HomeOf(Role role) => role switch
    {
        Role.VillageClerk or Role.VillageHead or Role.PartySecretary or Role.SupervisionMember or Role.SealKeeper => DemonstrationOfficers.Jiangkou,
        Role.TownshipStaff or Role.Countersigner or Role.JusticeOffice => DemonstrationOfficers.Tongjing,
        Role.DepartmentStaff => Department,
        Role.SocialWorker => DemonstrationOfficers.SocialOrganisation,
        _ => DemonstrationOfficers.District,
    };
}
