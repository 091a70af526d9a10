using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Features.Administration.Changes;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;
using VillageListsPortal.Web.Tests.Units.Changes;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>What the district keeps: reviews, laws, people, units, days and words.</summary>
public sealed partial class OpenForms
{
    private async Task OpenReviewsAsync()
    {
        Unit department = await portal.UnitAsync(Department), district = await portal.UnitAsync(DemonstrationOfficers.District);
        var (by, now) = (new Actor(Guid.CreateVersion7(), null, Role.Reviewer, district.Id), portal.Clock.GetUtcNow());
        var law = await portal.InDatabaseAsync(db => db.Laws.Where(l => l.Name == "社会救助暂行办法").Select(l => l.Id).SingleAsync());
        var annual = ReviewRound.Annual(ListKind.Assistance, ["XZ-01", "XZ-02"], Days.On(now).AddDays(7), by, now);
        var basis = ReviewRound.ForLaw(law, ["XZ-01", "XZ-03"], Days.On(now).AddDays(7), by, now);
        ItemReview own = new(annual, ("XZ-01", 1), department.Id), districts = new(annual, ("XZ-02", 1), district.Id), unnamed = new(basis, ("XZ-01", 1), department.Id), named = new(basis, ("XZ-03", 1), department.Id);
        named.Confirm("第四条", null, basis, new Actor(Guid.CreateVersion7(), null, Role.DepartmentStaff, department.Id), now);
        await SaveAsync(annual, basis, own, districts, unnamed, named);
        Open(Role.DepartmentStaff, $"/reviews/{annual.Id}", $"/reviews/{annual.Id}/items/{own.Id}", $"/reviews/{basis.Id}/items/{unnamed.Id}");
        Open(Role.Reviewer, "/reviews/new", $"/reviews/{annual.Id}/close", $"/reviews/{annual.Id}/items/{districts.Id}", $"/reviews/{basis.Id}/items/{named.Id}");
    }

    private async Task OpenLawsAsync()
    {
        var repealable = await portal.InDatabaseAsync(db => db.Laws.Where(l => l.Name == "自然灾害救助条例").Select(l => l.Id).SingleAsync());
        var amended = await portal.InDatabaseAsync(db => db.Laws.Where(l => l.Name == "村民委员会组织法" && l.Version == "2025年修正").Select(l => l.Id).SingleAsync());
        OpenToVisitors($"/laws/{repealable}");
        Open(Role.Reviewer, "/laws/new", $"/laws/{repealable}/repeal", $"/laws/{amended}/review");
        pages.Add(new(nameof(Role.Reviewer), "/laws/new", client => client.PostFormAsync("/laws/new", ("Input.Name", "禁毒法"), ("Input.Version", "2026年修正"), ("Input.InForceFrom", "2026-05-01"))));
    }

    private async Task OpenAdministrationAsync()
    {
        var person = await portal.PersonAsync("clerk.wenquan");
        var unit = person.Posts[0].UnitId;
        Open(Role.Administrator, $"/admin/people/{person.Id}", $"/admin/people/{person.Id}/grant", $"/admin/people/{person.Id}/slip", $"/admin/people/{person.Id}/end/{person.Posts[0].Id}");
        Open(Role.Administrator, $"/admin/units/{unit}", $"/admin/units/{unit}/correct");
        Open(Role.Administrator, Enum.GetNames<ChangeKind>().Select(k => $"/admin/units/{unit}/change?kind={k}"));
        var rename = $"/admin/units/{unit}/change?kind={ChangeKind.Rename}";
        pages.Add(new(nameof(Role.Administrator), rename, client => client.PostFormAsync(rename, ("Day", Tomorrow), ("Ground", "渝北府〔2026〕12号"), ("Successors[0].Name", "试改社区"), ("Do", "Preview"))));
        pages.Add(new(nameof(Role.Administrator), "/admin/calendar", client => client.PostFormAsync("/admin/calendar", ("Day", "2026-08-14"), ("Choice", "Holiday"), ("Name", "试用节日"))));
        await WaitAsync();
        Open(Role.SecurityOfficer, "/admin/posts");
        Open(Role.Administrator, "/admin/units/changes");
    }

    private string Tomorrow => portal.Today().AddDays(1).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>What waits for a second officer, or for its day: a post granted, a post that is to end, a slip, a change of a unit.</summary>
    private async Task WaitAsync()
    {
        var (district, now) = (await portal.UnitAsync(DemonstrationOfficers.District), portal.Clock.GetUtcNow());
        var auditor = (await portal.InDatabaseAsync(db => TestOfficers.AppointAsync(db, Role.Auditor, district, now))).Account.PersonId;
        await portal.InDatabaseAsync(async db =>
        {
            var by = new Actor(Guid.CreateVersion7(), null, Role.Administrator, null);
            var waiting = new Person("待确认人员", Actor.System, now);
            waiting.Grant(Role.PartySecretary, await db.Units.SingleAsync(u => u.Code == DemonstrationOfficers.Wenquan), (Days.On(now), null), by, now);
            db.Persons.Add(waiting);
            var ending = await db.Persons.Include(p => p.Posts).SingleAsync(p => p.Id == auditor);
            ending.End(ending.Posts[0], Days.On(now).AddDays(9), by, now);
            return await db.SaveChangesAsync();
        });
        using var admin = Browser(nameof(Role.Administrator));
        using var slip = await admin.PostFormAsync($"/admin/people/{(await portal.PersonAsync("head.wenquan")).Id}/slip");
        await portal.EnterAsync(admin, ChangeKind.Rename, DemonstrationOfficers.Xixin, portal.Today().AddDays(1), ("Successors[0].Name", "新西新村"));
    }

    private void OpenScreening()
    {
        pages.Add(new(nameof(Role.TownshipStaff), "/screening/document", async client =>
        {
            var token = (await client.PageAsync("/screening/document")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(Letter()), "file", "letter.pdf" } };
            return await client.PostAsync("/screening/document", content);
        }));
    }

    private byte[] Letter() => portal.Services.GetRequiredService<PdfEngine>().Render(new PdfDocument
    {
        Title = "关于做好近期工作的通知",
        Author = "试",
        Created = portal.Clock.GetUtcNow(),
        Body = [new Paragraph("各村为违建拆除的责任主体，逾期未拆除的扣5分。")],
    });
}
