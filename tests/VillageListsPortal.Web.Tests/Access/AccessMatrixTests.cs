using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Access;

/// <summary>Every endpoint of the running portal by every role, inside and outside the jurisdiction (S6, S7, S8): access-matrix.txt.</summary>
public sealed class AccessMatrixTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime, IDisposable
{
    private const string SigningOut = "POST /account/sign-out";
    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> antiforgery = new(StringComparer.Ordinal);
    private CertificateJourney jiangkou = null!;

    /// <summary>Of 江口村 and 统景镇, what no step moves any more, so that asking changes nothing; of 西新村; of another township.</summary>
    private Cases inside = null!;
    private Cases otherVillage = null!;
    private Cases otherTownship = null!;

    /// <summary>The token of the certificate inside, the answer and the file of the admission inside, and what is announced.</summary>
    private (string Token, Guid Consultation, Guid File, string Announced) more;
    private (Guid Item, Guid Law) reviewed; // the item of the review inside, and a law

    private sealed record Cases(Guid Certificate, Guid Slip, Guid Admission, Guid Review = default, Guid Emergency = default);

    /// <summary>An officer whom nobody else in these tests is.</summary>
    private Domain.Units.Person person = null!;

    public async Task InitializeAsync()
    {
        jiangkou = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        using var xixin = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Xixin);
        var far = await portal.InDatabaseAsync(db => db.Units.FirstAsync(u => u.Code!.StartsWith(DemonstrationOfficers.Longxing) && u.Committee == Domain.Units.CommitteeKind.Villagers));
        using var longxing = await CertificateJourney.InAsync(portal, far.Code!);
        var elsewhere = await MadeAdmissions.InAsync(portal, DemonstrationOfficers.Longxing);
        var foreign = await elsewhere.RefusedAsync(MadeAdmissions.Addition("协助别处的事项", await elsewhere.EarliestAsync()));
        var emergencies = new MadeEmergencies(portal);
        var flood = (await emergencies.OverAsync(DemonstrationOfficers.Longxing, far.Code!)).Id;
        inside = await WithReviewAsync(await WithAdmissionAsync(await VoidedAsync(jiangkou))) with { Emergency = (await emergencies.OverAsync(DemonstrationOfficers.Tongjing, DemonstrationOfficers.Jiangkou)).Id };
        (otherVillage, otherTownship) = (await VoidedAsync(xixin) with { Admission = foreign.Id, Emergency = flood }, await VoidedAsync(longxing) with { Admission = foreign.Id, Emergency = flood });
        person = await portal.PersonAsync("clerk.wenquan");
        foreach (var role in Enum.GetValues<Role>())
        {
            using var session = await portal.OfficerAsync(role, await portal.UnitAsync(HomeOf(role)));
            clients[role.ToString()] = portal.VisitorElsewhere(session);
        }

