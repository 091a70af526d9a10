using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

/// <summary>A list that changed twice, by the verbs of the domain as an admission will: XZ-01 amended, then amended again, XZ-02 removed, XZ-28 added.</summary>
public static class ListHistoryData
{
    public const string Document = "渝北府发〔2026〕5号";

    public static readonly DateOnly February = new(2026, 2, 1);
    public static readonly DateOnly July = new(2026, 7, 1);

    /// <summary>Writes the history once per database.</summary>
    public static async Task WriteAsync(PortalFixture portal)
    {
        await portal.AllowUnadmittedChangesAsync();
        await portal.InDatabaseAsync(WriteAsync);
    }

    private static async Task<int> WriteAsync(PortalDb db)
    {
        if (await db.ListEditions.AnyAsync(e => e.Kind == ListKind.Assistance && e.Number > 1)) return 0;
        await SucceedAsync(db, February, "协助入户调查核实", "区民政局、区残联");
        (await db.ListItems.SingleAsync(i => i.Code == "XZ-02")).End(February);
        await db.SaveChangesAsync();
        db.ListItems.Add(Assistance("XZ-28", 1, "协助无障碍环境建设宣传", "宣传、收集意见", "区残联", February));
        db.ListEditions.Add(new ListEdition(ListKind.Assistance, 2, February, Document));
        await db.SaveChangesAsync();
        await SucceedAsync(db, July, "协助入户调查核实、公示", "区民政局");
        db.ListEditions.Add(new ListEdition(ListKind.Assistance, 3, July, null));
        return await db.SaveChangesAsync();
    }

    /// <summary>A version of an assistance item, admitted.</summary>
    public static AssistanceItem Assistance(string code, int version, string title, string role, string department, DateOnly from) => new()
    {
        Code = code,
        Version = version,
        Title = title,
        AppliesTo = AppliesTo.Both,
        LegalBasis = "《社会救助暂行办法》第四条第二款",
        Department = department,
        VillageRole = role,
        FundingRule = "费随事转",
        Liability = "协助，不作责任主体",
        ImportedAs = Provenance.Admitted,
        From = from,
    };

    /// <summary>Ends the version in force of XZ-01 and lets another follow.</summary>
    private static async Task SucceedAsync(PortalDb db, DateOnly day, string role, string department)
    {
        var last = await db.ListItems.Where(i => i.Code == "XZ-01").OrderByDescending(i => i.Version).FirstAsync();
        last.End(day);
        await db.SaveChangesAsync();
        db.ListItems.Add(Assistance("XZ-01", last.Version + 1, last.Title, role, department, day));
        await db.SaveChangesAsync();
    }
}
