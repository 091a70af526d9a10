using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>用印登记: every use of the village's seal; the supervision committee looks monthly (domain 4.3).</summary>
[Authorize(Policies.ReadSealPolicy)]
public sealed class SealRegisterModel(PortalDb db) : PortalPage
{
    public sealed record Row(Guid Id, Guid CertificateId, string Matter, string ApprovedBy, string StampedBy, DateTimeOffset At);

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? More { get; private set; }

    public async Task OnGetAsync()
    {
        var size = this.Size(IndexModel.PageSize);
        var found = await (
            from use in db.SealUses.Within(db, Officer.Jurisdiction).AsNoTracking()
            where Before == null || use.Id < Before
            orderby use.Id descending
            join approver in db.Persons on use.ApprovedBy equals approver.Id
            join keeper in db.Persons on use.StampedBy equals keeper.Id
            select new Row(use.Id, use.CertificateId, use.Matter, approver.Name, keeper.Name, use.At)).Take(size + 1).ToListAsync();
        Rows = [.. found.Take(size)];
        More = found.Count > size ? Rows[^1].Id : null;
    }
}
