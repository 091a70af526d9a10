using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Changes;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units.Changes;

/// <summary>A merger planned ahead, from the administrator's form over the last minute of the old village to the first of the new one (S29).</summary>
public sealed class MergerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Jiangkou = DemonstrationOfficers.Jiangkou;
    private const string Zhongping = "500112133213";
    private const string Merged = "500112133239";

    [Fact]
    public async Task On_the_day_of_a_merger_everything_passes_and_nothing_issued_changes()
    {
        var day = portal.Today().AddDays(1);
        portal.Clock.Set(Days.StartOf(day).AddMinutes(-20));
        using var village = await CertificateJourney.InAsync(portal, Jiangkou);
        var (draft, waiting, signed) = (await village.SubmitAsync(("then", "draft")), await village.SubmitAsync(), await village.SignedAsync());
        var (stamped, handed) = (await village.StampedAsync(), await village.StampedAsync());
        await village.HandOverAsync(handed.Id);
        var (paper, old, partner) = (await village.PaperAsync(handed.Id), await portal.UnitAsync(Jiangkou), await portal.UnitAsync(Zhongping));
        using var neighbour = await CertificateJourney.InAsync(portal, Zhongping);

        using (var admin = await portal.SignInAsync("admin"))
        {
            var (path, status, preview) = await portal.PreviewAsync(admin, ChangeKind.Merge, Jiangkou, day, ("Others", partner.Id.ToString()), ("Successors[0].Code", Merged), ("Successors[0].Name", "江坪村"));
            Assert.Equal(HttpStatusCode.OK, status);
            var text = preview.MainPart().Words();
            foreach (var words in new[] { "江口村撤销", "中坪村撤销", "字号“统景江坪村证”", "在办证明4件", "已办结的证明1件", "两名以上主任" }) Assert.Contains(words, text, StringComparison.Ordinal);
            Assert.DoesNotContain("王小明", text, StringComparison.Ordinal); // the administrator sees no case data (S7)
            Assert.False(await portal.InDatabaseAsync(db => db.UnitChanges.AnyAsync())); // looking changes nothing
            await admin.ConfirmAsync(path, preview);
        }

        // The last minutes of the old village: it works as before.
        await portal.SettleAsync();
        Assert.Equal(old.Id, (await village.StoredAsync(draft)).HeldBy);
        var last = await village.SignedAsync();
        Assert.StartsWith("统景江口村证", last.Issue!.NumberText, StringComparison.Ordinal);

        portal.Clock.Set(Days.StartOf(day).AddMinutes(1));
        await portal.SettleAsync();
        var merged = await portal.UnitOnAsync(Merged);
        Assert.Equal([(draft, merged.Id, merged.Id), (waiting, merged.Id, merged.Id), (signed.Id, old.Id, merged.Id), (stamped.Id, old.Id, merged.Id), (handed.Id, old.Id, merged.Id)],
            await portal.InDatabaseAsync(async db => (await db.Certificates.Where(c => new[] { draft, waiting, signed.Id, stamped.Id, handed.Id }.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync()).ConvertAll(c => (c.Id, c.UnitId, c.HeldBy))));

        // The same people go on in the same sessions, at the new village.
        await village.SignAsync(waiting);
        Assert.Equal("统景江坪村证〔2026〕1号", (await village.StoredAsync(waiting)).Issue!.NumberText);
        await village.StampAsync(signed.Id);
        await village.HandOverAsync(stamped.Id);
        Assert.Contains(merged.Id, await portal.InDatabaseAsync(db => db.SealUses.Where(u => u.CertificateId == signed.Id).Select(u => u.UnitId).ToListAsync()));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(neighbour.Clerk, $"/certificates/{handed.Id}")); // the register has passed to both

        Assert.Equal(paper, await village.PaperAsync(handed.Id)); // byte for byte (domain 4.7)
        await RequireVerifiesAsync(handed, "重庆市渝北区统景镇江口村村民委员会", "重庆市渝北区统景镇江坪村村民委员会");
        await RequireToldAsync(draft, merged.Id);
    }

    private async Task RequireVerifiesAsync(Certificate certificate, string issuer, string successor)
    {
        using var visitor = portal.Visitor();
        var page = (await visitor.PageAsync($"/v/{certificate.Issue!.Token}")).MainPart().Words();
        Assert.Contains(issuer, page, StringComparison.Ordinal); // the name of its day
        Assert.Contains(successor, page, StringComparison.Ordinal); // today's successor
    }

    /// <summary>Journal rows of each, and the 印章管理制度 with who was named in it.</summary>
    private async Task RequireToldAsync(Guid draft, Guid merged)
    {
        var rows = await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What.StartsWith("Unit") || r.What == "PostPassed" || r.What == "CertificatePassed" || r.What == "SealPolicyPassed").ToListAsync());
        Assert.Contains(rows, r => r.What == nameof(CertificatePassed) && r.SubjectId == draft && r.After == "江坪村");
        Assert.Equal(2, rows.Count(r => r.What == nameof(UnitPassed)));
        Assert.Single(rows, r => r.What == nameof(UnitChangePlanned) && r.Role == nameof(Role.Administrator));
        Assert.Single(rows, r => r.What == nameof(UnitChangeTookEffect));
        Assert.True(rows.Count(r => r.What == nameof(PostPassed) && r.UnitId == merged) >= 8);
        Assert.Equal(1, await portal.InDatabaseAsync(async db => (await db.SealPolicyOfAsync(merged, portal.Today())).Delegations.Count));
        using var auditor = await portal.SignInAsync("auditor");
        Assert.Contains("江口村转入江坪村：岗位", (await auditor.PageAsync("/journal?What=UnitPassed")).MainPart().Words(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }
}