        clients[AccessTable.Visitor] = portal.VisitorElsewhere();
        foreach (var (who, client) in clients) antiforgery[who] = await RawForm.AntiforgeryAsync(client);
    }

    [Fact]
    public async Task Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        var rows = AccessTable.Read().Select(r => r.Endpoint).ToHashSet(StringComparer.Ordinal);
        var endpoints = await PortalEndpoints.NamesAsync(portal.Services);
        Assert.True(endpoints.All(rows.Contains), "Say in access-matrix.txt who may what at: " + string.Join(", ", endpoints.Where(e => !rows.Contains(e))));
        Assert.True(rows.All(endpoints.Contains), "These rows of access-matrix.txt have no endpoint any more: " + string.Join(", ", rows.Where(r => !endpoints.Contains(r))));
    }

    [Fact]
    public async Task Every_role_gets_what_the_table_says_inside_its_jurisdiction()
    {
        var wrong = new List<string>();
        foreach (var row in AccessTable.Read().OrderBy(r => r.Endpoint == SigningOut)) // it ends the session: last
        {
            var seen = new List<string>();
            foreach (var (who, expected) in row.Status)
            {
                var status = (int)await AskAsync(who, row, inside);
                if (status != expected) seen.Add($"{who} {status} instead of {expected}");
            }

            if (seen.Count > 0) wrong.Add($"{row.Endpoint}: {string.Join(", ", seen)}");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Outside_the_jurisdiction_and_unknown_are_the_same_404_unless_the_role_is_wrong_anyway()
    {
        var wrong = new List<string>();
        foreach (var row in AccessTable.Read().Where(r => r.Route.Contains("{id", StringComparison.Ordinal)))
        {
            foreach (var (who, within) in row.Status)
            {
                int[] expected = who == AccessTable.Visitor ? [302] : within is 403 ? [403, 404] : [404];
                foreach (var ids in OutsideOf(who))
                {
                    var status = (int)await AskAsync(who, row, ids);
                    if (!expected.Contains(status)) wrong.Add($"{row.Endpoint}: {who} {status} instead of {string.Join(" or ", expected)}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task A_clerk_of_another_village_gets_404_everywhere_and_changes_nothing()
    {
        // Acceptance 3: with certificates in every state in which some form of 江口村 would do something
        var draft = await jiangkou.SubmitAsync(("then", "draft"));
        var waiting = await jiangkou.SubmitAsync();
        var signed = (await jiangkou.SignedAsync()).Id;
        var stamped = (await jiangkou.StampedAsync()).Id;
        var before = await StateAsync();
        foreach (var role in new[] { Role.VillageClerk, Role.VillageHead, Role.SealKeeper, Role.PartySecretary })
        {
            using var session = await portal.OfficerAsync(role, await portal.UnitAsync(DemonstrationOfficers.Xixin));
            using var stranger = portal.VisitorElsewhere(session);
            antiforgery["stranger"] = await RawForm.AntiforgeryAsync(stranger);
            clients["stranger"] = stranger;
            foreach (var row in AccessTable.Read().Where(r => r.Route.StartsWith("/certificates/", StringComparison.Ordinal) && r.Route.Contains("{id", StringComparison.Ordinal)))
            {
                foreach (var id in new[] { draft, waiting, signed, stamped })
                {
                    var status = await AskAsync("stranger", row, inside with { Certificate = id }, CertificateJourney.FarmerForm(("ReceiverName", "王小明"), ("Relation", "本人"), ("Reason", "理由")));
                    Assert.True(status is HttpStatusCode.NotFound || (status is HttpStatusCode.Forbidden && row.Status[role.ToString()] is 403), $"{row.Endpoint} answered {(int)status} to a {role} of another village");
                }
            }
        }

        clients.Remove("stranger");
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Above_the_village_a_certificate_is_shown_without_personal_data()
    {
        // S7, S24: neither name nor number nor paper
        var number = CertificateJourney.NewNumber();
        var certificate = await jiangkou.StampedAsync(("Input.Name", "欧阳明珠"), ("Input.Number", number));
        foreach (var role in new[] { Role.TownshipStaff, Role.Countersigner, Role.Reviewer, Role.Approver, Role.SupervisionMember })
        {
            var client = clients[role.ToString()];
            foreach (var address in new[] { $"/certificates/{certificate.Id}", "/certificates", "/work" })
            {
                var html = await client.GetStringAsync(address);
                Assert.DoesNotContain("欧阳明珠", html, StringComparison.Ordinal);
                Assert.DoesNotContain("明珠", html, StringComparison.Ordinal);
                Assert.DoesNotContain(number, html, StringComparison.Ordinal);
                Assert.DoesNotContain(number[^4..], html.Replace(certificate.Id.ToString(), "", StringComparison.Ordinal), StringComparison.Ordinal);
            }

            Assert.Contains("欧*", await client.GetStringAsync($"/certificates/{certificate.Id}"), StringComparison.Ordinal);
            foreach (var address in new[] { $"/certificates/{certificate.Id}/paper.pdf", $"/certificates/{certificate.Id}/preview.pdf" })
            {
                using var paper = await client.GetAsync(address);
                Assert.Equal(HttpStatusCode.Forbidden, paper.StatusCode);
            }

            using var search = await RawForm.SendAsync(client, "/certificates", "main form", ("sought", "欧阳明珠"));
            Assert.DoesNotContain(certificate.Id.ToString(), await search.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_endpoint_without_a_policy_is_closed_to_everybody()
    {
        var named = PortalEndpoints.All(portal.Services).Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null);
        Assert.True(!named.Any(), "Without a policy: " + string.Join(", ", named.Select(e => e.RoutePattern.RawText)));

        var fallback = await portal.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var officer = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(
            Enum.GetNames<Role>().Select(r => new System.Security.Claims.Claim(System.Security.Claims.ClaimTypes.Role, r)), "test"));
        Assert.False((await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(officer, fallback!)).Succeeded);
    }

    [Fact]
    public async Task A_page_takes_no_method_it_has_no_handler_for()
    {
        var pages = (await PortalEndpoints.NamesAsync(portal.Services)).Select(n => n.Split(' ')).ToLookup(n => n[1].Split('?')[0], n => n[0]);
        foreach (var page in pages.Where(p => !p.Contains("POST") && !p.Key.StartsWith("/error", StringComparison.Ordinal)))
        {
            foreach (var who in new[] { AccessTable.Visitor, nameof(Role.VillageClerk), nameof(Role.Reviewer) })
            {
                foreach (var method in new[] { "POST", "PUT", "DELETE" })
                {
                    var status = await AskAsync(who, new AccessRow(method, page.Key, new Dictionary<string, int>(StringComparer.Ordinal)), inside);
                    Assert.True((int)status is >= 300 and < 500, $"{method} {page.Key} answered {(int)status} to {who}");
                }
            }
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Dispose();
        jiangkou.Dispose();
    }

    private static string HomeOf(Role role) => role switch
    {
        Role.VillageClerk or Role.VillageHead or Role.PartySecretary or Role.SupervisionMember or Role.SealKeeper => DemonstrationOfficers.Jiangkou,
        Role.TownshipStaff or Role.Countersigner or Role.JusticeOffice => DemonstrationOfficers.Tongjing,
        Role.DepartmentStaff => Department,
        Role.SocialWorker => DemonstrationOfficers.SocialOrganisation,
        _ => DemonstrationOfficers.District,
    };

    private IEnumerable<Cases> OutsideOf(string who)
    {
        yield return new Cases(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        if (!Enum.TryParse<Role>(who, out var role)) yield break;
        var home = HomeOf(role);
        if (home == DemonstrationOfficers.Jiangkou) yield return otherVillage;
        if (home is DemonstrationOfficers.Jiangkou or DemonstrationOfficers.Tongjing or Department) yield return otherTownship;
    }

    private async Task<HttpStatusCode> AskAsync(string who, AccessRow row, Cases ids, params (string Name, string Value)[] fields)
    {
        var id = row.Route.Contains("/slips/", StringComparison.Ordinal) ? ids.Slip
            : row.Route.StartsWith("/admissions/emergency/", StringComparison.Ordinal) ? ids.Emergency
            : row.Route.StartsWith("/admissions/", StringComparison.Ordinal) ? ids.Admission
            : row.Route.StartsWith("/reviews/", StringComparison.Ordinal) ? ids.Review
            : row.Route.StartsWith("/admin/people/", StringComparison.Ordinal) && ids.Certificate == inside.Certificate ? person.Id
            : row.Route.StartsWith("/admin/units/", StringComparison.Ordinal) && ids.Certificate == inside.Certificate ? person.Posts[0].UnitId
            : ids.Certificate;
        var address = row.Route.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal).Replace("{post:guid}", person.Posts[0].Id.ToString(), StringComparison.Ordinal)
            .Replace("{token}", more.Token, StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{code:int}", "404", StringComparison.Ordinal)
            .Replace("{consultation:guid}", more.Consultation.ToString(), StringComparison.Ordinal).Replace("{file:guid}", more.File.ToString(), StringComparison.Ordinal)
            .Replace("{number}", more.Announced, StringComparison.Ordinal).Replace("{step=Item}", "Item", StringComparison.Ordinal).Replace("{paper=Agenda}", "Agenda", StringComparison.Ordinal)
            .Replace("{kind}", "certificate", StringComparison.Ordinal).Replace("{item:guid}", reviewed.Item.ToString(), StringComparison.Ordinal).Replace("{law:guid}", reviewed.Law.ToString(), StringComparison.Ordinal).Replace("/villages/{code}", $"/villages/{DemonstrationOfficers.Jiangkou}", StringComparison.Ordinal)
            .Replace("{code}", row.Route.Contains("cancelled", StringComparison.Ordinal) ? row.Route.Contains("commitment", StringComparison.Ordinal) ? commitment : declaration : "ZM-07", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), address);
        if (row.Method != "GET")
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", antiforgery[who]), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        }

        using var answer = await clients[who].SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.Found && row.Status.GetValueOrDefault(who) == 302 && who == AccessTable.Visitor && !row.Route.StartsWith("/account", StringComparison.Ordinal))
        {
            Assert.Equal("/account/sign-in", answer.Headers.Location!.OriginalString.Split('?')[0]);
        }

        return answer.StatusCode;
    }

    private const string Department = "区民政局";
    private const string declaration = "QX-08";
    private const string commitment = "QX-14";

    private static async Task<Cases> VoidedAsync(CertificateJourney officers)
    {
        var id = (await officers.StampedAsync()).Id;
        using var voided = await officers.Head.PostFormAsync($"/certificates/{id}/void", ("Reason", "试"));
        using var slip = await RawForm.SendAsync(officers.Clerk, $"/certificates/new?q={Uri.EscapeDataString("养犬")}", "section.note.stop form");
        return new Cases(id, Guid.Parse(slip.Headers.Location!.OriginalString.Split('/')[3]), Guid.Empty, Guid.Empty);
    }

    private async Task<Cases> WithAdmissionAsync(Cases cases)
    {
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var refused = await made.RefusedAsync(MadeAdmissions.Addition("协助已了结的事项", from), await portal.UnitAsync(DemonstrationOfficers.Jiangkou), await portal.UnitAsync(Department));
        var file = new Domain.Admissions.Attachment(refused.Id, null, "x.pdf", Domain.Admissions.AttachmentKind.Pdf, (1, [0]), made.Staff, portal.Clock.GetUtcNow());
        await portal.InDatabaseAsync(db =>
        {
            db.AddRange(file, new AttachmentContent { AttachmentId = file.Id, Bytes = [0] });
            return db.SaveChangesAsync();
        });
        more = ((await jiangkou.StoredAsync(cases.Certificate)).Issue!.Token, refused.Consultations[0].Id, file.Id, (await made.AdmittedTaskAsync(await made.TaskAsync("协助临时的事项", from))).Number!);
        return cases with { Admission = refused.Id };
    }

    private async Task<Cases> WithReviewAsync(Cases cases)
    {
        var (department, reviewer) = (await portal.UnitAsync(Department), new Actor(Guid.CreateVersion7(), null, Role.Reviewer, (await portal.UnitAsync(DemonstrationOfficers.District)).Id));
        var now = portal.Clock.GetUtcNow();
        var round = Domain.Reviews.ReviewRound.Annual(Domain.Lists.ListKind.Assistance, ["XZ-01"], Days.On(now).AddDays(7), reviewer, now);
        var item = new Domain.Reviews.ItemReview(round, ("XZ-01", 1), department.Id);
        round.Close(1, "试", reviewer, now);
        reviewed = (item.Id, await portal.InDatabaseAsync(db => db.Laws.Where(l => l.Name == "义务教育法").Select(l => l.Id).SingleAsync()));
        await portal.InDatabaseAsync(db =>
        {
            db.AddRange(round, item);
            return db.SaveChangesAsync();
        });
        return cases with { Review = round.Id };
    }

    /// <summary>What a stranger could change; the journal notes reads too, and a stranger reads nothing.</summary>
    private Task<string> StateAsync() => portal.InDatabaseAsync(async db => string.Join('|',
        string.Join(',', await db.Certificates.OrderBy(c => c.Id).Select(c => $"{c.Id}{c.Status}{EF.Property<uint>(c, "xmin")}").ToListAsync()),
        await db.CertificateFiles.CountAsync(), await db.SealUses.CountAsync(), await db.RefusalSlips.CountAsync(), await db.NumberSeries.SumAsync(s => s.Last),
        await db.JournalRows.CountAsync(r => r.SubjectType == nameof(Domain.Certificates.Certificate))));
}
