using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Access;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>Every field of every form that any role sees on any page gets each bad text: a sentence, never a 500, nothing stored.</summary>
public sealed class EveryFieldTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>What asking changes: who read, who tried, whose session goes on.</summary>
    private static readonly string[] Passing = ["journal", "journal_seals", "journal_sealed", "sign_in_attempts", "sessions", "idempotency", "certificate_checks", "data_protection_keys"];

    private readonly Dictionary<string, HttpClient> sessions = new(StringComparer.Ordinal);

    [Fact]
    public async Task Bad_text_in_any_field_of_any_form_is_answered_with_a_sentence_and_kept_nowhere()
    {
        var forms = await FindAsync();
        Assert.True(forms.Count > 25, string.Join('\n', forms.Keys));
        var wrong = new List<string>();
        var before = await StateAsync();
        foreach (var (who, form) in forms.Values) await KnockAsync(wrong, who, form, f => !f.IsHidden);
        var changed = (await StateAsync()).Except(before).Select(t => t.Key).ToList();
        Assert.True(changed.Count == 0, "Stored in " + string.Join(", ", changed));
        foreach (var (who, form) in forms.Values) await KnockAsync(wrong, who, form, f => f.IsHidden); // may take a step; never a 500
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        await RequireNowhereAsync();
        foreach (var session in sessions.Values) session.Dispose();
    }

    private async Task KnockAsync(List<string> wrong, string who, FoundForm form, Func<FoundField, bool> which)
    {
        foreach (var name in form.Fields.Where(f => which(f) && !f.IsToken).Select(f => f.Name).ToList())
        {
            using var client = Browser(who);
            using var opened = await client.GetAsync(form.Page);
            if (opened.StatusCode != HttpStatusCode.OK || FoundForm.On(form.Page, Pages.Parse(await opened.Content.ReadAsStringAsync())).FirstOrDefault(f => f.Name == form.Name) is not { } now) continue; // a step was taken
            foreach (var (what, sent) in BadTexts.All)
            {
                using var answer = await SendAsync(client, now, name, sent);
                var html = await answer.Content.ReadAsStringAsync();
                if ((int)answer.StatusCode >= 500 || ((int)answer.StatusCode >= 400 && !SaysSomething(html))) wrong.Add($"{who} {form.Name}: {what} in {name} answered {(int)answer.StatusCode} {Pages.Parse(html).Body?.TextContent.Trim()}");
            }
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, FoundForm form, string field, string bad)
    {
        var fields = form.Fields.Where(f => f.Name != field).Select(f => (f.Name, Encoded: Uri.EscapeDataString(f.Value))).Append((Name: field, Encoded: bad)).ToList();
        if (form.Posts) return await RawForm.PostEncodedAsync(client, form.Action, fields);
        var query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={string.Concat(f.Encoded.Select(c => c is > '\u007F' ? "%" + ((int)c).ToString("X2", CultureInfo.InvariantCulture) : c.ToString()))}"));
        var address = new Uri(client.BaseAddress + form.Action.Split('?')[0][1..] + "?" + (query.Length > 6000 ? query[..6000] : query), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        return await client.GetAsync(address);
    }

    private static bool SaysSomething(string html) =>
        Pages.Parse(html).QuerySelectorAll("main h1, #problems, .field-validation-error").Any(e => e.TextContent.Trim().Length > 0);

    /// <summary>Walks all pages as each role that sees them; each form once.</summary>
    private async Task<Dictionary<string, (string Who, FoundForm Form)>> FindAsync()
    {
        var cases = await CasesAsync();
        foreach (var role in Enum.GetValues<Role>()) sessions[role.ToString()] = await portal.OfficerAsync(role, await portal.UnitAsync(HomeOf(role)));
        var forms = new Dictionary<string, (string, FoundForm)>(StringComparer.Ordinal);
        foreach (var row in AccessTable.Read().Where(r => r.Method == "GET" && !r.Route.StartsWith("/api", StringComparison.Ordinal) && !r.Route.Contains(".pdf", StringComparison.Ordinal)))
        {
            foreach (var who in WhoLooks(row))
            {
                using var client = Browser(who);
                foreach (var address in AddressesOf(row.Route, cases)) await LookAsync(forms, who, client, address);
            }
        }

        return forms;
    }

    /// <summary>Of a case the three who take its steps; of other pages the first two to whom they are shown, a visitor among them where he may.</summary>
    private static IEnumerable<string> WhoLooks(AccessRow row) => row.Route.StartsWith("/certificates/{id", StringComparison.Ordinal)
        ? [nameof(Role.VillageClerk), nameof(Role.VillageHead), nameof(Role.SealKeeper)]
        : row.Status.Where(s => s.Value == 200).Select(s => s.Key).Take(2);

    private static async Task LookAsync(Dictionary<string, (string, FoundForm)> forms, string who, HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") return;
        foreach (var form in FoundForm.On(address, Pages.Parse(await answer.Content.ReadAsStringAsync()))) forms.TryAdd(form.Name, (who, form));
    }

    private static IEnumerable<string> AddressesOf(string route, Cases cases)
    {
        var filled = route.Replace("{post:guid}", cases.Post.ToString(), StringComparison.Ordinal).Replace("{kind}", "certificate", StringComparison.Ordinal)
            .Replace("{token}", "nothing", StringComparison.Ordinal).Replace("{code:int}", "404", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal)
            .Replace("/villages/{code}", $"/villages/{DemonstrationOfficers.Jiangkou}", StringComparison.Ordinal);
        if (filled == "/certificates/new") return [filled, $"{filled}?q={Uri.EscapeDataString("养犬")}"];
        if (filled.Contains("{code}", StringComparison.Ordinal)) return [filled.Replace("{code}", "ZM-07", StringComparison.Ordinal), filled.Replace("{code}", "ZM-02", StringComparison.Ordinal)];
        if (!filled.Contains("{id:guid}", StringComparison.Ordinal)) return [filled];
        var ids = filled.StartsWith("/admin", StringComparison.Ordinal) ? [cases.Person] : cases.Certificates;
        return ids.Select(id => filled.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal));
    }

    /// <summary>A certificate before each step that a form takes, and officers whose posts end, wait and go on.</summary>
    private async Task<Cases> CasesAsync()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        Guid[] certificates = [await officers.SubmitAsync(("then", "draft")), await officers.SubmitAsync(), (await officers.SignedAsync()).Id, (await officers.StampedAsync()).Id];
        var person = await portal.PersonAsync("clerk.wenquan");
        await portal.InDatabaseAsync(async db =>
        {
            var waiting = new Domain.Units.Person("待确认人员", Actor.System, portal.Clock.GetUtcNow());
            var unit = await db.Units.SingleAsync(u => u.Code == DemonstrationOfficers.Wenquan);
            waiting.Grant(Role.PartySecretary, unit, (Days.Today(portal.Clock), null), new Actor(Guid.CreateVersion7(), null, Role.Administrator, null), portal.Clock.GetUtcNow());
            db.Persons.Add(waiting);
            return await db.SaveChangesAsync();
        });
        return new(certificates, person.Id, person.Posts[0].Id);
    }

    /// <summary>Each time of another address, since some pages count by it.</summary>
    private HttpClient Browser(string who) => portal.VisitorElsewhere(sessions.GetValueOrDefault(who));

    private static string HomeOf(Role role) => role switch
    {
        Role.VillageClerk or Role.VillageHead or Role.PartySecretary or Role.SupervisionMember or Role.SealKeeper => DemonstrationOfficers.Jiangkou,
        Role.TownshipStaff or Role.Countersigner or Role.JusticeOffice => DemonstrationOfficers.Tongjing,
        Role.DepartmentStaff => "区民政局",
        Role.SocialWorker => DemonstrationOfficers.SocialOrganisation,
        _ => DemonstrationOfficers.District,
    };

    /// <summary>A hash of each table that asking must not change.</summary>
    private async Task<Dictionary<string, string>> StateAsync()
    {
        var state = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in (await TablesAsync()).Except(Passing)) state[table] = (string)(await portal.AsOwnerAsync($"SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} t"))!;
        return state;
    }

    private async Task RequireNowhereAsync()
    {
        foreach (var table in await TablesAsync()) Assert.True(0L == (long)(await portal.AsOwnerAsync($"SELECT count(*) FROM {table} t WHERE t::text LIKE '%{BadTexts.Mark}%'"))!, $"{table} keeps it");
    }

    private async Task<string[]> TablesAsync() =>
        ((string)(await portal.AsOwnerAsync("SELECT string_agg(quote_ident(table_name), ',') FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"))!).Split(',');

    private sealed record Cases(IReadOnlyList<Guid> Certificates, Guid Person, Guid Post);
}
