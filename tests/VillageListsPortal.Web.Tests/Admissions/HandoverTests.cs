using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>The cases of a colleague who is ill go to another reviewer, and come back.</summary>
public sealed class HandoverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Path = "/admissions/handover";

    [Fact]
    public async Task All_open_cases_go_to_the_colleague_each_journalled_and_only_those_come_back()
    {
        var admissions = await TestAdmissions.InAsync(portal);
        var (ill, colleague, browser) = await ReviewersAsync();
        Guid[] mine = [await AcceptedByAsync(admissions, ill), await AcceptedByAsync(admissions, ill)];
        var own = await AcceptedByAsync(admissions, colleague);

        using var handed = await browser.PostFormAsync(Path, ("From", ill.ToString()), ("To", colleague.ToString()));
        Assert.Equal(HttpStatusCode.Found, handed.StatusCode);
        var page = (await browser.PageAsync(Path)).MainPart().Words();
        Assert.Contains("已移交 2 件。", page, StringComparison.Ordinal);
        Assert.Contains("的 2 件移交给", page, StringComparison.Ordinal);
        Assert.Equal([colleague, colleague], await HeldByAsync(mine));
        foreach (var id in mine) Assert.True(await portal.InDatabaseAsync(db => db.JournalRows.AnyAsync(r => r.SubjectId == id && r.What == nameof(AdmissionAssigned) && r.Before == ill.ToString() && r.After == colleague.ToString())));
        Assert.True(await portal.InDatabaseAsync(db => db.JournalRows.AnyAsync(r => r.SubjectId == ill && r.What == nameof(CasesHandedOver) && r.After == $"2 {colleague}")));

        using var back = await browser.PostFormAsync(Path, ("From", colleague.ToString()), ("To", ill.ToString()), ("OnlyBack", "true"));
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        Assert.Equal([ill, ill], await HeldByAsync(mine));
        Assert.Equal([colleague], await HeldByAsync(own));
        browser.Dispose();
    }

    [Fact]
    public async Task Nobody_hands_over_to_himself_to_who_is_no_reviewer_or_nothing_at_all()
    {
        var admissions = await TestAdmissions.InAsync(portal);
        var (ill, colleague, browser) = await ReviewersAsync();
        await AcceptedByAsync(admissions, ill);
        var hidden = await RawForm.HiddenAsync(browser, Path, "main form");
        foreach (var (from, to, sentence) in new[]
        {
            (ill.ToString(), ill.ToString(), "同一个人"), (ill.ToString(), Guid.CreateVersion7().ToString(), "不是在岗的审核员"),
            (colleague.ToString(), ill.ToString(), "没有可以移交的案件"), ("", colleague.ToString(), "请选择从谁移交"), (ill.ToString(), "", "请选择移交给谁"),
        })
        {
            using var refused = await RawForm.PostAsync(browser, Path, [.. hidden, ("From", from), ("To", to)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(sentence, await refused.TextAsync(), StringComparison.Ordinal);
        }

        browser.Dispose();
    }

    private async Task<(Guid Ill, Guid Colleague, HttpClient Browser)> ReviewersAsync()
    {
        var district = await portal.UnitAsync(DemonstrationOfficers.District);
        var ill = await portal.InDatabaseAsync(db => TestOfficers.AppointAsync(db, Role.Reviewer, district, portal.Clock.GetUtcNow()));
        var colleague = await portal.InDatabaseAsync(db => TestOfficers.AppointAsync(db, Role.Reviewer, district, portal.Clock.GetUtcNow()));
        return (ill.Account.PersonId, colleague.Account.PersonId, await portal.OfficerAsync(Role.Reviewer, district));
    }

    private async Task<Guid> AcceptedByAsync(TestAdmissions admissions, Guid reviewer)
    {
        var id = (await admissions.AcceptedAsync()).Id;
        await portal.InDatabaseAsync(async db =>
        {
            (await db.Admissions.SingleAsync(a => a.Id == id)).Assign(reviewer, admissions.Reviewer, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        return id;
    }

    private async Task<List<Guid?>> HeldByAsync(params Guid[] ids) => await portal.InDatabaseAsync(db => db.Admissions.Where(a => ids.Contains(a.Id)).Select(a => a.AssignedTo).ToListAsync());
}
