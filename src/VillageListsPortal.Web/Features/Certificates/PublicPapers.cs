using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>Papers that anyone may print: 表单样本, the public slip, 个人声明, 告知承诺书 (domain 4.1, settled S23).</summary>
public static class PublicPapers
{
    public static void MapPublicPapers(this IEndpointRouteBuilder routes)
    {
        var papers = routes.MapGroup("").AllowAnonymous().RequireRateLimiting(Parts.PublicLimit).ExcludeFromDescription();
        papers.MapGet("/guides/{code}/form.pdf", FormSampleAsync);
        papers.MapGet("/lists/cancelled/{code}/slip.pdf", (string code, PortalDb db, TimeProvider clock, PdfEngine pdf, SlipPaper paper) =>
            CancelledAsync(code, db, clock, (item, day) => pdf.Render(paper.Slip(item, day, null))));
        papers.MapGet("/lists/cancelled/{code}/declaration.pdf", (string code, PortalDb db, TimeProvider clock, PdfEngine pdf, SlipPaper paper) =>
            CancelledAsync(code, db, clock, (item, day) => item.SelfPaper == SelfPaper.Declaration ? pdf.Render(paper.SelfPaper(item, day)) : null));
        papers.MapGet("/lists/cancelled/{code}/commitment.pdf", (string code, PortalDb db, TimeProvider clock, PdfEngine pdf, SlipPaper paper) =>
            CancelledAsync(code, db, clock, (item, day) => item.SelfPaper == SelfPaper.Commitment ? pdf.Render(paper.SelfPaper(item, day)) : null));
    }

    private static async Task<IResult> FormSampleAsync(string code, PortalDb db, TimeProvider clock, PdfEngine pdf, CertificatePaper paper, string? committee = null)
    {
        var today = Days.Today(clock);
        var item = await db.ListItems.OfType<CertificateItem>().AsNoTracking().InForce(code, today).SingleOrDefaultAsync();
        if (item is null) return Results.NotFound();
        var kind = item.AppliesTo == AppliesTo.Community || string.Equals(committee, "residents", StringComparison.Ordinal) ? CommitteeKind.Residents : CommitteeKind.Villagers;
        return Results.File(pdf.Render(paper.FormSample(item, kind, today)), "application/pdf");
    }

    private static async Task<IResult> CancelledAsync(string code, PortalDb db, TimeProvider clock, Func<CancelledItem, DateOnly, byte[]?> render)
    {
        var today = Days.Today(clock);
        var item = await db.ListItems.OfType<CancelledItem>().AsNoTracking().InForce(code, today).SingleOrDefaultAsync();
        return item is not null && render(item, today) is { } bytes ? Results.File(bytes, "application/pdf") : Results.NotFound();
    }
}
